import { patternWords } from './pattern-words.ts';
import { listed, plain } from './plain-text.ts';
import { duration } from './relative-time.ts';
import {
  type ConditionExplanation,
  type Decision,
  type Rule,
  type RuleExplanation,
  TEXT_FIELDS,
  type When,
} from './rules.ts';

/** How a condition went: "namespace is shop (wanted: payments or pay-*)". */
export function conditionWords({ field, wants, has }: ConditionExplanation): string {
  const is = has === null ? 'is not there' : has === '' ? 'is empty' : `is ${plain(has, 120)}`;
  return `${field} ${is} (wanted: ${plain(wants, 300)})`;
}

/** Why a rule matched or not, without its conditions. */
export function outcomeWords({ outcome, because, conditions }: RuleExplanation): string {
  switch (outcome) {
    case 'matched':
      return conditions.length === 0 ? 'Matches: it asks nothing.' : 'Matches.';
    case 'not_matched':
      return 'Does not match.';
    case 'disabled':
      return 'Switched off.';
    case 'stopped':
      return `Not asked: "${because ?? ''}" ends it.`;
    case 'failed':
      return `Failed (${because ?? ''}): counts as not matching.`;
  }
}

/** What follows in all, one clause each: "tells native and slack:C0123456789". */
export function decisionWords(decision: Decision): string[] {
  const { notify, suppress, severity, cooldown, playbook, diagnose } = decision;
  const tells = suppress ? 'tells nobody: suppressed' : 'tells nobody';
  return [
    notify.length > 0 ? `tells ${listed(notify)}` : tells,
    severity === null ? '' : `makes it ${severity}`,
    cooldown === null ? '' : `not again within ${duration(cooldown * 1000)}`,
    playbook === null ? '' : `offers the playbook ${playbook}`,
    diagnose === null ? '' : diagnose ? 'diagnoses it' : 'does not diagnose it',
  ].filter(Boolean);
}

/** What a rule or a silence is about, one clause each: "namespace payments or pay-*". */
export function whenWords(when: When): string[] {
  const named = (field: string, patterns: readonly string[] | undefined) =>
    patterns === undefined ? [] : [`${field} ${patternWords(patterns)}`];
  return [
    ...TEXT_FIELDS.flatMap((field) => named(field, when[field])),
    ...Object.entries(when.labels ?? {}).flatMap(([label, patterns]) => named(`label ${label}`, patterns)),
    ...named('restarts', when.restarts),
    ...named('lasting', when.duration),
    ...(when.preExisting === undefined
      ? []
      : [when.preExisting ? 'there at the first look' : 'seen to begin']),
  ];
}

/** What follows from a rule, one clause each: "tell default", "make it warning". */
export function followsWords({ follows, cooldown }: Pick<Rule, 'follows' | 'cooldown'>): string[] {
  const { notify, severity, playbook, diagnose, suppress, stop } = follows;
  return [
    notify.length > 0 ? `tell ${listed(notify)}` : '',
    suppress ? 'tell nobody' : '',
    severity === null ? '' : `make it ${severity}`,
    playbook === null ? '' : `offer playbook ${playbook}`,
    diagnose === null ? '' : diagnose ? 'diagnose' : 'do not diagnose',
    cooldown === null ? '' : `not again within ${duration(cooldown * 1000)}`,
    stop ? 'stop here' : '',
  ].filter(Boolean);
}
