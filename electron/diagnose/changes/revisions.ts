import {
  countOf,
  type Fields,
  fieldsOf,
  integerOf,
  itemsOf,
  textOf,
  timeOf,
} from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import { type TemplateChange, templateDiff } from './template-diff.ts';

/** The latest rollout of the workload. */
export interface Rollout {
  /** "revision 5", or the name of the ReplicaSet or ControllerRevision. */
  title: string;
  /** Epoch ms. */
  at: number | null;
  /** Epoch ms of the revision before. */
  beforeAt: number | null;
  changes: readonly TemplateChange[];
  /** Pods of the revision before are ready now: it was, and is, fine. */
  formerIsFine: boolean;
  names: { now: string; before: string };
}

interface Revision {
  name: string;
  uid: string;
  number: number | null;
  at: number | null;
  template: Fields;
  ready: number;
}

/** Null where there is no earlier revision, or the pod is not one of the latest. */
export function latestRollout(facts: CaseFacts, pod: PodFacts | undefined): Rollout | null {
  const revisions = itemsOf(facts.case.revisions).map(revision);
  const sorted = revisions.every(({ number }) => number !== null)
    ? revisions.toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0))
    : revisions;
  const [now, before] = sorted;
  if (now === undefined || before === undefined || now.name === before.name) return null;
  const isOfFormer = pod?.owner != null && sorted.slice(1).some(({ name }) => name === pod.owner?.name);
  if (isOfFormer) return null;
  return {
    title: now.number === null ? now.name : `revision ${now.number}`,
    at: now.at,
    beforeAt: before.at,
    changes: templateDiff(before.template, now.template),
    formerIsFine: sorted.slice(1).some(({ ready }) => ready > 0) || partlyReady(facts.case.workload),
    names: { now: now.name, before: before.name },
  };
}

function revision(value: Fields): Revision {
  const metadata = fieldsOf(value.metadata);
  const annotated = Number(
    textOf(fieldsOf(metadata.annotations)['deployment.kubernetes.io/revision']) || Number.NaN,
  );
  const data = fieldsOf(value.data);
  const template = fieldsOf(fieldsOf(value.spec).template ?? fieldsOf(data.spec).template);
  return {
    name: textOf(metadata.name),
    uid: textOf(metadata.uid),
    number: integerOf(value.revision) ?? (Number.isFinite(annotated) ? annotated : null),
    at: timeOf(metadata.creationTimestamp),
    template,
    ready: countOf(fieldsOf(value.status).readyReplicas) ?? 0,
  };
}

/** A StatefulSet or DaemonSet in the midst of a rollout, whose pods of the revision before are ready. */
function partlyReady(workload: unknown): boolean {
  const { kind, status } = fieldsOf(workload);
  const state = fieldsOf(status);
  if (kind === 'StatefulSet') {
    const isRolling = textOf(state.currentRevision) !== textOf(state.updateRevision);
    return isRolling && (countOf(state.currentReplicas) ?? 0) > 0 && (countOf(state.readyReplicas) ?? 0) > 0;
  }
  if (kind === 'DaemonSet') {
    const updated = countOf(state.updatedNumberScheduled) ?? 0;
    return updated < (countOf(state.desiredNumberScheduled) ?? 0) && (countOf(state.numberReady) ?? 0) > 0;
  }
  return false;
}
