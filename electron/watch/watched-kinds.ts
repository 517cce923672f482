import type { EventType, ObjectRef } from '../../shared/cluster-event.ts';
import { type CronJobView, cronJobView } from '../detect/cron-job-view.ts';
import { daemonSetView } from '../detect/daemon-set-view.ts';
import { deploymentView } from '../detect/deployment-view.ts';
import type { Look, Verdict } from '../detect/finding.ts';
import { type JobView, jobView } from '../detect/job-view.ts';
import { judgeDaemonSet } from '../detect/judge-daemon-set.ts';
import { judgeDeployment } from '../detect/judge-deployment.ts';
import { judgeJob } from '../detect/judge-job.ts';
import { judgeNode } from '../detect/judge-node.ts';
import { judgePod } from '../detect/judge-pod.ts';
import { judgeStatefulSet } from '../detect/judge-stateful-set.ts';
import type { OnError } from '../detect/judgement.ts';
import { namespaceView } from '../detect/namespace-view.ts';
import { nodeView } from '../detect/node-view.ts';
import { type ObjectView, refOf } from '../detect/object-view.ts';
import { type PodView, podView } from '../detect/pod-view.ts';
import { statefulSetView } from '../detect/stateful-set-view.ts';
import { RESOURCES, type Resource } from '../kube/resources.ts';
import type { ClusterView } from './cluster-view.ts';

/** One kind of object the loop watches: how it is reduced to a view, and what is said of that view. */
export interface WatchedKind {
  resource: Resource;
  /** The troubles seen on it; empty for a kind that only says something about others. */
  types: readonly EventType[];
  /** Null for what is no usable object of this kind. */
  view(raw: unknown): ObjectView | null;
  judge(view: ObjectView, cluster: ClusterView, look: Look, onError?: OnError): Verdict;
}

type Judge<V> = (view: V, cluster: ClusterView, look: Look, onError?: OnError) => Verdict;

function watched<V extends ObjectView>(
  resource: Resource,
  types: readonly EventType[],
  view: (raw: unknown) => V | null,
  judge: Judge<V>,
): WatchedKind {
  // Views of a kind are made by its own `view` only.
  return { resource, types, view, judge: (one, ...rest) => judge(one as V, ...rest) };
}

function podsOf(view: ObjectView, cluster: ClusterView): PodView[] {
  return cluster.controlledBy(refOf(view), 'Pod') as PodView[];
}

/** Jobs of the same CronJob and the CronJob itself; none for a Job of its own. */
export function siblingsOf(controller: ObjectRef | null, cluster: ClusterView): (JobView | CronJobView)[] {
  if (controller === null) return [];
  const jobs = cluster.controlledBy(controller, 'Job') as JobView[];
  const cronJob = cluster.get('CronJob', controller.uid) as CronJobView | undefined;
  return cronJob === undefined ? jobs : [...jobs, cronJob];
}

/** Namespaces come first: they say what is opted out or being deleted. */
export const WATCHED_KINDS: readonly WatchedKind[] = [
  watched(RESOURCES.namespaces, [], namespaceView, () => ({ findings: [], recheckAt: null })),
  watched(RESOURCES.nodes, ['node_not_ready', 'node_pressure'], nodeView, (node, _cluster, look, onError) =>
    judgeNode(node, look, onError),
  ),
  watched(
    RESOURCES.deployments,
    ['zero_replicas', 'rollout_stuck'],
    deploymentView,
    (deployment, _cluster, look, onError) => judgeDeployment(deployment, look, onError),
  ),
  watched(
    RESOURCES.statefulsets,
    ['statefulset_unavailable'],
    statefulSetView,
    (set, cluster, look, onError) => judgeStatefulSet(set, podsOf(set, cluster), look, onError),
  ),
  watched(RESOURCES.daemonsets, ['daemonset_unavailable'], daemonSetView, (set, cluster, look, onError) =>
    judgeDaemonSet(set, podsOf(set, cluster), look, onError),
  ),
  watched(RESOURCES.jobs, ['job_failed'], jobView, (job, cluster, look, onError) =>
    judgeJob(job, siblingsOf(job.controller, cluster), look, onError),
  ),
  watched(
    RESOURCES.pods,
    ['crash_loop', 'oom_killed', 'image_pull_failed', 'container_config_error', 'pod_unschedulable'],
    podView,
    (pod, _cluster, look, onError) => judgePod(pod, look, onError),
  ),
];

/** CronJobs, as the API server has them: they only say when their Jobs last went well. */
export function cronJobsKind(resource: Resource): WatchedKind {
  return watched(resource, [], cronJobView, () => ({ findings: [], recheckAt: null }));
}

/**
 * The kinds worth watching: those with a type that is switched on, and those that speak about others. `cronJobs` is
 * null where the cluster has none.
 */
export function wantedKinds(off: readonly EventType[], cronJobs: WatchedKind | null): WatchedKind[] {
  const wanted = WATCHED_KINDS.filter(
    ({ types }) => types.length === 0 || types.some((type) => !off.includes(type)),
  );
  return cronJobs === null || off.includes('job_failed') ? wanted : [...wanted, cronJobs];
}
