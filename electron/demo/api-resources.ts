import type { ResourceName } from './kubernetes-types.ts';

/** How the API server names and serves one resource. */
export interface ApiResource {
  name: ResourceName;
  group: string;
  version: string;
  kind: string;
  namespaced: boolean;
  subresources: string[];
}

const resource = (
  name: ResourceName,
  groupVersion: string,
  kind: string,
  subresources: string[] = ['status'],
  namespaced = true,
): ApiResource => {
  const [version = 'v1', group = ''] = groupVersion.split('/').reverse();
  return { name, group, version, kind, namespaced, subresources };
};

export const API_RESOURCES: readonly ApiResource[] = [
  resource('pods', 'v1', 'Pod', ['status', 'log', 'eviction']),
  resource('nodes', 'v1', 'Node', ['status'], false),
  resource('namespaces', 'v1', 'Namespace', ['status'], false),
  resource('services', 'v1', 'Service'),
  resource('events', 'v1', 'Event', []),
  resource('configmaps', 'v1', 'ConfigMap', []),
  resource('deployments', 'apps/v1', 'Deployment', ['status', 'scale']),
  resource('replicasets', 'apps/v1', 'ReplicaSet', ['status', 'scale']),
  resource('statefulsets', 'apps/v1', 'StatefulSet', ['status', 'scale']),
  resource('daemonsets', 'apps/v1', 'DaemonSet'),
  resource('jobs', 'batch/v1', 'Job'),
  resource('cronjobs', 'batch/v1', 'CronJob'),
  resource('poddisruptionbudgets', 'policy/v1', 'PodDisruptionBudget'),
];

const byName = new Map(API_RESOURCES.map((each) => [each.name as string, each]));

/** The resource of this plural name in this group and version. */
export function findApiResource(group: string, version: string, name: string): ApiResource | undefined {
  const found = byName.get(name);
  return found?.group === group && found.version === version ? found : undefined;
}

/** The served description of a resource of the store. */
export function apiResource(name: ResourceName): ApiResource {
  const found = byName.get(name);
  if (!found) throw new Error(`The demo cluster has no resource ${name}.`);
  return found;
}

export function groupVersion(resource: ApiResource): string {
  return resource.group ? `${resource.group}/${resource.version}` : resource.version;
}

/** "deployments.apps", "pods": how error messages name a resource. */
export function qualifiedName(resource: { name: string; group: string }): string {
  return resource.group ? `${resource.name}.${resource.group}` : resource.name;
}
