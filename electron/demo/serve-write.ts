import { type ApiResource, groupVersion, qualifiedName } from './api-resources.ts';
import { evict } from './eviction.ts';
import type { KubeObject } from './kubernetes-types.ts';
import { copy, type NewObject, replaceWith } from './object-store.ts';
import { jsonPatch, mergePatch, strategicMergePatch } from './patch.ts';
import { applyScale, scaleOf } from './scale.ts';
import {
  badRequest,
  conflict,
  invalid,
  methodNotAllowed,
  notFound,
  unsupportedMediaType,
} from './status-error.ts';
import {
  checkPreconditions,
  type DeleteOptions,
  parseJson,
  type WriteRequest,
  type Written,
} from './write-request.ts';

/** POST, PUT, PATCH and DELETE of objects and their status, scale and eviction subresources. */
export function write(request: WriteRequest): Written {
  const { cluster, resource, route } = request;
  if (route.verb === 'create') {
    if (route.subresource === 'eviction') return evict(request, parseJson(request.body));
    if (route.name || route.subresource) throw methodNotAllowed();
    return create(request);
  }
  if (!route.name) throw methodNotAllowed();
  const current = cluster.get(resource.name, route.namespace, route.name);
  if (!current) throw notFound(qualifiedName(resource), route.name);
  if (route.subresource && !resource.subresources.includes(route.subresource)) throw methodNotAllowed();
  if (route.verb === 'delete') return remove(request, current);
  if (route.verb !== 'update' && route.verb !== 'patch') throw methodNotAllowed();
  if (route.subresource === 'scale') {
    const scale = scaleOf(current);
    const wanted = changed(request, scale);
    const next = applyScale(qualifiedName(resource), current, wanted);
    return { code: 200, object: scaleOf(store(request, current, next)) };
  }
  const next = changed(request, current);
  return { code: 200, object: store(request, current, restricted(request, current, next)) };
}

/** Resources whose status only /status changes. */
function restricted({ route, resource }: WriteRequest, current: KubeObject, next: KubeObject): KubeObject {
  const { uid, creationTimestamp, name, namespace } = current.metadata;
  if (next.metadata?.name !== name) {
    throw badRequest(
      `the name of the object (${next.metadata?.name}) does not match the name on the URL (${name})`,
    );
  }
  const fixed = { uid, creationTimestamp, name, ...(namespace ? { namespace } : {}) };
  if (route.subresource === 'status') return { ...current, status: next.status };
  const result: KubeObject = { ...next, metadata: { ...next.metadata, ...fixed } };
  if (resource.subresources.includes('status')) {
    if (current.status === undefined) delete result.status;
    else result.status = current.status;
  }
  return result;
}

function changed(request: WriteRequest, current: KubeObject): KubeObject {
  const { route, contentType } = request;
  const body = parseJson(request.body);
  if (route.verb === 'update') {
    const replacement = body as KubeObject;
    const { metadata } = current;
    return { ...replacement, metadata: { ...metadata, ...replacement.metadata } };
  }
  switch (contentType.split(';')[0]?.trim()) {
    case 'application/merge-patch+json':
      return mergePatch(copy(current), body) as KubeObject;
    case 'application/strategic-merge-patch+json':
      return strategicMergePatch(copy(current), body) as KubeObject;
    case 'application/json-patch+json':
      return jsonPatch(current, body) as KubeObject;
    default:
      throw unsupportedMediaType();
  }
}

function store(
  { cluster, resource, route, query }: WriteRequest,
  current: KubeObject,
  next: KubeObject,
): KubeObject {
  const { namespace, name, uid } = current.metadata;
  validate(resource, name, next);
  if (next.metadata.resourceVersion !== current.metadata.resourceVersion) {
    throw conflict(qualifiedName(resource), name);
  }
  if (query.get('dryRun') === 'All') return next;
  if (route.subresource === 'status') cluster.handsOff(uid);
  return cluster.update(resource.name, namespace, name, (draft) => replaceWith(draft, next));
}

function validate(resource: ApiResource, name: string, { spec }: KubeObject): void {
  const { replicas, unschedulable } = (spec ?? {}) as { replicas?: unknown; unschedulable?: unknown };
  if (replicas !== undefined && !(Number.isInteger(replicas) && Number(replicas) >= 0)) {
    const message = `Invalid value: ${JSON.stringify(replicas)}: must be greater than or equal to 0`;
    throw invalid(
      `${resource.kind}${resource.group && `.${resource.group}`}`,
      name,
      'spec.replicas',
      message,
    );
  }
  if (unschedulable !== undefined && typeof unschedulable !== 'boolean') {
    throw invalid(
      resource.kind,
      name,
      'spec.unschedulable',
      `Invalid value: ${JSON.stringify(unschedulable)}`,
    );
  }
}

function create({ cluster, resource, route, query, body }: WriteRequest): Written {
  const given = parseJson(body) as Partial<NewObject> & { metadata?: { generateName?: unknown } };
  const prefix = given.metadata?.generateName;
  const name =
    given.metadata?.name ?? (typeof prefix === 'string' ? `${prefix}${cluster.resourceVersion}` : undefined);
  if (typeof name !== 'string' || name === '') {
    throw invalid(resource.kind, '', 'metadata.name', 'Required value: name or generateName is required');
  }
  const namespace = resource.namespaced ? { namespace: route.namespace || 'default' } : {};
  const object = { ...given, metadata: { ...given.metadata, name, ...namespace } };
  // Clients cannot set a status on creation where it is a subresource.
  if (resource.subresources.includes('status')) Reflect.deleteProperty(object, 'status');
  validate(resource, name, object as unknown as KubeObject);
  const typed = { kind: resource.kind, apiVersion: groupVersion(resource) };
  if (query.get('dryRun') === 'All') return { code: 201, object: { ...typed, ...object } };
  return { code: 201, object: cluster.create(resource.name, object) };
}

function remove({ cluster, resource, query, body }: WriteRequest, current: KubeObject): Written {
  const options = (body ? parseJson(body) : {}) as DeleteOptions;
  checkPreconditions(resource, current, options);
  const { namespace, name, uid } = current.metadata;
  const dryRun = query.get('dryRun') === 'All' || options.dryRun?.includes('All');
  const grace = query.get('gracePeriodSeconds') ?? options.gracePeriodSeconds;
  if (resource.name === 'pods') {
    if (!dryRun) cluster.deletePod(current, ...(grace === undefined ? [] : [Number(grace)]));
    return { code: 200, object: cluster.get('pods', namespace, name) ?? current };
  }
  if (!dryRun) {
    if (resource.name === 'namespaces') cluster.deleteNamespace(name);
    else cluster.delete(resource.name, namespace, name);
  }
  const details = { name, ...(resource.group ? { group: resource.group } : {}), kind: resource.name, uid };
  return {
    code: 200,
    object: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details },
  };
}
