import { countOf, type Fields, fieldsOf, textOf } from '../../shared/api-fields.ts';
import { internText } from './interned.ts';
import { type ObjectView, objectView } from './object-view.ts';
import { isObserved, replicasOf, type WorkloadStatus } from './workload-status.ts';

export interface StatefulSetView extends ObjectView, WorkloadStatus {
  kind: 'StatefulSet';
  /** Replicas that are Ready. */
  ready: number;
  /** The ControllerRevision, by name, that all its pods are of, when all are available; null while any is not. */
  availableRevision: string | null;
}

/** The StatefulSet's view, or null where it has no name or uid. */
export function statefulSetView(raw: unknown): StatefulSetView | null {
  const object = objectView(raw, 'StatefulSet');
  if (object === null) return null;
  const status = fieldsOf(fieldsOf(raw).status);
  const wants = replicasOf(fieldsOf(fieldsOf(raw).spec));
  return {
    ...object,
    observed: isObserved(raw),
    wants,
    ready: countOf(status.readyReplicas) ?? countOf(status.availableReplicas) ?? 0,
    availableRevision: isObserved(raw) ? availableRevision(status, wants) : null,
  };
}

/** When a rollout is over, the current revision is the updated one. */
function availableRevision(status: Fields, wants: number): string | null {
  // Before 1.22 nothing but readiness is counted.
  const available = countOf(status.availableReplicas) ?? countOf(status.readyReplicas);
  const isOne = status.currentRevision === status.updateRevision;
  if (wants === 0 || countOf(status.replicas) !== wants || available !== wants || !isOne) return null;
  return internText(textOf(status.updateRevision)) || null;
}
