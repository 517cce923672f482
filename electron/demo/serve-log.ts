import type { DemoCluster } from './demo-cluster.ts';
import type { Container, ContainerState, Pod } from './kubernetes-types.ts';
import { type ContainerRun, containerLog } from './logs/container-log.ts';
import { containersOf, initContainersOf } from './pod-containers.ts';
import { parseCount } from './serve-list.ts';
import { badRequest, invalid, StatusError } from './status-error.ts';

/** GET pods/{name}/log: the text a container wrote, or the API server's and kubelet's reasons for having none. */
export function podLog(cluster: DemoCluster, pod: Pod, query: URLSearchParams): string {
  checkOptions(pod.metadata.name, query);
  const container = chooseContainer(pod, query.get('container'));
  refuseUnreachableNode(cluster, pod, container.name);
  const now = cluster.now();
  const run = chooseRun(cluster, pod, container, query.get('previous') === 'true');
  let lines = containerLog(run, now);
  const sinceSeconds = parseCount(query, 'sinceSeconds');
  const since = sinceSeconds ? now - sinceSeconds * 1000 : Date.parse(query.get('sinceTime') ?? '');
  if (since > 0) lines = lines.filter((line) => line.time >= since);
  if (query.has('tailLines'))
    lines = lines.slice(lines.length - Math.min(lines.length, parseCount(query, 'tailLines')));
  const stamped = query.get('timestamps') === 'true';
  const text = lines
    .map(
      ({ time, text }) => `${stamped ? `${new Date(time).toISOString().slice(0, -1)}000000Z ` : ''}${text}\n`,
    )
    .join('');
  const limit = parseCount(query, 'limitBytes');
  return limit ? Buffer.from(text).subarray(0, limit).toString() : text;
}

function checkOptions(pod: string, query: URLSearchParams): void {
  if ((query.get('tailLines') ?? '').startsWith('-')) {
    const value = `Invalid value: ${query.get('tailLines')}: must be greater than or equal to 0`;
    throw invalid('PodLogOptions', pod, 'tailLines', value);
  }
}

function chooseContainer(pod: Pod, wanted: string | null): Container {
  const containers = containersOf(pod);
  const inits = initContainersOf(pod);
  const { name } = pod.metadata;
  if (wanted) {
    const found = [...containers, ...inits].find((each) => each.name === wanted);
    if (!found) throw badRequest(`container ${wanted} is not valid for pod ${name}`);
    return found;
  }
  const defaultName = pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  const chosen = containers.find((each) => each.name === defaultName);
  const [only] = containers;
  if (chosen) return chosen;
  if (only && containers.length === 1 && inits.length === 0) return only;
  const names = containers.map((each) => each.name).join(' ');
  const initNames =
    inits.length > 0 ? ` or one of the init containers: [${inits.map((each) => each.name).join(' ')}]` : '';
  throw badRequest(
    `a container name must be specified for pod ${name}, choose one of: [${names}]${initNames}`,
  );
}

function refuseUnreachableNode(cluster: DemoCluster, pod: Pod, container: string): void {
  const node = cluster.get('nodes', undefined, pod.spec?.nodeName ?? '');
  const ready = node?.status?.conditions?.find((each) => each.type === 'Ready');
  if (ready?.status !== 'Unknown') return;
  const { namespace, name } = pod.metadata;
  const host = `${pod.status?.hostIP}:10250`;
  const url = `https://${host}/containerLogs/${namespace}/${name}/${container}`;
  throw new StatusError(500, undefined, `Get "${url}": dial tcp ${host}: connect: no route to host`);
}

function chooseRun(cluster: DemoCluster, pod: Pod, container: Container, previous: boolean): ContainerRun {
  const all = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const status = all.find((each) => each?.name === container.name);
  const { name } = container;
  const state: ContainerState = status?.state ?? {};
  const last = status?.lastState?.terminated;
  const notFound = badRequest(
    `previous terminated container "${name}" in pod "${pod.metadata.name}" not found`,
  );
  const run = { image: container.image, pod: pod.metadata.name, container: name };
  const ended = (terminated: NonNullable<ContainerState['terminated']>): ContainerRun => ({
    ...run,
    startedAt: Date.parse(terminated.startedAt),
    finishedAt: Date.parse(terminated.finishedAt),
    lastWords: terminated.exitCode === 0 ? [] : cluster.kubelet.lastWords(pod.metadata.uid, name),
  });
  if (previous) {
    if (!last) throw notFound;
    return ended(last);
  }
  if (state.running) return { ...run, startedAt: Date.parse(state.running.startedAt), lastWords: [] };
  if (state.terminated) return ended(state.terminated);
  // In backoff the latest container is the one that ended.
  if (last) return ended(last);
  const reason = state.waiting?.reason ?? 'ContainerCreating';
  const trouble = /ImagePull/.test(reason) ? `trying and failing to pull image` : reason;
  throw badRequest(`container "${name}" in pod "${pod.metadata.name}" is waiting to start: ${trouble}`);
}
