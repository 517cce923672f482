import type { ClusterConnection } from './connection.ts';
import { KubeError } from './kube-error.ts';
import { RESOURCES, type Resource } from './resources.ts';

/**
 * CronJobs as this API server has them: batch/v1 from Kubernetes 1.21 on, batch/v1beta1 before; null where it has none.
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/#cronjob-v125
 * @throws KubeError when the server does not say.
 */
export async function discoverCronJobs(
  connection: Pick<ClusterConnection, 'getJson'>,
  signal: AbortSignal,
): Promise<Resource | null> {
  for (const version of ['v1', 'v1beta1']) {
    const resource = { ...RESOURCES.cronjobs, version };
    if (await isServed(connection, resource, signal)) return resource;
  }
  return null;
}

async function isServed(
  connection: Pick<ClusterConnection, 'getJson'>,
  { group, version, name }: Resource,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const list = (await connection.getJson(`/apis/${group}/${version}`, { signal })) as {
      resources?: unknown;
    } | null;
    const served: unknown[] = Array.isArray(list?.resources) ? list.resources : [];
    return served.some(
      (one) => typeof one === 'object' && one !== null && 'name' in one && one.name === name,
    );
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    // Who may not discover may still list, and the list will tell.
    if (error.kind === 'forbidden') return true;
    if (error.kind === 'not_found') return false;
    throw error;
  }
}
