import type { Decision, RuleFacts } from '../../shared/rules.ts';
import type { ReadyRule, RuleSet } from './rule-set.ts';

/** What a person's rules may take of the transaction they run in, for one incident. */
export const TIME_LIMIT_MS = 50;

/**
 * What follows from an incident. Pure: `now` is epoch ms, and `outOfTime` is the only thing asked of the world. A rule
 * that throws counts as not matching and is named; so are a person's rules once time is up, while the built-in ones
 * (cheap, and the reason why nobody misses a crash) are always asked.
 */
export function evaluate(
  rules: RuleSet,
  facts: RuleFacts,
  now: number,
  outOfTime: () => boolean = () => false,
): Decision {
  const matched: ReadyRule[] = [];
  const failures: Decision['failures'] = [];
  for (const ready of rules) {
    if (!ready.rule.enabled) continue;
    if (ready.written && outOfTime()) {
      const error = `all rules together took longer than ${TIME_LIMIT_MS} ms`;
      failures.push({ rule: ready.rule.id, error });
      continue;
    }
    try {
      if (!ready.conditions.every((condition) => condition.matches(facts, now))) continue;
    } catch (error) {
      failures.push({ rule: ready.rule.id, error: error instanceof Error ? error.message : String(error) });
      continue;
    }
    matched.push(ready);
    if (ready.rule.follows.stop) break;
  }
  return { ...together(matched), failures };
}

/** What several matching rules say: all their routes; of everything else the first that says so. */
function together(matched: readonly ReadyRule[]): Omit<Decision, 'failures'> {
  const rules = matched.map(({ rule }) => rule);
  const first = <T>(of: (rule: ReadyRule['rule']) => T | null): T | null =>
    rules.map(of).find((said) => said !== null) ?? null;
  const suppress = rules.some(({ follows }) => follows.suppress);
  return {
    notify: suppress ? [] : [...new Set(matched.flatMap(({ routes }) => routes))],
    severity: first(({ follows }) => follows.severity),
    cooldown: first(({ cooldown }) => cooldown),
    playbook: first(({ follows }) => follows.playbook),
    diagnose: first(({ follows }) => follows.diagnose),
    suppress,
    stop: rules.some(({ follows }) => follows.stop),
    rules: rules.map(({ id }) => id),
  };
}
