import { timeOf } from '../../shared/api-fields.ts';
import type { EventMetadata, EventType } from '../../shared/cluster-event.ts';
import type { Settings } from '../../shared/settings.ts';
import { neverBegan } from './container-config-error.ts';
import { type ContainerView, restartsAfter } from './container-view.ts';
import type { Trouble } from './finding.ts';
import { isOomKilled } from './oom-killed.ts';
import type { PodView } from './pod-view.ts';
import { latest } from './times.ts';

/** Epoch ms at which a pod's trouble counts as recovered if nothing changes; null without positive evidence. */
export function podRecoveryDue(trouble: Trouble, pod: PodView, settings: Settings['detect']): number | null {
  if (pod.evicted || pod.disruptionTarget) return null;
  if (trouble.type === 'pod_unschedulable') return pod.node === '' ? null : held(trouble, settings);
  const containers = pod.containers.filter(
    ({ name }) => trouble.container === null || name === trouble.container,
  );
  return latestOfAll(containers, (container) => containerRecoveryDue(trouble, pod, container, settings));
}

function containerRecoveryDue(
  trouble: Trouble,
  pod: PodView,
  container: ContainerView,
  settings: Settings['detect'],
): number | null {
  switch (trouble.type) {
    case 'crash_loop':
      return crashLoopRecovery(trouble, pod, container, settings);
    case 'oom_killed':
      return oomRecovery(trouble, pod, container, settings);
    case 'image_pull_failed':
      return hasImage(container) ? held(trouble, settings) : null;
    case 'container_config_error':
      return hasBegun(container) ? held(trouble, settings) : null;
    default:
      return null;
  }
}

function crashLoopRecovery(
  trouble: Trouble,
  pod: PodView,
  container: ContainerView,
  settings: Settings['detect'],
) {
  if (isDone(container)) return held(trouble, settings);
  const since = runningSince(pod, container);
  return since === null ? null : latest(since + settings.crashLoopHold * 1000, trouble.clearedAt);
}

/** An OOM ages out by its own time. A pod that ended will not run again, so waiting for that would be for ever. */
function oomRecovery(trouble: Trouble, pod: PodView, container: ContainerView, settings: Settings['detect']) {
  const { state, lastTermination } = container;
  const isOver = isDone(container) || pod.phase === 'Failed';
  if (state.is !== 'running' && !isOver) return null;
  const runs = [lastTermination, state.is === 'terminated' ? state.termination : null];
  const killedAt = runs
    .filter(isOomKilled)
    .map(({ finishedAt }) => finishedAt)
    .reduce(latest, timeOf(trouble.metadata.finishedAt));
  const since = killedAt ?? runningSince(pod, container) ?? trouble.clearedAt;
  return since === null ? null : since + settings.oomCurrent * 1000;
}

/** Epoch ms since when the container has been running; null when it is not, or nobody says since when. */
function runningSince(pod: PodView, { state }: ContainerView): number | null {
  return state.is === 'running' ? (state.startedAt ?? pod.steadySince ?? pod.startTime) : null;
}

/** It did its work and will not be started again. */
function isDone(container: ContainerView): boolean {
  const { state } = container;
  return (
    state.is === 'terminated' &&
    state.termination.exitCode === 0 &&
    !restartsAfter(container, state.termination)
  );
}

/** Whoever ran, or is being tried to run, had its image: the kubelet pulls before anything else. */
function hasImage({ state }: ContainerView): boolean {
  return state.is !== 'waiting' || AFTER_PULL.has(state.reason);
}

const AFTER_PULL = new Set([
  'CrashLoopBackOff',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

/** Its process began, whatever became of it. */
function hasBegun({ state, lastTermination }: ContainerView): boolean {
  if (state.is === 'running') return true;
  if (state.is === 'terminated') return !neverBegan(state.termination);
  return state.reason === 'CrashLoopBackOff' && lastTermination !== null && !neverBegan(lastTermination);
}

function held({ clearedAt }: Trouble, settings: Settings['detect']): number | null {
  return clearedAt === null ? null : clearedAt + settings.recoveryHold * 1000;
}

/** The latest of what `due` says of each; null when there are none, or when any has no say yet. */
function latestOfAll<T>(items: readonly T[], due: (item: T) => number | null): number | null {
  const times = items.map(due);
  return times.includes(null) ? null : times.reduce(latest, null);
}

/**
 * For a failing pod that was deleted: epoch ms at which the pods now standing for the same workload prove recovery,
 * each running that container (any container where `container` is null). Null while one of them does not, or there
 * is none. A Ready pod without that container proves it too: the workload no longer has it. With the deleted pod's
 * `metadata` an OOM ages out by its own time, without by the new pods' start.
 */
export function siblingRecovery(
  type: EventType,
  container: string | null,
  siblings: readonly PodView[],
  settings: Settings['detect'],
  metadata: EventMetadata = {},
): number | null {
  const since = latestOfAll(siblings, (pod) => standsSince(pod, container));
  if (since === null) return null;
  if (type === 'crash_loop') return since + settings.crashLoopHold * 1000;
  if (type !== 'oom_killed') return since + settings.recoveryHold * 1000;
  const killedAt = timeOf(metadata.finishedAt) ?? since;
  return Math.max(since, killedAt + settings.oomCurrent * 1000);
}

function standsSince(pod: PodView, container: string | null): number | null {
  if (pod.deleting || pod.evicted || pod.disruptionTarget) return null;
  const relevant = pod.containers.filter((one) =>
    container === null ? one.role !== 'init' : one.name === container,
  );
  if (relevant.length === 0) return pod.ready ? pod.readyChangedAt : null;
  // An init container that did its work once ran well, and what it made way for says since when.
  if (relevant.every(isDone)) return pod.phase === 'Succeeded' || pod.ready ? pod.readyChangedAt : null;
  return latestOfAll(relevant, (one) => runningSince(pod, one));
}
