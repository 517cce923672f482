import { share } from './controllers/deployment-status.ts';
import type { DemoCluster } from './demo-cluster.ts';
import type { Pod, PodDisruptionBudget } from './kubernetes-types.ts';
import { isActive, isReady, setCondition } from './pod-status.ts';
import { notFound, tooManyRequests } from './status-error.ts';
import { checkPreconditions, type WriteRequest, type Written } from './write-request.ts';

interface Eviction {
  deleteOptions?: { gracePeriodSeconds?: number; preconditions?: { uid?: string }; dryRun?: string[] };
}

/** POST pods/{name}/eviction (policy/v1): deletes the pod unless a PodDisruptionBudget forbids it, then 429. */
export function evict({ cluster, resource, route, query }: WriteRequest, body: Eviction): Written {
  const pod = cluster.get('pods', route.namespace, route.name);
  if (!pod) throw notFound('pods', route.name);
  const options = body.deleteOptions ?? {};
  checkPreconditions(resource, pod, options);
  // Pods that do not run yet or any more need no budget.
  if (pod.status?.phase === 'Running') checkBudgets(cluster, pod);
  if (query.get('dryRun') !== 'All' && !options.dryRun?.includes('All')) {
    if (!pod.metadata.deletionTimestamp) markDisrupted(cluster, pod);
    const { gracePeriodSeconds } = options;
    cluster.deletePod(pod, ...(gracePeriodSeconds === undefined ? [] : [gracePeriodSeconds]));
  }
  return {
    code: 201,
    object: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 },
  };
}

function checkBudgets(cluster: DemoCluster, pod: Pod): void {
  const { namespace, labels } = pod.metadata;
  for (const budget of cluster.list('poddisruptionbudgets', namespace)) {
    const selector = Object.entries(budget.spec?.selector?.matchLabels ?? {});
    const covers = (candidate: Pod) =>
      selector.every(([key, value]) => candidate.metadata.labels?.[key] === value);
    if (!labels || !covers(pod)) continue;
    const covered = cluster.list('pods', namespace).filter((each) => isActive(each) && covers(each));
    const healthy = covered.filter(isReady).length;
    const needed = healthyNeeded(budget, covered.length);
    // An unhealthy pod's own eviction disturbs nothing as long as the others suffice.
    if (healthy - (isReady(pod) ? 1 : 0) >= needed) continue;
    throw tooManyRequests(
      "Cannot evict pod as it would violate the pod's disruption budget.",
      `The disruption budget ${budget.metadata.name} needs ${needed} healthy pods and has ${healthy} currently`,
    );
  }
}

function healthyNeeded({ spec }: PodDisruptionBudget, expected: number): number {
  if (spec?.minAvailable !== undefined) return share(spec.minAvailable, expected, Math.ceil);
  return expected - share(spec?.maxUnavailable ?? 1, expected, Math.ceil);
}

function markDisrupted(cluster: DemoCluster, pod: Pod): void {
  cluster.update('pods', pod.metadata.namespace, pod.metadata.name, (draft) => {
    draft.status ??= {};
    draft.status.conditions ??= [];
    const why = { reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' };
    setCondition(draft.status.conditions, 'DisruptionTarget', 'True', cluster.now(), why);
  });
}
