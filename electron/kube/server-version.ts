import { plain } from '../../shared/plain-text.ts';
import type { ClusterConnection } from './connection.ts';
import { KubeError } from './kube-error.ts';

/**
 * The version that the API server says it is, as "v1.34.2". https://kubernetes.io/docs/reference/kubernetes-api/
 * @throws KubeError when it does not say.
 */
export async function serverVersion(
  connection: Pick<ClusterConnection, 'getJson'>,
  signal: AbortSignal,
): Promise<string> {
  const answer: unknown = await connection.getJson('/version', { signal });
  const version = plain(Object(answer).gitVersion, 60);
  if (version === '') throw new KubeError('bad_response', 'the API server does not say its version');
  return version;
}
