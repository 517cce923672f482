import type { ApiRoute } from './api-route.ts';
import { timestamp } from './demo-clock.ts';
import type { DemoCluster } from './demo-cluster.ts';
import type { Container, KubeObject, Pod } from './kubernetes-types.ts';
import { containersOf } from './pod-containers.ts';
import { cpuCores, memoryBytes } from './quantity.ts';
import { noise } from './random.ts';
import { labelMatcher } from './selectors.ts';
import { noSuchResource, notFound } from './status-error.ts';

const WINDOW_MS = 30_000;

/** metrics.k8s.io/v1beta1: what metrics-server would have scraped in the last half minute. */
export function metrics(cluster: DemoCluster, route: ApiRoute, query: URLSearchParams): object {
  if (route.resource !== 'pods' && route.resource !== 'nodes') throw noSuchResource();
  const kind = route.resource === 'pods' ? 'PodMetrics' : 'NodeMetrics';
  const of = (object: KubeObject) =>
    kind === 'PodMetrics' ? podMetrics(cluster, object) : nodeMetrics(cluster, object);
  if (route.name) {
    const object = cluster.get(route.resource, route.namespace, route.name);
    const sample = object && of(object);
    if (!sample) throw notFound(`${route.resource}.metrics.k8s.io`, route.name);
    return { kind, apiVersion: 'metrics.k8s.io/v1beta1', ...sample };
  }
  const matches = labelMatcher(query.get('labelSelector') ?? '');
  const items = cluster
    .list(route.resource, route.namespace || undefined)
    .filter(matches)
    .map(of);
  return {
    kind: `${kind}List`,
    apiVersion: 'metrics.k8s.io/v1beta1',
    metadata: {},
    items: items.filter((item) => item !== undefined),
  };
}

function podMetrics(cluster: DemoCluster, pod: Pod): object | undefined {
  const statuses = pod.status?.containerStatuses;
  if (pod.status?.phase !== 'Running' || !Array.isArray(statuses)) return undefined;
  const containers = containersOf(pod).flatMap((container) => {
    const startedAt = statuses.find((each) => each?.name === container.name)?.state?.running?.startedAt;
    if (!startedAt) return [];
    return [{ name: container.name, usage: containerUsage(cluster, pod, container, Date.parse(startedAt)) }];
  });
  return sample(cluster, pod, { containers });
}

/** CPU wanders around a third of the limit; memory rises to half of it, or all the way when an OOM kill is coming. */
function containerUsage(cluster: DemoCluster, pod: Pod, container: Container, startedAt: number) {
  const { uid, namespace = '', labels } = pod.metadata;
  const limits = container.resources?.limits ?? {};
  const age = cluster.now() - startedAt;
  const wave = (periodMs: number) =>
    Math.sin((2 * Math.PI * (cluster.now() + noise(uid) * periodMs)) / periodMs);
  const workload = labels?.['app.kubernetes.io/name'] ?? '';
  const fate = cluster.kubelet.fates.of(uid, namespace, workload, container);
  const filled =
    fate?.kind === 'oom' ? Math.min(0.99, age / fate.runsForMs) : 0.45 * Math.min(1, age / 60_000);
  const cpu = cpuCores(limits.cpu ?? '500m') * (0.3 + 0.12 * wave(97_000) + 0.05 * wave(13_000));
  const memory = (memoryBytes(limits.memory) || 2 ** 28) * (0.08 + filled * 0.9 + 0.02 * wave(61_000));
  return { cpu: `${Math.round(cpu * 1e9)}n`, memory: `${Math.round(memory / 1024)}Ki` };
}

function nodeMetrics(cluster: DemoCluster, node: KubeObject): object | undefined {
  const capacity = (node.status as { capacity?: Record<string, string> } | undefined)?.capacity ?? {};
  const wave = Math.sin((2 * Math.PI * (cluster.now() + noise(node.metadata.name) * 240_000)) / 240_000);
  const cpu = cpuCores(capacity.cpu) * (0.42 + 0.1 * wave);
  const memory = memoryBytes(capacity.memory) * (0.55 + 0.04 * wave);
  return sample(cluster, node, {
    usage: { cpu: `${Math.round(cpu * 1e9)}n`, memory: `${Math.round(memory / 1024)}Ki` },
  });
}

function sample(cluster: DemoCluster, { metadata }: KubeObject, usage: object): object {
  const taken = timestamp(Math.floor(cluster.now() / WINDOW_MS) * WINDOW_MS);
  const { name, namespace, labels } = metadata;
  return {
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      creationTimestamp: taken,
      ...(labels ? { labels } : {}),
    },
    timestamp: taken,
    window: '30s',
    ...usage,
  };
}
