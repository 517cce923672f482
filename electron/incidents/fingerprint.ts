import { hash } from 'node:crypto';
import type { ClusterEvent } from '../../shared/cluster-event.ts';

/**
 * What one incident is about: this trouble of this workload (or node) in this cluster, seen through this context.
 * The owner's UID is left out: a workload deleted and made again has the same incidents.
 */
export function fingerprint(event: Pick<ClusterEvent, 'cluster' | 'context' | 'type' | 'owner'>): string {
  const { cluster, context, type, owner } = event;
  const identity = [cluster, context, type, owner.namespace, owner.kind, owner.name];
  return hash('sha256', JSON.stringify(identity));
}
