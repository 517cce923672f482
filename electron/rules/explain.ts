import type { ConditionExplanation, RuleExplanation, RuleFacts } from '../../shared/rules.ts';
import { evaluate } from './evaluate.ts';
import type { ReadyRule, RuleSet } from './rule-set.ts';

/** Why each rule matches or not, condition by condition, in the order they are looked at. `now` in epoch ms. */
export function explain(rules: RuleSet, facts: RuleFacts, now: number): RuleExplanation[] {
  const decision = evaluate(rules, facts, now);
  const last = decision.stop ? decision.rules.at(-1) : undefined;
  const lastAt = last === undefined ? rules.length : rules.findIndex(({ rule }) => rule.id === last);
  return rules.map((ready, at): RuleExplanation => {
    const { id, name, enabled } = ready.rule;
    const failure = decision.failures.find(({ rule }) => rule === id);
    const facets = { rule: id, name, builtIn: ready.builtIn, conditions: conditionsOf(ready, facts, now) };
    if (!enabled) return { ...facets, outcome: 'disabled', because: null };
    if (at > lastAt) return { ...facets, outcome: 'stopped', because: last ?? null };
    if (failure !== undefined) return { ...facets, outcome: 'failed', because: failure.error };
    return { ...facets, outcome: decision.rules.includes(id) ? 'matched' : 'not_matched', because: null };
  });
}

function conditionsOf({ conditions }: ReadyRule, facts: RuleFacts, now: number): ConditionExplanation[] {
  return conditions.map((condition) => ({
    field: condition.field,
    wants: condition.wants,
    has: contained(() => condition.has(facts, now), null),
    matches: contained(() => condition.matches(facts, now), false),
  }));
}

/** What a condition that throws is worth; that it threw is told with the rule. */
function contained<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
