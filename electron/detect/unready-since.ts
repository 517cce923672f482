import type { Look } from './finding.ts';
import type { ObjectView } from './object-view.ts';
import type { PodView } from './pod-view.ts';
import { begunAt, earliest, latest } from './times.ts';
import type { WorkloadStatus } from './workload-status.ts';

/** Whether pods of a StatefulSet or DaemonSet are not ready, grace apart. */
export function lacksReadyPods(workload: WorkloadStatus & { ready: number; deleting: boolean }): boolean {
  return !workload.deleting && workload.observed && workload.ready < workload.wants;
}

/**
 * Since when a StatefulSet or DaemonSet has lacked ready pods, epoch ms, by its pods' Ready transitions: a rolling
 * update takes one young pod after another, so an unready pod's own time counts, the longest of them. Where pods
 * are missing altogether, the last change among the others or our own first sight; where there are no pods at all,
 * the workload's creation.
 */
export function unreadySince(workload: ObjectView, pods: readonly PodView[], look: Look): number {
  const unready = pods.filter((pod) => !pod.ready).map((pod) => pod.readyChangedAt ?? pod.createdAt);
  const lastChange = pods.map((pod) => pod.readyChangedAt).reduce(latest, look.firstSight);
  return begunAt(look.now, unready.reduce(earliest, null), lastChange, workload.createdAt);
}
