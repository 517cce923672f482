import { type CaseFacts, eventsOfPod } from '../facts/case-facts.ts';
import { hasStarted, isScheduled, type PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { ownWords } from '../own-words.ts';
import { eventEvidence } from '../sources.ts';
import { MOUNT_FAILURES } from '../statements/mounts.ts';
import { stated } from '../statements/statement.ts';
import { claimFindings } from './claims.ts';

const REASONS =
  /^(?:FailedMount|FailedAttachVolume|FailedMapVolume|VolumeResizeFailed|FileSystemResizeFailed)$/;

/** The kubelet or the attach controller cannot give the pod its volumes. */
export function mounts(facts: CaseFacts, pod: PodFacts): Finding[] {
  // Once containers ran, the volumes were there: what failed before was retried and fine.
  if (!isScheduled(pod) || hasStarted(pod)) return [];
  const events = eventsOfPod(facts, pod).filter(({ reason }) => REASONS.test(reason));
  const found = events.toReversed().flatMap((event): Finding[] => {
    const volume = /for volume "(?<volume>[^"]{1,253})"/.exec(event.message)?.groups?.volume ?? '';
    const found = stated(MOUNT_FAILURES, event.message, { volume });
    if (found === null) return [];
    const { clause, about, ...rest } = found;
    const says = event.reason === 'FailedMount' ? 'the kubelet says' : 'the cluster says';
    return [
      {
        ...rest,
        cause: `pod ${pod.name} cannot start: ${clause}${ownWords(clause, event.message, { mask: facts.mask, says })}.`,
        by: 'kubelet',
        about: [...about, volume].filter((one) => one !== ''),
        container: null,
        evidence: [eventEvidence(event)],
      },
    ];
  });
  // The one that names the trouble says more than "timed out", whichever came last.
  return [...found.sort((a, b) => b.sure - a.sure).slice(0, 2), ...claimFindings(facts, pod)];
}
