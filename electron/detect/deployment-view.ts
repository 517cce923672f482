import { countOf, fieldsOf } from '../../shared/api-fields.ts';
import { type ConditionView, conditionOf } from './condition-view.ts';
import { type ObjectView, objectView } from './object-view.ts';
import { isObserved, replicasOf, type WorkloadStatus } from './workload-status.ts';

export interface DeploymentView extends ObjectView, WorkloadStatus {
  kind: 'Deployment';
  available: number;
  paused: boolean;
  /** The conditions Available, Progressing and ReplicaFailure; null where not reported. */
  availability: ConditionView | null;
  progressing: ConditionView | null;
  replicaFailure: ConditionView | null;
}

/** The Deployment's view, or null where it has no name or uid. */
export function deploymentView(raw: unknown): DeploymentView | null {
  const object = objectView(raw, 'Deployment');
  if (object === null) return null;
  const spec = fieldsOf(fieldsOf(raw).spec);
  const status = fieldsOf(fieldsOf(raw).status);
  return {
    ...object,
    observed: isObserved(raw),
    wants: replicasOf(spec),
    available: countOf(status.availableReplicas) ?? 0,
    paused: spec.paused === true,
    availability: conditionOf(status, 'Available'),
    progressing: conditionOf(status, 'Progressing'),
    replicaFailure: conditionOf(status, 'ReplicaFailure'),
  };
}
