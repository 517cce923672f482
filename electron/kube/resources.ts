/** The resources Dogwatch reads. */
export type ResourceName =
  | 'pods'
  | 'nodes'
  | 'deployments'
  | 'replicasets'
  | 'replicationcontrollers'
  | 'statefulsets'
  | 'daemonsets'
  | 'jobs'
  | 'cronjobs'
  | 'namespaces'
  | 'events';

/** One API resource: where its collection lives and what its objects are called. */
export interface Resource {
  name: ResourceName;
  kind: string;
  /** '' is the core group. */
  group: string;
  version: string;
  namespaced: boolean;
}

function core(name: ResourceName, kind: string, namespaced: boolean): Resource {
  return { name, kind, group: '', version: 'v1', namespaced };
}

function workload(name: ResourceName, kind: string, group: 'apps' | 'batch'): Resource {
  return { name, kind, group, version: 'v1', namespaced: true };
}

/** https://kubernetes.io/docs/reference/kubernetes-api/ (batch/v1 CronJob: see cron-jobs.ts). */
export const RESOURCES: Record<ResourceName, Resource> = {
  pods: core('pods', 'Pod', true),
  nodes: core('nodes', 'Node', false),
  namespaces: core('namespaces', 'Namespace', false),
  events: core('events', 'Event', true),
  replicationcontrollers: core('replicationcontrollers', 'ReplicationController', true),
  deployments: workload('deployments', 'Deployment', 'apps'),
  replicasets: workload('replicasets', 'ReplicaSet', 'apps'),
  statefulsets: workload('statefulsets', 'StatefulSet', 'apps'),
  daemonsets: workload('daemonsets', 'DaemonSet', 'apps'),
  jobs: workload('jobs', 'Job', 'batch'),
  cronjobs: workload('cronjobs', 'CronJob', 'batch'),
};

/** The path of a collection, of one namespace's part of it, or of one object. Every part is encoded. */
export function resourcePath(resource: Resource, namespace?: string, name?: string): string {
  const root =
    resource.group === '' ? `/api/${resource.version}` : `/apis/${resource.group}/${resource.version}`;
  const scope = resource.namespaced && namespace ? `/namespaces/${encoded(namespace)}` : '';
  const object = name ? `/${encoded(name)}` : '';
  return `${root}${scope}/${resource.name}${object}`;
}

/** encodeURIComponent throws on half a surrogate pair. */
function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}
