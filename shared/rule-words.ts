import { counted, listed, plain } from './plain-text.ts';
import type { ConditionExplanation, Decision, RuleExplanation } from './rules.ts';

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
    cooldown === null ? '' : `not again within ${counted(cooldown, 'second')}`,
    playbook === null ? '' : `offers the playbook ${playbook}`,
    diagnose === null ? '' : diagnose ? 'diagnoses it' : 'does not diagnose it',
  ].filter(Boolean);
}
