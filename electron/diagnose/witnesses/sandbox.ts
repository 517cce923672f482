import { type CaseFacts, eventsOfPod } from '../facts/case-facts.ts';
import { hasStarted, isScheduled, type PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { ownWords } from '../own-words.ts';
import { eventEvidence } from '../sources.ts';
import { SANDBOX_FAILURES } from '../statements/sandbox.ts';
import { stated } from '../statements/statement.ts';

/** The node cannot make the pod's sandbox: network plugin, runtime, addresses. */
export function sandbox(facts: CaseFacts, pod: PodFacts): Finding[] {
  if (!isScheduled(pod) || hasStarted(pod)) return [];
  const event = eventsOfPod(facts, pod).findLast(({ reason }) =>
    /^(?:FailedCreatePodSandBox|NetworkNotReady|FailedPodSandBoxStatus|FailedCreatePodContainer)$/.test(
      reason,
    ),
  );
  if (event === undefined) return [];
  const found = stated(SANDBOX_FAILURES, event.message, { end: event.message.slice(-260) });
  if (found === null) return [];
  const { clause, about, ...rest } = found;
  return [
    {
      ...rest,
      cause: `pod ${pod.name} cannot start on node ${pod.nodeName}: ${clause}${ownWords(clause, event.message, { mask: facts.mask, says: 'the kubelet says' })}.`,
      by: 'kubelet',
      about: [pod.nodeName, ...about],
      container: null,
      evidence: [eventEvidence(event)],
    },
  ];
}
