import type { ClusterEvent } from '../../../shared/cluster-event.ts';
import { at, crashOf } from './cluster-events.ts';

/** A node that stopped reporting `minutes` after the start, judged NotReady a minute later. */
export function nodeDown(name = 'node-1', minutes = 0, changes: Partial<ClusterEvent> = {}): ClusterEvent {
  const node = { kind: 'Node', namespace: '', name, uid: `uid-${name}` };
  return crashOf(name, {
    ...node,
    owner: node,
    type: 'node_not_ready',
    container: null,
    metadata: { ready: 'Unknown', node: name },
    occurrence: `${name}@${minutes}`,
    since: at(minutes),
    detectedAt: at(minutes + 1),
    ...changes,
  });
}

/** A crash of a Deployment's one pod on a node, `minutes` after the start. */
export function crashOn(
  node: string,
  deployment: string,
  minutes = 0,
  changes: Partial<ClusterEvent> = {},
): ClusterEvent {
  return crashOf(deployment, {
    metadata: { node, restartCount: 3 },
    occurrence: `restart@${minutes}`,
    since: at(minutes),
    detectedAt: at(minutes),
    ...changes,
  });
}

/** A Deployment with no available pod, `minutes` after the start. */
export function emptied(deployment: string, minutes = 0, changes: Partial<ClusterEvent> = {}): ClusterEvent {
  const workload = { kind: 'Deployment', namespace: 'shop', name: deployment, uid: `uid-${deployment}` };
  return crashOf(deployment, {
    ...workload,
    type: 'zero_replicas',
    container: null,
    metadata: { wants: 3, available: 0 },
    occurrence: `${deployment}@${minutes}`,
    since: at(minutes),
    detectedAt: at(minutes + 2),
    ...changes,
  });
}
