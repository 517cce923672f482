import { timestamp } from './demo-clock.ts';
import type { Fate } from './fate.ts';
import type { ContainerStatus, Pod } from './kubernetes-types.ts';

/** How a run ended. */
export interface Termination {
  exitCode: number;
  reason: string;
  /** How long it had run when nothing recorded its start. */
  ranForMs: number;
  lastWords?: string[];
}

/** MaxContainerBackOff of the kubelet: 10 s, doubled at each crash, at most 5 min. */
export const backoffMs = (restarts: number) => Math.min(300_000, 10_000 * 2 ** Math.max(0, restarts - 1));

export function terminationBy(fate: Fate & { kind: 'exit' | 'oom' }): Termination {
  const { runsForMs: ranForMs, lastWords = [] } = fate;
  if (fate.kind === 'oom') return { exitCode: 137, reason: 'OOMKilled', ranForMs, lastWords };
  const reason = fate.reason ?? (fate.exitCode === 0 ? 'Completed' : 'Error');
  return { exitCode: fate.exitCode, reason, ranForMs, lastWords };
}

/** Records the end of a run in the container's status. */
export function endRun(status: ContainerStatus, how: Termination, now: number, newContainerId: string): void {
  status.ready = false;
  status.started = false;
  status.state = {
    terminated: {
      exitCode: how.exitCode,
      reason: how.reason,
      startedAt: status.state.running?.startedAt ?? timestamp(now - how.ranForMs),
      finishedAt: timestamp(now),
      containerID: status.containerID ?? newContainerId,
    },
  };
}

/** From terminated to CrashLoopBackOff, in the kubelet's words. */
export function waitInBackoff(status: ContainerStatus, { metadata }: Pod, restarts: number): void {
  const wait = backoffMs(restarts) / 1000;
  const words = wait < 60 ? `${wait}s` : `${Math.floor(wait / 60)}m${wait % 60}s`;
  const pod = `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
  status.restartCount = restarts;
  status.lastState = status.state;
  status.state = {
    waiting: {
      reason: 'CrashLoopBackOff',
      message: `back-off ${words} restarting failed container=${status.name} pod=${pod}`,
    },
  };
}
