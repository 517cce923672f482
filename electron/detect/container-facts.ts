import { rfc3339 } from '../../shared/api-fields.ts';
import type { EventMetadata } from '../../shared/cluster-event.ts';
import type { ContainerView, Termination } from './container-view.ts';
import type { PodView } from './pod-view.ts';

/** Everything the kubelet and the spec say about a container in trouble; `reason` and `detail` are the trouble's own. */
export function containerMetadata(
  pod: PodView,
  container: ContainerView,
  termination: Termination | null,
  reason: string,
  detail: string,
): EventMetadata {
  const metadata: EventMetadata = {
    restartCount: container.restartCount,
    endedRuns: endedRuns(container),
    initContainer: container.role === 'init',
    ...terminationMetadata(termination),
  };
  if (reason !== '') metadata.reason = reason;
  if (detail !== '') metadata.detail = detail;
  if (pod.node !== '') metadata.node = pod.node;
  if (container.image !== null) metadata.image = container.image;
  if (container.memoryLimit !== null) metadata.memoryLimit = container.memoryLimit;
  if (container.memoryRequest !== null) metadata.memoryRequest = container.memoryRequest;
  return metadata;
}

function terminationMetadata(termination: Termination | null): EventMetadata {
  if (termination === null) return {};
  const { exitCode, signal, startedAt, finishedAt, containerID } = termination;
  return {
    ...(exitCode !== null && { exitCode }),
    ...(signal !== null && { signal }),
    ...(startedAt !== null && { startedAt: rfc3339(startedAt) }),
    ...(finishedAt !== null && { finishedAt: rfc3339(finishedAt) }),
    ...(containerID !== '' && { containerID }),
  };
}

/** "app", "init container migrate", "sidecar proxy". */
export function containerTitle({ name, role }: ContainerView): string {
  if (role === 'init') return `init container ${name}`;
  return role === 'sidecar' ? `sidecar ${name}` : name;
}

/** "; restarted 14 times", or nothing where there was no restart. */
export function restartsClause({ restartCount }: ContainerView): string {
  if (restartCount === 0) return '';
  return restartCount === 1 ? '; restarted once' : `; restarted ${restartCount} times`;
}

/**
 * How many of the container's runs have ended. The kubelet counts a restart when the next run starts, so a container
 * that is down has ended once more than it restarted.
 */
export function endedRuns({ state, lastTermination, restartCount }: ContainerView): number {
  const isDown =
    state.is === 'terminated' ||
    (state.is === 'waiting' && (lastTermination !== null || state.reason === 'CrashLoopBackOff'));
  return isDown ? restartCount + 1 : restartCount;
}

/** Names the end of the container's latest run, whether it is still down or up again since. */
export function endOf(pod: PodView, container: ContainerView): string {
  return `${pod.uid}/${container.name}#${endedRuns(container)}`;
}

/** The first line of a component's message, short enough for a sentence. */
export function inShort(detail: string): string {
  const line = detail.trim().split('\n', 1)[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 199)}…`.toWellFormed() : line;
}
