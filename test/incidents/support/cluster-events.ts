import { randomUUID } from 'node:crypto';
import type { ClusterEvent, EventBatch } from '../../../shared/cluster-event.ts';
import { START } from './fake-clock.ts';

/** Minutes after the tests' start, as RFC 3339. */
export const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

/** A crash of container `app` of pod `shop/<name>`, which Deployment `shop/web` controls. */
export function crash(name = 'web-1', changes: Partial<ClusterEvent> = {}): ClusterEvent {
  return {
    id: randomUUID(),
    context: 'prod',
    cluster: 'cluster-1',
    type: 'crash_loop',
    phase: 'anomaly',
    severity: 'critical',
    namespace: 'shop',
    kind: 'Pod',
    name,
    uid: `uid-${name}`,
    owner: { kind: 'Deployment', namespace: 'shop', name: 'web', uid: 'uid-web' },
    container: 'app',
    message: 'back-off restarting failed container',
    labels: { app: 'web' },
    metadata: { reason: 'CrashLoopBackOff', restartCount: 3, exitCode: 1 },
    rawData: { kind: 'Pod', name },
    occurrence: 'restart-3',
    occurrences: 1,
    since: at(-1),
    detectedAt: at(0),
    ...changes,
  };
}

/** The same crash of a Deployment of its own: one incident each. */
export function crashOf(deployment: string, changes: Partial<ClusterEvent> = {}): ClusterEvent {
  const owner = { kind: 'Deployment', namespace: 'shop', name: deployment, uid: `uid-${deployment}` };
  return crash(`${deployment}-1`, { owner, ...changes });
}

/** The end of a trouble: it recovered, or its object was deleted. */
export function endOf(
  event: ClusterEvent,
  phase: 'recovery' | 'gone',
  changes: Partial<ClusterEvent> = {},
): ClusterEvent {
  return { ...event, id: randomUUID(), phase, occurrences: 0, rawData: null, ...changes };
}

export function batch(events: ClusterEvent[], burst: string | null = null): EventBatch {
  return { context: events[0]?.context ?? 'prod', cluster: events[0]?.cluster ?? 'cluster-1', events, burst };
}
