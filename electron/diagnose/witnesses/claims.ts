import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import { isAbout } from '../facts/event-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { eventEvidence } from '../sources.ts';

/** PersistentVolumeClaims of the pod that are not bound, with what the volume controller says. */
export function claimFindings(facts: CaseFacts, pod: PodFacts): Finding[] {
  const mine = new Set(
    itemsOf(pod.spec.volumes).map(
      (volume) =>
        textOf(fieldsOf(volume.persistentVolumeClaim).claimName) || `${pod.name}-${textOf(volume.name)}`,
    ),
  );
  return itemsOf(facts.case.claims).flatMap((claim): Finding[] => {
    const { metadata, spec, status } = claim;
    const name = textOf(fieldsOf(metadata).name);
    const phase = textOf(fieldsOf(status).phase);
    if (!mine.has(name) || phase === 'Bound' || phase === '') return [];
    const storageClass = textOf(fieldsOf(spec).storageClassName);
    const events = facts.events.filter((event) =>
      isAbout(event, {
        kind: 'PersistentVolumeClaim',
        namespace: pod.namespace,
        name,
        uid: textOf(fieldsOf(metadata).uid),
      }),
    );
    const event =
      events.findLast(({ reason }) => reason === 'ProvisioningFailed') ??
      events.findLast(({ reason }) => reason !== 'WaitForFirstConsumer');
    const why = event ? `: ${event.message.slice(0, 260)}` : '';
    return [
      {
        pattern: 'StorageFailure',
        cause: `the PersistentVolumeClaim ${name} is ${phase}${storageClass === '' ? ', and it names no storage class' : ` (storage class ${storageClass})`}${why}.`,
        by: 'storage',
        sure: event?.reason === 'ProvisioningFailed' || phase === 'Lost' ? 0.9 : 0.75,
        about: [name, storageClass].filter((one) => one !== ''),
        container: null,
        evidence: [
          ...(event ? [eventEvidence(event)] : []),
          {
            source: `status of PersistentVolumeClaim ${name}`,
            text: `phase ${phase}, storage class ${storageClass || 'none'}`,
          },
        ],
      },
    ];
  });
}
