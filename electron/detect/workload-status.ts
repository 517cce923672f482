import { countOf, type Fields, fieldsOf } from '../../shared/api-fields.ts';

/** Whether a workload's status can be believed, and how many replicas its spec asks for. */
export interface WorkloadStatus {
  /** The controller wrote a status, and for the spec as it is now (observedGeneration caught up). */
  observed: boolean;
  /** Replicas, or for a DaemonSet nodes, that should have a pod. */
  wants: number;
}

/** Whether the controller's status is there and about the present spec. */
export function isObserved(raw: unknown): boolean {
  const status = fieldsOf(fieldsOf(raw).status);
  if (Object.keys(status).length === 0) return false;
  const generation = countOf(fieldsOf(fieldsOf(raw).metadata).generation) ?? 0;
  return (countOf(status.observedGeneration) ?? 0) >= generation;
}

/** `spec.replicas`, which the API reads as 1 where it is null. */
export function replicasOf(spec: Fields): number {
  return countOf(spec.replicas) ?? 1;
}
