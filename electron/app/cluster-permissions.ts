import type { ClusterPermissions, PermissionFound } from '../../shared/permissions.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { discoverCronJobs } from '../kube/cron-jobs.ts';
import { canI, type Permission } from '../kube/permissions.ts';
import { RESOURCES, type Resource } from '../kube/resources.ts';
import { WATCHED_KINDS } from '../watch/watched-kinds.ts';

/** Reviews under way at once: the loop's own lists share the connections. */
const AT_ONCE = 4;
/** Of the namespaces read instead of the whole cluster, those that are asked about. */
const MOST_NAMESPACES = 10;

type Need = Pick<Permission, 'resource' | 'subresource'> & {
  verbs: readonly Permission['verb'][];
  purpose: string;
};

const METRICS: Resource = {
  name: 'pods',
  kind: 'PodMetrics',
  group: 'metrics.k8s.io',
  version: 'v1beta1',
  namespaced: true,
};

const PURPOSES: Partial<Record<Resource['name'], string>> = {
  namespaces: 'to know which of them are opted out or being deleted',
  cronjobs: 'to know when a later run of a failed Job went well',
};

/** All that Dogwatch reads, whatever is switched on at the moment. */
function needs(cronJobs: Resource | null): Need[] {
  const watched = [
    ...WATCHED_KINDS.map(({ resource }) => resource),
    ...(cronJobs === null ? [] : [cronJobs]),
  ];
  return [
    ...watched.map((resource): Need => {
      const purpose = PURPOSES[resource.name] ?? `to watch ${resource.kind}s`;
      return { resource, verbs: ['list', 'watch'], purpose };
    }),
    {
      resource: RESOURCES.replicasets,
      verbs: ['get', 'list'],
      purpose: 'to find the Deployment behind a pod',
    },
    {
      resource: RESOURCES.pods,
      subresource: 'log',
      verbs: ['get'],
      purpose: 'to show the last words of a container',
    },
    { resource: RESOURCES.events, verbs: ['list'], purpose: 'to show the Kubernetes Events of an object' },
    { resource: METRICS, verbs: ['get'], purpose: 'to show how much memory a container uses' },
  ];
}

/**
 * Asks what this user may do of all that Dogwatch does, in the whole cluster or in the namespaces read instead.
 * @param namespaces as LoopStatus.namespaces
 * @throws KubeError when the API server does not say.
 */
export async function clusterPermissions(
  connection: ClusterConnection,
  namespaces: readonly string[] | null,
  now: number,
  signal: AbortSignal,
): Promise<ClusterPermissions> {
  const asked = namespaces?.slice(0, MOST_NAMESPACES) ?? null;
  const wanted = needs(await discoverCronJobs(connection, signal));

  async function find({ resource, subresource, verbs, purpose }: Need): Promise<PermissionFound> {
    const missing: string[] = [];
    for (const namespace of resource.namespaced ? (asked ?? [undefined]) : [undefined]) {
      for (const verb of verbs) {
        const permission = {
          verb,
          resource,
          ...(subresource && { subresource }),
          ...(namespace && { namespace }),
        };
        if (!(await canI(connection, permission, signal)))
          missing.push(namespace === undefined ? verb : `${verb} in ${namespace}`);
      }
    }
    return { resource: rbacName(resource, subresource), purpose, verbs: [...verbs], missing };
  }

  return {
    checkedAt: new Date(now).toISOString(),
    namespaces: asked,
    found: await inTurns(wanted, find),
  };
}

/** As `kubectl auth can-i` takes it. */
function rbacName({ name, group }: Resource, subresource: string | undefined): string {
  const own = group === METRICS.group ? `${name}.${group}` : name;
  return subresource === undefined ? own : `${own}/${subresource}`;
}

async function inTurns<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  async function work(): Promise<void> {
    for (const [index, item] of queue) results[index] = await task(item);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
