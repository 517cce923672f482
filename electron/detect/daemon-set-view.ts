import { countOf, fieldsOf } from '../../shared/api-fields.ts';
import { type ObjectView, objectView } from './object-view.ts';
import { isObserved, type WorkloadStatus } from './workload-status.ts';

export interface DaemonSetView extends ObjectView, WorkloadStatus {
  kind: 'DaemonSet';
  /** Nodes whose pod is Ready. */
  ready: number;
}

/** The DaemonSet's view, or null where it has no name or uid. */
export function daemonSetView(raw: unknown): DaemonSetView | null {
  const object = objectView(raw, 'DaemonSet');
  if (object === null) return null;
  const status = fieldsOf(fieldsOf(raw).status);
  return {
    ...object,
    observed: isObserved(raw),
    wants: countOf(status.desiredNumberScheduled) ?? 0,
    ready: countOf(status.numberReady) ?? countOf(status.numberAvailable) ?? 0,
  };
}
