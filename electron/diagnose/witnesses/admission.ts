import { fieldsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import { isTroubled } from '../facts/container-facts.ts';
import { conditionsOf, isScheduled } from '../facts/pod-facts.ts';
import type { Evidence, Finding } from '../finding.ts';
import { ownWords } from '../own-words.ts';
import { conditionEvidence, eventEvidence } from '../sources.ts';
import { REFUSALS } from '../statements/admission.ts';
import { stated } from '../statements/statement.ts';

/** A controller cannot create the pods of the workload. */
export function admission(facts: CaseFacts): Finding[] {
  const said = creationFailures(facts);
  // Pods that are in trouble themselves: the refusal is over, or concerns only further replicas.
  const hasOther = facts.pods.some((pod) => !isScheduled(pod) || pod.containers.some(isTroubled));
  for (const { text, evidence } of said.toReversed()) {
    const found = stated(REFUSALS, text);
    if (found === null) continue;
    const { clause, ...rest } = found;
    const { kind, name } = facts.workload ?? facts.case.target;
    return [
      {
        ...rest,
        cause: `${kind} ${name} cannot create its pods: ${clause}${ownWords(clause, text, { mask: facts.mask, says: 'the API server says' })}.`,
        by: 'admission',
        sure: rest.sure * (hasOther ? 0.6 : 1),
        container: null,
        evidence: [evidence],
      },
    ];
  }
  return [];
}

function creationFailures(facts: CaseFacts): { text: string; evidence: Evidence }[] {
  const revisions = new Set([facts.workload?.name, facts.case.target.name]);
  for (const one of [...asArray(facts.case.revisions), ...asArray(facts.case.jobs)])
    revisions.add(textOf(fieldsOf(fieldsOf(one).metadata).name));
  const events = facts.events
    .filter(
      ({ reason, kind, name }) =>
        /^(?:FailedCreate|FailedCreatePod|ReplicaSetCreateError)$/.test(reason) &&
        kind !== 'Pod' &&
        revisions.has(name),
    )
    .map((event) => ({ text: event.message, evidence: eventEvidence(event) }));
  const workloads = [facts.case.workload, ...asArray(facts.case.revisions).slice(0, 1)];
  const conditions = workloads.flatMap((workload) => {
    const { metadata, status } = fieldsOf(workload);
    const name = textOf(fieldsOf(metadata).name);
    return conditionsOf(fieldsOf(status).conditions)
      .filter(({ type, status: is }) => type === 'ReplicaFailure' && is === 'True')
      .map((condition) => ({ text: condition.message, evidence: conditionEvidence(name, condition) }));
  });
  return [...conditions, ...events];
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
