import type { ClusterConnection } from './connection.ts';
import { KubeError } from './kube-error.ts';
import { RESOURCES, resourcePath } from './resources.ts';

const METADATA_ONLY = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json';

/**
 * What a cluster is, whatever its context is called: the UID of its kube-system namespace, or `server:<hash>` of
 * address and CA where that cannot be read.
 * @throws KubeError when the cluster does not answer.
 */
export async function clusterIdentity(connection: ClusterConnection, signal: AbortSignal): Promise<string> {
  const path = resourcePath(RESOURCES.namespaces, undefined, 'kube-system');
  try {
    const namespace = (await connection.getJson(path, { signal, accept: METADATA_ONLY })) as {
      metadata?: { uid?: unknown } | null;
    } | null;
    const uid = namespace?.metadata?.uid;
    if (typeof uid === 'string' && uid !== '') return uid;
  } catch (error) {
    const unreadable =
      error instanceof KubeError && (error.kind === 'forbidden' || error.kind === 'not_found');
    if (!unreadable) throw error;
  }
  return `server:${connection.endpointHash}`;
}
