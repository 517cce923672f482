import { containerMetadata, containerTitle, endOf, inShort, restartsClause } from './container-facts.ts';
import type { ContainerView, Termination } from './container-view.ts';
import type { Look, Verdict } from './finding.ts';
import { found } from './judgement.ts';
import { refOf } from './object-view.ts';
import type { PodView } from './pod-view.ts';
import { begunAt } from './times.ts';

/** Reasons to wait that a retry alone will not mend: pkg/kubelet/kuberuntime/kuberuntime_container.go, images/types.go. */
const CANNOT_START = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'InvalidImageName',
]);

/** How runtimes report a process that never began: containerd and CRI-O, and Docker before them. */
const NEVER_BEGAN = new Set(['StartError', 'ContainerCannotRun']);

/** The process never began, as opposed to began and crashed. */
export function neverBegan(termination: Termination | null): termination is Termination {
  return termination !== null && NEVER_BEGAN.has(termination.reason);
}

/** A container that cannot be created or started as configured. Null where the kubelet says nothing such. */
export function containerConfigError(pod: PodView, container: ContainerView, look: Look): Verdict | null {
  const { state, lastTermination } = container;
  if (state.is === 'waiting' && CANNOT_START.has(state.reason)) {
    return finding(pod, container, state.reason, state.message, begunAt(look.now, state.since));
  }
  // Between two attempts the kubelet backs off as for a crash, but there was none.
  const isBackingOff = state.is === 'waiting' && state.reason === 'CrashLoopBackOff';
  const failed = state.is === 'terminated' ? state.termination : isBackingOff ? lastTermination : null;
  if (!neverBegan(failed)) return null;
  const since = begunAt(look.now, failed.finishedAt, pod.startTime, pod.createdAt);
  return finding(pod, container, failed.reason, failed.message, since);
}

function finding(
  pod: PodView,
  container: ContainerView,
  reason: string,
  detail: string,
  since: number,
): Verdict {
  const { state, lastTermination } = container;
  const last = state.is === 'terminated' ? state.termination : lastTermination;
  return found({
    type: 'container_config_error',
    severity: 'critical',
    subject: refOf(pod),
    container: container.name,
    occurrence: endOf(pod, container),
    since,
    message: `${containerTitle(container)} cannot start: ${inShort(detail) || reason}${restartsClause(container)}`,
    metadata: containerMetadata(pod, container, last, reason, detail),
  });
}
