import { countOf, type Fields, fieldsOf, textOf } from '../../shared/api-fields.ts';
import { type ConditionView, conditionOf } from './condition-view.ts';
import { internText } from './interned.ts';
import { type ObjectView, objectView } from './object-view.ts';
import { isObserved, replicasOf, type WorkloadStatus } from './workload-status.ts';

export interface DeploymentView extends ObjectView, WorkloadStatus {
  kind: 'Deployment';
  available: number;
  paused: boolean;
  /** The revision, by number, that all its pods are of, when all are available; null while any is not. */
  availableRevision: string | null;
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
    availableRevision: availableRevision(raw, spec, status),
    availability: conditionOf(status, 'Available'),
    progressing: conditionOf(status, 'Progressing'),
    replicaFailure: conditionOf(status, 'ReplicaFailure'),
  };
}

const REVISION = 'deployment.kubernetes.io/revision';

function availableRevision(raw: unknown, spec: Fields, status: Fields): string | null {
  const wants = replicasOf(spec);
  const counts = [status.replicas, status.updatedReplicas, status.availableReplicas].map(countOf);
  if (wants === 0 || !isObserved(raw) || counts.some((count) => count !== wants)) return null;
  return internText(textOf(fieldsOf(fieldsOf(fieldsOf(raw).metadata).annotations)[REVISION])) || null;
}
