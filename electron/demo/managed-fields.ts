import type { KubeObject } from './kubernetes-types.ts';

/** The bookkeeping server-side apply leaves on every object: a quarter of a real pod's size. */
export function managedFields(object: KubeObject, time: string): unknown[] {
  const entry = (manager: string, fields: object, subresource?: string) => ({
    manager,
    operation: 'Update',
    apiVersion: object.apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
    ...(subresource ? { subresource } : {}),
  });
  const { labels, annotations } = object.metadata;
  const spec = fieldSet({ metadata: { labels, annotations }, spec: object.spec });
  if (object.kind !== 'Pod') return [entry('kube-controller-manager', spec)];
  return [entry('kube-controller-manager', spec), entry('kubelet', KUBELET_FIELDS, 'status')];
}

const CONDITION = {
  '.': {},
  'f:lastProbeTime': {},
  'f:lastTransitionTime': {},
  'f:status': {},
  'f:type': {},
};

const KUBELET_FIELDS = {
  'f:status': {
    'f:conditions': Object.fromEntries(
      ['ContainersReady', 'Initialized', 'PodReadyToStartContainers', 'Ready'].map((type) => [
        `k:{"type":"${type}"}`,
        CONDITION,
      ]),
    ),
    'f:containerStatuses': {},
    'f:hostIP': {},
    'f:hostIPs': {},
    'f:phase': {},
    'f:podIP': {},
    'f:podIPs': { '.': {}, 'k:{"ip":"10.244.0.1"}': { '.': {}, 'f:ip': {} } },
    'f:startTime': {},
  },
};

/** FieldsV1 of a value: maps by "f:", lists of named items by "k:", everything else a leaf. */
function fieldSet(value: unknown): object {
  const fields: Record<string, object> = {};
  if (Array.isArray(value)) {
    for (const item of value) {
      const name = item && typeof item === 'object' ? (item as { name?: unknown }).name : undefined;
      if (typeof name === 'string') fields[`k:${JSON.stringify({ name })}`] = { '.': {}, ...fieldSet(item) };
    }
  } else if (value && typeof value === 'object') {
    for (const [field, inner] of Object.entries(value)) {
      if (inner !== undefined) fields[`f:${field}`] = fieldSet(inner);
    }
  }
  return fields;
}
