import type { ClusterConnection } from './connection.ts';
import type { Resource } from './resources.ts';

export interface Permission {
  verb: 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete';
  resource: Resource;
  /** `log` of pods, `scale` of deployments. */
  subresource?: string;
  /** Absent: in the whole cluster. */
  namespace?: string;
}

/**
 * Asks the API server what this user may do. https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 * @throws KubeError when it cannot be asked.
 */
export async function canI(
  connection: ClusterConnection,
  permission: Permission,
  signal: AbortSignal,
): Promise<boolean> {
  const { verb, resource, subresource, namespace } = permission;
  const resourceAttributes = {
    verb,
    group: resource.group,
    resource: resource.name,
    ...(subresource !== undefined && { subresource }),
    ...(namespace !== undefined && { namespace }),
  };
  const review = (await connection.postJson(
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } },
    { signal },
  )) as { status?: { allowed?: unknown } | null } | null;
  return review?.status?.allowed === true;
}
