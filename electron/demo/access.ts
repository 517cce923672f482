import { qualifiedName } from './api-resources.ts';
import type { ApiRoute } from './api-route.ts';
import { forbidden, type StatusError } from './status-error.ts';

/** An RBAC rule. "*" stands for all; resources are named as RBAC does ("pods", "pods/log"); no namespaces means cluster-wide. */
export interface AccessRule {
  verbs: string[];
  groups: string[];
  resources: string[];
  namespaces?: string[];
}

export type Attributes = Pick<ApiRoute, 'verb' | 'group' | 'resource' | 'subresource' | 'namespace' | 'name'>;

/** Who may do what. Rules can be exchanged while the server runs. */
export interface Access {
  allows(user: string, attributes: Attributes): boolean;
  /** Replaces what the user may do. */
  grant(user: string, rules: AccessRule[]): void;
}

export const USERS = ['admin', 'reader', 'viewer', 'shop-viewer'] as const;
export type User = (typeof USERS)[number];

const READ = { verbs: ['get', 'list', 'watch'], groups: ['*'], resources: ['*'] };

/** `viewer` has no rights at all, `shop-viewer` reads one namespace, `reader` reads everything. */
export function createAccess(): Access {
  const rules = new Map<string, AccessRule[]>([
    ['admin', [{ verbs: ['*'], groups: ['*'], resources: ['*'] }]],
    ['reader', [READ]],
    ['viewer', []],
    ['shop-viewer', [{ ...READ, namespaces: ['shop'] }]],
  ]);
  const holds = (allowed: string[], wanted: string) => allowed.includes('*') || allowed.includes(wanted);
  return {
    grant: (user, granted) => rules.set(user, granted),
    allows: (user, { verb, group, resource, subresource, namespace }) =>
      (rules.get(user) ?? []).some(
        (rule) =>
          holds(rule.verbs, verb) &&
          holds(rule.groups, group) &&
          holds(rule.resources, subresource ? `${resource}/${subresource}` : resource) &&
          (!rule.namespaces || rule.namespaces.includes(namespace)),
      ),
  };
}

/** The 403 of the RBAC authorizer. */
export function denial(user: string, attributes: Attributes): StatusError {
  const { verb, group, resource, subresource, namespace, name } = attributes;
  const where = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
  const what = subresource ? `${resource}/${subresource}` : resource;
  return forbidden(
    qualifiedName({ name: resource, group }),
    name,
    `User "${user}" cannot ${verb} resource "${what}" in API group "${group}" ${where}`,
  );
}
