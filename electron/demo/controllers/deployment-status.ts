import { timestamp } from '../demo-clock.ts';
import type { Condition, Deployment, ReplicaSet, WorkloadStatus } from '../kubernetes-types.ts';
import { setCondition } from '../pod-status.ts';

/** maxSurge rounds up, maxUnavailable down, and both cannot be zero (deployment API, RollingUpdateDeployment). */
export function rollingBounds(deployment: Deployment): { maxSurge: number; maxUnavailable: number } {
  const strategy = deployment.spec?.strategy as { rollingUpdate?: Record<string, unknown> } | undefined;
  const replicas = deployment.spec?.replicas ?? 1;
  const maxSurge = share(strategy?.rollingUpdate?.maxSurge, replicas, Math.ceil);
  const maxUnavailable = share(strategy?.rollingUpdate?.maxUnavailable, replicas, Math.floor);
  return { maxSurge, maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable };
}

export function share(value: unknown, of: number, round: (share: number) => number): number {
  if (typeof value === 'number') return value;
  const percent = Number.parseInt(typeof value === 'string' ? value : '25%', 10);
  return round((of * percent) / 100);
}

/** Counts and conditions as the real controller keeps them, also what moves which timestamp. */
export function deploymentStatus(
  deployment: Deployment,
  sets: ReplicaSet[],
  newest: ReplicaSet | undefined,
  now: number,
): WorkloadStatus {
  const sum = (field: 'replicas' | 'readyReplicas' | 'availableReplicas') =>
    sets.reduce((total, set) => total + (set.status?.[field] ?? 0), 0);
  const wanted = deployment.spec?.replicas ?? 1;
  const replicas = sum('replicas');
  const availableReplicas = sum('availableReplicas');
  const updatedReplicas = newest?.status?.replicas ?? 0;
  const counts = {
    replicas,
    updatedReplicas,
    readyReplicas: sum('readyReplicas'),
    availableReplicas,
    unavailableReplicas: Math.max(0, wanted - availableReplicas),
  };
  const before = deployment.status;
  const conditions: Condition[] = [...(before?.conditions ?? [])].map((each) => ({ ...each }));
  const minimum = wanted - rollingBounds(deployment).maxUnavailable;
  setTimed(conditions, 'Available', availableReplicas >= minimum, now, AVAILABLE);
  const complete = updatedReplicas === wanted && replicas === wanted && availableReplicas === wanted;
  const moved = (Object.keys(counts) as (keyof typeof counts)[]).some(
    (field) => field !== 'unavailableReplicas' && counts[field] !== (before?.[field] ?? 0),
  );
  progress(conditions, deployment, newest, complete, moved, now);
  return {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    conditions,
  };
}

const AVAILABLE = {
  true: { reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.' },
  false: {
    reason: 'MinimumReplicasUnavailable',
    message: 'Deployment does not have minimum availability.',
  },
};

/** Progressing: done until the next rollout, updated by each step, False when no step came within the deadline. */
function progress(
  conditions: Condition[],
  deployment: Deployment,
  newest: ReplicaSet | undefined,
  complete: boolean,
  moved: boolean,
  now: number,
): void {
  if (!newest) return;
  const { name } = newest.metadata;
  const known = conditions.find((each) => each.type === 'Progressing');
  const rolling = known?.reason !== 'NewReplicaSetAvailable' || !known.message?.includes(`"${name}"`);
  if (complete) {
    const message = `ReplicaSet "${name}" has successfully progressed.`;
    if (rolling) set(conditions, 'True', now, 'NewReplicaSetAvailable', message);
  } else if (rolling && (moved || !known || known.reason === 'NewReplicaSetAvailable')) {
    set(conditions, 'True', now, 'ReplicaSetUpdated', `ReplicaSet "${name}" is progressing.`);
  } else if (rolling && known.status === 'True' && now >= (progressDeadlineMs(deployment) ?? Infinity)) {
    set(
      conditions,
      'False',
      now,
      'ProgressDeadlineExceeded',
      `ReplicaSet "${name}" has timed out progressing.`,
    );
  }
}

function set(
  conditions: Condition[],
  status: Condition['status'],
  now: number,
  reason: string,
  message: string,
): void {
  setCondition(conditions, 'Progressing', status, now, { reason, message });
  const condition = conditions.find((each) => each.type === 'Progressing');
  if (!condition) return;
  condition.lastUpdateTime = timestamp(now);
  delete condition.lastProbeTime;
}

function setTimed(
  conditions: Condition[],
  type: string,
  holds: boolean,
  now: number,
  why: typeof AVAILABLE,
): void {
  const moved = setCondition(conditions, type, holds ? 'True' : 'False', now, why[`${holds}`]);
  const condition = conditions.find((each) => each.type === type);
  if (moved && condition) condition.lastUpdateTime = timestamp(now);
  delete condition?.lastProbeTime;
}

/** When a rollout without progress counts as stuck, epoch ms; undefined when none is under way. */
export function progressDeadlineMs(deployment: Deployment | undefined): number | undefined {
  const known = deployment?.status?.conditions?.find((each) => each.type === 'Progressing');
  if (known?.reason !== 'ReplicaSetUpdated') return undefined;
  return Date.parse(known.lastUpdateTime ?? '') + (deployment?.spec?.progressDeadlineSeconds ?? 600) * 1000;
}
