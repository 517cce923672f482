import type { ObjectRef } from '../../shared/cluster-event.ts';

/** A cluster that is being looked at now, as far as incidents ask about it. */
export interface Sight {
  cluster: string;
  /** The nodes of a workload's pods that are not ready, null for a pod on none; null while its pods are not known. */
  nodesOf(workload: ObjectRef): (string | null)[] | null;
}
