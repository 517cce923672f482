import type { Decision, RuleExplanation, RuleFacts, RuleInEffect } from '../../shared/rules.ts';
import type { Settings } from '../../shared/settings.ts';
import { evaluate, TIME_LIMIT_MS } from './evaluate.ts';
import { explain } from './explain.ts';
import type { WrittenRule } from './rule-schema.ts';
import { type RuleDefaults, type RuleSet, ruleSet } from './rule-set.ts';

/** The rules that hold now, and how they fared since the start. */
export interface RuleBook {
  /** Puts other rules of a person in force. */
  use(written: readonly WrittenRule[]): void;
  /** `now` in epoch ms. */
  decide(facts: RuleFacts, now: number): Decision;
  /** These rules match an incident that they did not match before. */
  matched(rules: readonly string[], now: number): void;
  /** Seconds that a rule in force compares durations with. */
  durations(): readonly number[];
  /** Changes whenever other rules come into force. */
  version(): string;
  /** How many matches and failures were counted: moves on with each. */
  tallied(): number;
  /** In the order in which they are asked. */
  inEffect(): RuleInEffect[];
  explain(facts: RuleFacts, now: number): { decision: Decision; rules: RuleExplanation[] };
  /** What these rules would say in the place of those in force. */
  tryOut(
    written: readonly WrittenRule[],
    facts: RuleFacts,
    now: number,
  ): { decision: Decision; rules: RuleExplanation[] };
  /** One sentence for each rule that failed. */
  problems(): string[];
}

interface Tally {
  matched: number;
  lastMatched: string | null;
  failed: number;
  lastError: string | null;
}

/** `elapsed`: what was computed so far, in ms, to measure what rules take of a transaction; a busy machine is not their fault. */
export function createRuleBook(settings: () => Settings, elapsed: () => number): RuleBook {
  let written: readonly WrittenRule[] = [];
  let uses = 0;
  let inForce: { made: string; rules: RuleSet } | null = null;
  const tallies = new Map<string, Tally>();

  /** Made anew when a person's rules or the settings about them changed. */
  function current(): RuleSet {
    const made = version();
    if (inForce?.made !== made) inForce = { made, rules: ruleSet(written, defaultsOf(settings())) };
    return inForce.rules;
  }

  function version(): string {
    return `${uses} ${JSON.stringify(defaultsOf(settings()))}`;
  }

  function tally(rule: string): Tally {
    const known = tallies.get(rule) ?? { matched: 0, lastMatched: null, failed: 0, lastError: null };
    tallies.set(rule, known);
    return known;
  }

  return {
    use(rules) {
      written = rules;
      uses += 1;
      tallies.clear();
    },
    decide(facts, now) {
      const started = elapsed();
      const decision = evaluate(current(), facts, now, () => elapsed() - started > TIME_LIMIT_MS);
      for (const { rule, error } of decision.failures) {
        const own = tally(rule);
        own.failed += 1;
        own.lastError = error;
      }
      return decision;
    },
    matched(rules, now) {
      for (const rule of rules) {
        const own = tally(rule);
        own.matched += 1;
        own.lastMatched = new Date(now).toISOString();
      }
    },
    durations: () => [
      ...new Set(current().flatMap(({ rule, durations }) => (rule.enabled ? durations : []))),
    ],
    version,
    tallied: () => [...tallies.values()].reduce((sum, { matched, failed }) => sum + matched + failed, uses),
    inEffect: () =>
      current().map(({ rule, builtIn, written: isWritten }) => ({
        ...rule,
        builtIn,
        written: isWritten,
        ...tally(rule.id),
      })),
    explain: (facts, now) => explained(current(), facts, now),
    tryOut: (rules, facts, now) => explained(ruleSet(rules, defaultsOf(settings())), facts, now),
    problems: () =>
      [...tallies].flatMap(([rule, { failed, lastError }]) =>
        failed === 0
          ? []
          : [`The rule "${rule}" failed ${times(failed)} (${lastError}): it matched nothing then.`],
      ),
  };
}

function explained(rules: RuleSet, facts: RuleFacts, now: number) {
  return { decision: evaluate(rules, facts, now), rules: explain(rules, facts, now) };
}

function defaultsOf({ notifications }: Settings): RuleDefaults {
  const { severities, off, defaultRoute } = notifications;
  return { severities, off, routes: [defaultRoute] };
}

const times = (count: number) => (count === 1 ? 'once' : `${count.toLocaleString('en-US')} times`);
