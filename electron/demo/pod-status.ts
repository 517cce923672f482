import { timestamp } from './demo-clock.ts';
import type { Condition, Container, ContainerStatus, Pod } from './kubernetes-types.ts';
import { containersOf, initContainersOf } from './pod-containers.ts';
import { hash, noise } from './random.ts';

type PodStatus = NonNullable<Pod['status']>;

/** The status the kubelet first reports: scheduled, containers being created. */
export function initialStatus(pod: Pod, now: number): PodStatus {
  const time = timestamp(now);
  const inits = initContainersOf(pod);
  const waiting = (reason: string) => (container: Container) => waitingStatus(container, reason);
  const podIP = `10.244.${hash(pod.spec?.nodeName ?? '') % 250}.${hash(pod.metadata.uid) % 250}`;
  const hostIP = nodeAddress(pod.spec?.nodeName ?? '');
  return {
    phase: 'Pending',
    conditions: [
      condition('PodReadyToStartContainers', 'True', time),
      condition('Initialized', inits.length > 0 ? 'False' : 'True', time),
      condition('Ready', 'False', time, 'ContainersNotReady'),
      condition('ContainersReady', 'False', time, 'ContainersNotReady'),
      condition('PodScheduled', 'True', time),
    ],
    hostIP,
    hostIPs: [{ ip: hostIP }],
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: time,
    ...(inits.length > 0
      ? {
          initContainerStatuses: inits.map((container, index) =>
            waitingStatus(container, index === 0 ? 'ContainerCreating' : 'PodInitializing'),
          ),
        }
      : {}),
    containerStatuses: containersOf(pod).map(
      waiting(inits.length > 0 ? 'PodInitializing' : 'ContainerCreating'),
    ),
    qosClass: qosClass(pod),
  };
}

/** A node's address on the demo's network, from its name. */
export function nodeAddress(node: string): string {
  return `10.128.0.${(hash(node) % 240) + 10}`;
}

export function imageId(image: string): string {
  const digest = Array.from({ length: 8 }, (_, i) =>
    Math.floor(noise(`${image} ${i}`) * 0xffffffff)
      .toString(16)
      .padStart(8, '0'),
  );
  return `${image.split(':')[0]}@sha256:${digest.join('')}`;
}

function waitingStatus(container: Container, reason: string): ContainerStatus {
  return {
    name: container.name,
    state: { waiting: { reason } },
    lastState: {},
    ready: false,
    restartCount: 0,
    image: container.image,
    imageID: '',
    started: false,
  };
}

function condition(type: string, status: Condition['status'], time: string, reason?: string): Condition {
  return { type, status, lastProbeTime: null, lastTransitionTime: time, ...(reason ? { reason } : {}) };
}

/** Guaranteed when every container's requests equal its limits, BestEffort when there are none, else Burstable. */
function qosClass(pod: Pod): string {
  const all = containersOf(pod).map((container) => container.resources ?? {});
  if (all.every(({ requests, limits }) => !requests && !limits)) return 'BestEffort';
  const equal = all.every(
    ({ requests, limits }) =>
      limits?.cpu && limits.memory && JSON.stringify(requests) === JSON.stringify(limits),
  );
  return equal ? 'Guaranteed' : 'Burstable';
}

/** Sets a condition; its transition time moves only when its status does. Returns whether it did. */
export function setCondition(
  conditions: Condition[],
  type: string,
  status: Condition['status'],
  now: number,
  why: { reason?: string; message?: string } = {},
): boolean {
  let known = conditions.find((each) => each.type === type);
  if (!known) {
    known = { type, status: 'Unknown', lastProbeTime: null };
    conditions.push(known);
  }
  const moved = known.status !== status || !known.lastTransitionTime;
  if (moved) known.lastTransitionTime = timestamp(now);
  known.status = status;
  delete known.reason;
  delete known.message;
  Object.assign(known, why);
  return moved;
}

/** Recomputes phase and readiness from the containers, as the kubelet does after every change. */
export function settle(pod: Pod, nodeReady: boolean, now: number): void {
  const status = pod.status;
  const containers = status?.containerStatuses;
  if (!status || !containers) return;
  status.conditions ??= [];
  const inits = status.initContainerStatuses ?? [];
  const initialized = inits.every((each) => each.state.terminated?.exitCode === 0 || each.started);
  if (containers.every((each) => each.state.terminated) && pod.spec?.restartPolicy !== 'Always') {
    const failed = containers.some((each) => each.state.terminated?.exitCode !== 0);
    status.phase = failed ? 'Failed' : 'Succeeded';
  } else if (
    containers.every((each) => each.state.running || each.state.terminated || each.lastState.terminated)
  ) {
    status.phase = 'Running';
  }
  const done = status.phase === 'Succeeded';
  const unready = containers.filter((each) => !each.ready).map((each) => each.name);
  const why = done
    ? { reason: 'PodCompleted' }
    : unready.length > 0
      ? {
          reason: 'ContainersNotReady',
          message: `containers with unready status: [${unready.join(' ')}]`,
        }
      : {};
  const allReady = unready.length === 0;
  setCondition(
    status.conditions,
    'Initialized',
    initialized ? 'True' : 'False',
    now,
    initialized ? {} : { reason: 'ContainersNotInitialized' },
  );
  setCondition(status.conditions, 'ContainersReady', allReady ? 'True' : 'False', now, why);
  setCondition(status.conditions, 'Ready', allReady && nodeReady ? 'True' : 'False', now, why);
}

export function isReady(pod: Pod): boolean {
  const conditions = pod.status?.conditions;
  return (
    Array.isArray(conditions) && conditions.some((each) => each?.type === 'Ready' && each.status === 'True')
  );
}

/** Counts for its controller: neither finished nor on its way out. */
export function isActive(pod: Pod): boolean {
  const phase = pod.status?.phase;
  return !pod.metadata.deletionTimestamp && phase !== 'Succeeded' && phase !== 'Failed';
}
