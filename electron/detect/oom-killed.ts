import { rfc3339 } from '../../shared/api-fields.ts';
import { containerMetadata, containerTitle, restartsClause } from './container-facts.ts';
import type { ContainerView, Termination } from './container-view.ts';
import type { Look, Verdict } from './finding.ts';
import { found } from './judgement.ts';
import { refOf } from './object-view.ts';
import type { PodView } from './pod-view.ts';
import { begunAt } from './times.ts';

/** The kubelet's word. Exit code 137 is any SIGKILL (a failed probe, a drain), so alone it proves nothing. */
export function isOomKilled(termination: Termination | null): termination is Termination {
  return termination?.reason === 'OOMKilled';
}

/**
 * A container the kubelet saw OOMKilled: current while it is down or backing off, and for `oomCurrent` seconds after
 * the kill once it has gone on, or its pod failed for good. Null where no such kill is current.
 */
export function oomKilled(pod: PodView, container: ContainerView, look: Look): Verdict | null {
  const { state, lastTermination } = container;
  const killed = state.is === 'terminated' ? state.termination : lastTermination;
  if (!isOomKilled(killed)) return null;
  const at = killedAt(pod, container, killed, look.now);
  if (isDown(container) && pod.phase !== 'Failed') return found(finding(pod, container, killed, at));
  const until = at + look.settings.oomCurrent * 1000;
  return look.now < until ? found(finding(pod, container, killed, at), until) : null;
}

function isDown({ state }: ContainerView): boolean {
  return state.is === 'terminated' || (state.is === 'waiting' && state.reason === 'CrashLoopBackOff');
}

/** Without a finishedAt, the start of the next run is the latest the kill can have been. */
function killedAt(pod: PodView, { state }: ContainerView, killed: Termination, now: number): number {
  const nextStart = state.is === 'running' ? state.startedAt : null;
  return begunAt(now, killed.finishedAt, nextStart, pod.startTime, pod.createdAt);
}

function finding(pod: PodView, container: ContainerView, killed: Termination, at: number) {
  const limit = container.memoryLimit === null ? '' : ` (limit ${container.memoryLimit})`;
  return {
    type: 'oom_killed',
    severity: 'critical',
    subject: refOf(pod),
    container: container.name,
    occurrence: occurrenceOf(pod, container, killed),
    since: at,
    message: `${containerTitle(container)} ran out of memory${limit}${restartsClause(container)}`,
    metadata: containerMetadata(pod, container, killed, 'OOMKilled', killed.message),
  } as const;
}

/** One termination is one occurrence, wherever the kubelet shows it: in state first, in lastState later. */
function occurrenceOf(
  pod: PodView,
  { name }: ContainerView,
  { containerID, finishedAt }: Termination,
): string {
  const run = containerID || `${pod.uid}/${name}`;
  return finishedAt === null ? run : `${run}@${rfc3339(finishedAt)}`;
}
