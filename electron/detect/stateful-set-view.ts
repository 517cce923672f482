import { countOf, fieldsOf } from '../../shared/api-fields.ts';
import { type ObjectView, objectView } from './object-view.ts';
import { isObserved, replicasOf, type WorkloadStatus } from './workload-status.ts';

export interface StatefulSetView extends ObjectView, WorkloadStatus {
  kind: 'StatefulSet';
  /** Replicas that are Ready. */
  ready: number;
}

/** The StatefulSet's view, or null where it has no name or uid. */
export function statefulSetView(raw: unknown): StatefulSetView | null {
  const object = objectView(raw, 'StatefulSet');
  if (object === null) return null;
  const status = fieldsOf(fieldsOf(raw).status);
  return {
    ...object,
    observed: isObserved(raw),
    wants: replicasOf(fieldsOf(fieldsOf(raw).spec)),
    ready: countOf(status.readyReplicas) ?? countOf(status.availableReplicas) ?? 0,
  };
}
