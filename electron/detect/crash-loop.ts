import { containerMetadata, containerTitle, endOf, restartsClause } from './container-facts.ts';
import { type ContainerView, restartsAfter, type Termination } from './container-view.ts';
import type { Finding, Look, Verdict } from './finding.ts';
import { found } from './judgement.ts';
import { refOf } from './object-view.ts';
import type { PodView } from './pod-view.ts';
import { begunAt } from './times.ts';

/** A run of 10 minutes makes the kubelet forget the back-off; so does a quiet of that length for us. */
const BACK_OFF_RESET_MS = 600_000;
/** One past restart is no loop, two may be bad luck. */
const FEWEST_RESTARTS = 3;

/**
 * A container that keeps crashing: CrashLoopBackOff counts at once, and between two back-offs so does a loop that is
 * evidently still going on. Null where the container is in no such loop.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export function crashLoop(pod: PodView, container: ContainerView, look: Look): Verdict | null {
  const { state } = container;
  if (state.is === 'waiting') {
    return state.reason === 'CrashLoopBackOff'
      ? found(finding(pod, container, container.lastTermination, state.reason, look))
      : null;
  }
  const last = state.is === 'terminated' ? state.termination : container.lastTermination;
  if (last === null) return null;
  const until = loopEvidentUntil(container, last, look);
  return until === null || look.now >= until
    ? null
    : found(finding(pod, container, last, last.reason, look), until);
}

/** Epoch ms until which a container that is not backing off right now counts as looping; null: it does not. */
function loopEvidentUntil(container: ContainerView, last: Termination, look: Look): number | null {
  const { state } = container;
  const hold = look.settings.crashLoopHold * 1000;
  if (container.restartCount < FEWEST_RESTARTS || last.startedAt === null || last.finishedAt === null)
    return null;
  // A run as long as the hold had healed it: its end is a single restart.
  if (last.finishedAt - last.startedAt >= Math.min(hold, BACK_OFF_RESET_MS)) return null;
  const forgotten = begunAt(look.now, last.finishedAt) + BACK_OFF_RESET_MS;
  if (state.is === 'terminated') return restartsAfter(container, last) ? forgotten : null;
  if (state.is !== 'running' || state.startedAt === null) return null;
  return Math.min(forgotten, begunAt(look.now, state.startedAt) + hold);
}

function finding(
  pod: PodView,
  container: ContainerView,
  last: Termination | null,
  reason: string,
  look: Look,
): Finding {
  return {
    type: 'crash_loop',
    severity: 'critical',
    subject: refOf(pod),
    container: container.name,
    // Each crash is one, whether it is seen while backing off or once the next run has begun.
    occurrence: endOf(pod, container),
    since: begunAt(look.now, last?.finishedAt ?? null, pod.startTime, pod.createdAt),
    message: `${containerTitle(container)} ${howItEnds(last)}${restartsClause(container)}`,
    metadata: containerMetadata(pod, container, last, reason, last?.message ?? ''),
  };
}

function howItEnds(last: Termination | null): string {
  if (last === null) return 'keeps crashing';
  const after = ranFor(last);
  if (last.signal !== null) return `is killed by signal ${last.signal}${after}`;
  return last.exitCode === null ? `ends${after}` : `exits with code ${last.exitCode}${after}`;
}

function ranFor({ startedAt, finishedAt }: Termination): string {
  if (startedAt === null || finishedAt === null || finishedAt < startedAt) return '';
  const seconds = Math.round((finishedAt - startedAt) / 1000);
  if (seconds < 120) return ` after ${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? ` after ${minutes} min` : ` after ${Math.round(minutes / 60)} h`;
}
