import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { moment } from '../sources.ts';

/** Beyond its grace period a deleted pod should be gone, in ms. */
const PATIENCE = 60_000;

/** A pod that was deleted and does not go: who holds it is seen, why they do is not. */
export function terminating(facts: CaseFacts, pod: PodFacts): Finding[] {
  const { deletedAt, name, uid } = pod;
  if (deletedAt === null || facts.now - deletedAt < PATIENCE) return [];
  const finalizers = finalizersOf(facts, uid, name);
  const cause =
    finalizers.length > 0
      ? `pod ${name} was deleted and cannot go: nobody removes its finalizers ${finalizers.join(', ')}.`
      : `pod ${name} was deleted and does not go: the kubelet of node ${pod.nodeName} does not confirm that its containers ended.`;
  return [
    {
      pattern: 'Unknown',
      cause,
      by: 'controller',
      sure: 0.5,
      about: finalizers,
      container: null,
      evidence: [
        {
          source: `metadata of pod ${name}${moment(deletedAt)}`,
          text: `deletionTimestamp is set; finalizers: ${finalizers.join(', ') || 'none'}`,
        },
      ],
    },
  ];
}

function finalizersOf(facts: CaseFacts, uid: string, name: string): string[] {
  const found = itemsOf(facts.case.pods)
    .map(({ metadata }) => fieldsOf(metadata))
    .find((metadata) => metadata.name === name && textOf(metadata.uid) === uid);
  return Array.isArray(found?.finalizers) ? found.finalizers.map(textOf).filter((one) => one !== '') : [];
}
