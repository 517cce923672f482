import type { CaseFacts } from '../facts/case-facts.ts';
import { isAbout } from '../facts/event-facts.ts';
import type { Finding } from '../finding.ts';
import { eventEvidence } from '../sources.ts';

/** The object is gone or cannot be read, and its Events are all that is left of it. */
export function remains(facts: CaseFacts): Finding[] {
  const { kind, namespace, name, uid } = facts.case.target;
  if (facts.pods.length > 0 || facts.case.workload !== null || facts.case.node !== null) return [];
  const own = facts.events.filter((event) => isAbout(event, { kind, namespace, name, uid: uid ?? '' }));
  const last = own.findLast(({ isWarning }) => isWarning);
  if (last === undefined) return [];
  return [
    {
      pattern: last.reason === 'Evicted' ? 'NodePressure' : 'Unknown',
      cause: `${kind} ${name} cannot be looked at any more; the last warning about it is ${last.reason}: ${last.message.slice(0, 300)}`,
      by: 'controller',
      sure: last.reason === 'Evicted' ? 0.6 : 0.4,
      about: [last.reason],
      container: null,
      evidence: own.slice(-4).toReversed().map(eventEvidence),
    },
  ];
}
