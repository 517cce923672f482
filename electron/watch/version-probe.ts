import type { ClusterConnection } from '../kube/connection.ts';
import { KubeError } from '../kube/kube-error.ts';
import type { Resource } from '../kube/resources.ts';

/** One member of a control plane may lag behind the others for a moment. */
const TRIES = 2;

/**
 * Asks whether the server has reached a resourceVersion. A watch cannot tell: from a version ahead of the server
 * it answers 200, sends nothing and closes on time. 410 means the server is past it, which the watch itself will say.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#unavailable-resource-versions
 * @throws KubeError for every other failure
 */
export async function serverHasReached(
  connection: Pick<ClusterConnection, 'listPage'>,
  resource: Resource,
  at: { namespace?: string; resourceVersion: string },
  signal: AbortSignal,
): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await connection.listPage(resource, { ...at, limit: 1, metadataOnly: true, signal });
      return true;
    } catch (error) {
      if (!(error instanceof KubeError)) throw error;
      if (error.kind === 'gone') return true;
      if (error.kind !== 'version_too_large') throw error;
      if (tries === TRIES) return false;
    }
  }
}
