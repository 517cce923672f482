import { API_RESOURCES, apiResource, groupVersion, qualifiedName } from './api-resources.ts';
import { timestamp } from './demo-clock.ts';
import type { KubeObject, Objects, ResourceName } from './kubernetes-types.ts';
import { managedFields } from './managed-fields.ts';
import { mergePatch } from './patch.ts';
import type { Random } from './random.ts';
import {
  type Change,
  createResourceHistory,
  type ResourceHistory,
  type Revision,
} from './resource-history.ts';
import { alreadyExists, conflict, notFound } from './status-error.ts';

/** What a caller hands in to create: uid, times, apiVersion and kind are filled in. Anything else may be malformed. */
export interface NewObject {
  metadata: { name: string; namespace?: string; [field: string]: unknown };
  [field: string]: unknown;
}

type Listener = (resource: ResourceName, change: Change) => void;

/** Objects with resourceVersions, as etcd and the API server keep them. Stored objects are never changed in place. */
export interface ObjectStore {
  readonly resourceVersion: number;
  /** Throws AlreadyExists. Whatever is created with a status, nodes aside, is left as it is by the simulated controllers. */
  create<R extends ResourceName>(resource: R, object: NewObject): Objects[R];
  /** Changes a copy and stores it. Throws NotFound, or Conflict when the draft's resourceVersion was set to another. */
  update<R extends ResourceName>(
    resource: R,
    namespace: string | undefined,
    name: string,
    change: (draft: Objects[R]) => void,
  ): Objects[R];
  /** JSON merge patch (RFC 7386) of the whole object, status included. Throws NotFound. */
  patch<R extends ResourceName>(
    resource: R,
    namespace: string | undefined,
    name: string,
    patch: object,
  ): Objects[R];
  /** Merge patch of the status alone. From here on the simulated controllers leave this object's status alone. */
  patchStatus<R extends ResourceName>(
    resource: R,
    namespace: string | undefined,
    name: string,
    patch: object,
  ): Objects[R];
  /** Removes the object at once; graceful deletion is the kubelet's and the controllers' business. */
  delete<R extends ResourceName>(
    resource: R,
    namespace: string | undefined,
    name: string,
  ): Objects[R] | undefined;
  get<R extends ResourceName>(
    resource: R,
    namespace: string | undefined,
    name: string,
  ): Objects[R] | undefined;
  list<R extends ResourceName>(resource: R, namespace?: string): Objects[R][];
  /** The objects whose controlling owner has this uid. */
  ownedBy<R extends ResourceName>(resource: R, uid: string): Objects[R][];
  /** True for objects whose status a test or client wrote: nothing simulated touches them. */
  isHandsOff(uid: string): boolean;
  handsOff(uid: string): void;
  history(resource: ResourceName): ResourceHistory;
  subscribe(listener: Listener): () => void;
  /** Forgets all history: every older resourceVersion answers 410. */
  compact(): void;
  /** As if etcd were restored from a backup: the same objects, at a lower resourceVersion. */
  restore(resourceVersion: number): void;
}

const HAS_GENERATION = new Set<ResourceName>(['deployments', 'replicasets', 'statefulsets', 'daemonsets']);

export function createObjectStore(now: () => number, random: Random): ObjectStore {
  let resourceVersion = 1_000;
  const histories = new Map(
    API_RESOURCES.map((each) => [each.name, createResourceHistory(each, resourceVersion)]),
  );
  const owned = new Map<string, Map<string, Revision>>();
  const handsOff = new Set<string>();
  const listeners = new Set<Listener>();

  const history = (resource: ResourceName): ResourceHistory => {
    const known = histories.get(resource);
    if (!known) throw new Error(`The demo cluster has no resource ${resource}.`);
    return known;
  };
  const key = (namespace: string | undefined, name: string) => (namespace ? `${namespace}/${name}` : name);

  function record(
    resource: ResourceName,
    type: Change['type'],
    object: KubeObject,
    previous: KubeObject | undefined,
  ) {
    object.metadata.resourceVersion = String(++resourceVersion);
    const change = history(resource).record(type, object, resourceVersion);
    index(owned, resource, previous, undefined);
    if (type !== 'DELETED') index(owned, resource, object, change.revision);
    for (const listener of [...listeners]) listener(resource, change);
  }

  const store: ObjectStore = {
    get resourceVersion() {
      return resourceVersion;
    },
    history,
    isHandsOff: (uid) => handsOff.has(uid),
    handsOff: (uid) => handsOff.add(uid),
    create(resource, given) {
      const served = apiResource(resource);
      const { namespace, name } = given.metadata;
      if (history(resource).get(key(namespace, name))) throw alreadyExists(qualifiedName(served), name);
      const made: KubeObject = {
        apiVersion: groupVersion(served),
        kind: served.kind,
        ...copy(given),
        metadata: {
          ...copy(given.metadata),
          uid: textOr(given.metadata.uid, random.uid),
          creationTimestamp: textOr(given.metadata.creationTimestamp, () => timestamp(now())),
          resourceVersion: '',
          ...(HAS_GENERATION.has(resource) ? { generation: 1 } : {}),
        },
      };
      made.metadata.managedFields ??= managedFields(made, timestamp(now()));
      if (given.status !== undefined && resource !== 'nodes') handsOff.add(made.metadata.uid);
      record(resource, 'ADDED', made, undefined);
      return made as Objects[typeof resource];
    },
    update(resource, namespace, name, change) {
      const current = history(resource).get(key(namespace, name))?.object;
      if (!current) throw notFound(qualifiedName(apiResource(resource)), name);
      const draft = draftOf(current) as Objects[typeof resource];
      change(draft);
      if (draft.metadata.resourceVersion !== current.metadata.resourceVersion) {
        throw conflict(qualifiedName(apiResource(resource)), name);
      }
      if (HAS_GENERATION.has(resource) && !same(draft.spec, current.spec)) {
        draft.metadata.generation = (current.metadata.generation ?? 0) + 1;
      }
      if (same(draft, current)) return current as Objects[typeof resource];
      record(resource, 'MODIFIED', draft, current);
      return draft;
    },
    patch(resource, namespace, name, patch) {
      return store.update(resource, namespace, name, (draft) => {
        replaceWith(draft, mergePatch(draft, patch) as KubeObject);
      });
    },
    patchStatus(resource, namespace, name, patch) {
      const current = store.get(resource, namespace, name);
      if (current) handsOff.add(current.metadata.uid);
      return store.update(resource, namespace, name, (draft) => {
        Object.assign(draft, { status: mergePatch(draft.status, patch) });
      });
    },
    delete(resource, namespace, name) {
      const current = store.get(resource, namespace, name);
      if (!current) return undefined;
      handsOff.delete(current.metadata.uid);
      const last = { ...current, metadata: { ...current.metadata } };
      record(resource, 'DELETED', last, current);
      return last;
    },
    get(resource, namespace, name) {
      return history(resource).get(key(namespace, name))?.object as Objects[typeof resource] | undefined;
    },
    list(resource, namespace) {
      const objects = history(resource)
        .current()
        .map((revision) => revision.object as Objects[typeof resource]);
      return namespace ? objects.filter((object) => object.metadata.namespace === namespace) : objects;
    },
    ownedBy(resource, uid) {
      return [...(owned.get(`${resource}/${uid}`)?.values() ?? [])].map(
        (revision) => revision.object as Objects[typeof resource],
      );
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    compact() {
      for (const each of histories.values()) each.compact(resourceVersion);
    },
    restore(version) {
      resourceVersion = version;
      for (const each of histories.values()) each.restore(version);
    },
  };
  return store;
}

/** A copy to change. The managed fields, a third of a pod, are shared: nobody changes them in place. */
function draftOf(object: KubeObject): KubeObject {
  const { managedFields } = object.metadata;
  const draft = copy({ ...object, metadata: { ...object.metadata, managedFields: null } });
  return Object.assign(draft, { metadata: { ...draft.metadata, managedFields } });
}

/** A deep copy of JSON-like data; several times faster than structuredClone on objects this small. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (value === null || typeof value !== 'object') return value;
  const made: Record<string, unknown> = {};
  for (const [field, inner] of Object.entries(value)) made[field] = copy(inner);
  return made as T;
}

/** Makes `target` hold exactly what `source` holds. */
export function replaceWith(target: KubeObject, source: KubeObject): void {
  for (const field of Object.keys(target)) if (!(field in source)) delete target[field];
  Object.assign(target, source);
}

/** Deep equality of JSON-like data; an absent field and an undefined one are the same. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const field in left) if (!same(left[field], right[field])) return false;
  for (const field in right) if (!(field in left) && right[field] !== undefined) return false;
  return true;
}

const textOr = (value: unknown, otherwise: () => string) => (typeof value === 'string' ? value : otherwise());

function index(
  owned: Map<string, Map<string, Revision>>,
  resource: ResourceName,
  object: KubeObject | undefined,
  revision: Revision | undefined,
): void {
  const references = object?.metadata.ownerReferences;
  const owner = Array.isArray(references) ? references.find((each) => each?.controller) : undefined;
  if (!object || !owner) return;
  const place = `${resource}/${owner.uid}`;
  const children = owned.get(place) ?? new Map<string, Revision>();
  if (revision) owned.set(place, children.set(object.metadata.uid, revision));
  else if (children.delete(object.metadata.uid) && children.size === 0) owned.delete(place);
}
