import type { ClusterEvent } from '../../../shared/cluster-event.ts';
import { crashOf } from '../../incidents/support/cluster-events.ts';

export const BATCH_SIZE = 10;

/** 200 incidents, as every look at the same cluster finds them: the same occurrences under new event ids. */
export function burstEvents(): ClusterEvent[] {
  return Array.from({ length: 200 }, (_, index) =>
    crashOf(`workload-${index}`, { occurrences: 1 + (index % 3) }),
  );
}
