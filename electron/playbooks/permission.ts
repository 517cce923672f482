import { fieldsOf } from '../../shared/api-fields.ts';
import type { PlaybookCluster } from './cluster.ts';

/** https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb */
export interface Permission {
  verb: 'get' | 'list' | 'create' | 'patch' | 'delete';
  group: string;
  resource: string;
  subresource?: string;
  namespace: string;
  name?: string;
}

/** What of these the user may not do, as a clause; null when all is allowed. @throws KubeError when it cannot be asked */
export async function notPermitted(
  cluster: Pick<PlaybookCluster, 'postJson'>,
  permissions: readonly Permission[],
  signal: AbortSignal,
): Promise<string | null> {
  for (const permission of permissions) {
    const { namespace, ...rest } = permission;
    const resourceAttributes = { ...rest, ...(namespace !== '' && { namespace }) };
    const review = await cluster.postJson(
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes },
      },
      { signal },
    );
    if (fieldsOf(fieldsOf(review).status).allowed !== true) return inWords(permission);
  }
  return null;
}

function inWords({ verb, resource, subresource, namespace }: Permission): string {
  const what = subresource === undefined ? resource : `${resource}/${subresource}`;
  return `not permitted to ${verb} ${what}${namespace === '' ? '' : ` in ${namespace}`}`;
}
