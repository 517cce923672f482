import { type Fields, fieldsOf, itemsOf } from '../../shared/api-fields.ts';
import type { ClusterConnection } from '../kube/connection.ts';

/** What a playbook may do through an incident's own cluster connection. */
export type PlaybookCluster = Pick<
  ClusterConnection,
  'context' | 'fingerprint' | 'getJson' | 'getText' | 'postJson' | 'write'
>;

/** Each request has this long, in ms. */
const LIMIT_MS = 15_000;

/** The object, or null when it is not there. @throws KubeError for everything else */
export async function readObject(
  cluster: Pick<PlaybookCluster, 'getJson'>,
  path: string,
  signal: AbortSignal,
): Promise<Fields | null> {
  try {
    return fieldsOf(await cluster.getJson(path, { signal, timeoutMs: LIMIT_MS }));
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** @throws KubeError */
export async function readItems(
  cluster: Pick<PlaybookCluster, 'getJson'>,
  path: string,
  signal: AbortSignal,
): Promise<readonly Fields[]> {
  return itemsOf((await readObject(cluster, path, signal))?.items);
}

/** The HTTP status of a failed request; null where none came. */
export function statusOf(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  return typeof status === 'number' ? status : null;
}
