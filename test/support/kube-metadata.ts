export type Fields = Record<string, unknown>;

export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: Fields;
  spec: Fields;
  status: Fields;
}

/** The present of every test: epoch ms. */
export const NOW = Date.parse('2026-06-01T12:00:00Z');

/** RFC 3339 time that many seconds before NOW; negative seconds lie in the future. */
export function ago(seconds: number): string {
  return new Date(NOW - seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** Seconds. */
export const DAY = 86_400;

export interface MetaParts {
  name?: string;
  namespace?: string;
  uid?: string;
  /** Seconds before NOW. */
  age?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** The ownerReference with `controller: true`; null for none. */
  controller?: { kind: string; name: string; uid?: string } | null;
  deleting?: boolean;
  generation?: number;
}

/** Metadata as the API server completes it. */
export function metadata(kind: string, parts: MetaParts, namespaced = true): Fields {
  const name = parts.name ?? 'web';
  const { controller = null } = parts;
  return {
    name,
    ...(namespaced && { namespace: parts.namespace ?? 'shop' }),
    uid: parts.uid ?? `uid-of-${kind.toLowerCase()}-${name}`,
    resourceVersion: '4711',
    generation: parts.generation ?? 1,
    creationTimestamp: ago(parts.age ?? DAY),
    labels: parts.labels ?? { app: name },
    ...(parts.annotations && { annotations: parts.annotations }),
    ...(controller && {
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: controller.kind,
          name: controller.name,
          uid: controller.uid ?? `uid-of-${controller.kind.toLowerCase()}-${controller.name}`,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    }),
    ...(parts.deleting && { deletionTimestamp: ago(5), deletionGracePeriodSeconds: 30 }),
    managedFields: [
      {
        manager: 'kube-controller-manager',
        operation: 'Update',
        apiVersion: 'v1',
        time: ago(DAY),
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
          'f:spec': { 'f:containers': {} },
        },
      },
    ],
  };
}

/** A condition whose status changed `since` seconds before NOW. */
export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  since: number,
  reason = '',
  message = '',
): Fields {
  return {
    type,
    status,
    lastTransitionTime: ago(since),
    ...(reason && { reason }),
    ...(message && { message }),
  };
}
