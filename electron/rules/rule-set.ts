import type { EventType, Severity } from '../../shared/cluster-event.ts';
import type { Rule } from '../../shared/rules.ts';
import { builtInRules } from './built-in-rules.ts';
import { parseComparison } from './comparison.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import type { WrittenRule } from './rule-schema.ts';

/** A rule ready to be asked. */
export interface ReadyRule {
  rule: Rule;
  /** It is one of Dogwatch's own, changed or not. */
  builtIn: boolean;
  /** A person's file has a word in it. */
  written: boolean;
  conditions: Condition[];
  /** Seconds that it compares durations with. */
  durations: number[];
  /** Its routes, `default` replaced. */
  routes: string[];
}

/** Rules in the order in which they are looked at: a person's own as the file has them, then the built-in ones. */
export type RuleSet = readonly ReadyRule[];

/** What the settings say about rules. */
export interface RuleDefaults {
  /** Told by the built-in rules. */
  severities: readonly Severity[];
  /** Types the built-in rules do not tell. */
  off: readonly EventType[];
  /** What `default` means. */
  routes: readonly string[];
}

/**
 * Merges what a person wrote with the built-in rules: one with a built-in's id takes its place, and what it does not
 * say stays as it is there.
 * @throws Error when a pattern cannot be used; what parseRules accepted can.
 */
export function ruleSet(written: readonly WrittenRule[], defaults: RuleDefaults): RuleSet {
  const builtIns = builtInRules(defaults.severities, defaults.off);
  const own = written.filter(({ id }) => !builtIns.some((rule) => rule.id === id));
  const ready = (rule: Rule, builtIn: boolean, isWritten: boolean): ReadyRule => ({
    rule,
    builtIn,
    written: isWritten,
    conditions: conditionsOf(rule.when),
    durations: (rule.when.duration ?? []).map((text) => parseComparison(text, 'duration').bound),
    routes: [...new Set(rule.follows.notify.flatMap((to) => (to === 'default' ? defaults.routes : [to])))],
  });
  return [
    ...own.map((rule) => ready(withDefaults(rule, null), false, true)),
    ...builtIns.map((base) => {
      const change = written.find(({ id }) => id === base.id);
      return ready(change === undefined ? base : withDefaults(change, base), true, change !== undefined);
    }),
  ];
}

function withDefaults({ id, name, enabled, when, cooldown, follows }: WrittenRule, base: Rule | null): Rule {
  return {
    id,
    name: name ?? base?.name ?? id,
    enabled: enabled ?? true,
    when: when ?? base?.when ?? {},
    cooldown: cooldown ?? base?.cooldown ?? null,
    follows: follows === undefined && base !== null ? base.follows : consequencesOf(follows ?? {}),
  };
}

function consequencesOf(said: NonNullable<WrittenRule['follows']>): Rule['follows'] {
  const { notify = [], severity = null, playbook = null, diagnose = null } = said;
  return { notify, severity, playbook, diagnose, suppress: said.suppress === true, stop: said.stop === true };
}
