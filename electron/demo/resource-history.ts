import { type ApiResource, groupVersion } from './api-resources.ts';
import type { KubeObject } from './kubernetes-types.ts';

/** One stored version of an object, serialised at most once for all lists, gets and watchers. */
export interface Revision {
  readonly key: string;
  readonly object: KubeObject;
  /** The object without kind and apiVersion, as lists hold it. */
  itemJson(): string;
  json(): string;
  /** As PartialObjectMetadata. */
  metadataJson(): string;
}

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resourceVersion: number;
  readonly revision: Revision;
  readonly previous: Revision | undefined;
}

/** The current objects of one resource, the changes behind them, and how far back those changes reach. */
export interface ResourceHistory {
  get(key: string): Revision | undefined;
  /** In etcd's key order: namespace, then name. Not to be changed. */
  current(): readonly Revision[];
  /** The objects as they were at a resourceVersion; undefined when that is compacted away. */
  at(resourceVersion: number): readonly Revision[] | undefined;
  /** The changes after a resourceVersion, oldest first; undefined when some of them are compacted away. */
  since(resourceVersion: number): Change[] | undefined;
  readonly oldest: number;
  record(type: Change['type'], object: KubeObject, resourceVersion: number): Change;
  compact(resourceVersion: number): void;
  restore(resourceVersion: number): void;
}

/** Changes kept for each resource, like the API server's watch cache. */
const WINDOW = 5_000;

export function createResourceHistory(resource: ApiResource, startsAt: number): ResourceHistory {
  const revisions = new Map<string, Revision>();
  const snapshots = new Map<number, readonly Revision[]>();
  let changes: Change[] = [];
  let oldest = startsAt;
  let sorted: readonly Revision[] | undefined = [];

  const at = (version: number): readonly Revision[] | undefined => {
    if (version < oldest) return undefined;
    const lastChange = changes.at(-1)?.resourceVersion ?? oldest;
    if (version >= lastChange) return history.current();
    const known = snapshots.get(version);
    if (known) return known;
    const then = new Map(revisions);
    for (let i = changes.length - 1; i >= 0; i--) {
      const change = changes[i];
      if (!change || change.resourceVersion <= version) break;
      if (change.previous) then.set(change.revision.key, change.previous);
      else then.delete(change.revision.key);
    }
    const made = inKeyOrder(then.values());
    if (snapshots.size >= 8) snapshots.clear();
    snapshots.set(version, made);
    return made;
  };

  const history: ResourceHistory = {
    get: (key) => revisions.get(key),
    current: () => {
      sorted ??= inKeyOrder(revisions.values());
      return sorted;
    },
    at,
    get oldest() {
      return oldest;
    },
    since(version) {
      if (version < oldest) return undefined;
      let first = changes.length;
      while (first > 0 && (changes[first - 1]?.resourceVersion ?? 0) > version) first--;
      return changes.slice(first);
    },
    record(type, object, resourceVersion) {
      const { namespace, name } = object.metadata;
      const key = namespace ? `${namespace}/${name}` : name;
      const previous = revisions.get(key);
      const revision = createRevision(resource, key, object);
      if (type === 'DELETED') revisions.delete(key);
      else revisions.set(key, revision);
      sorted = undefined;
      const change = { type, resourceVersion, revision, previous };
      changes.push(change);
      if (changes.length > WINDOW * 1.2) {
        oldest = changes[changes.length - WINDOW - 1]?.resourceVersion ?? oldest;
        changes = changes.slice(-WINDOW);
      }
      return change;
    },
    compact(resourceVersion) {
      changes = [];
      snapshots.clear();
      oldest = resourceVersion;
    },
    restore(resourceVersion) {
      for (const [key, { object }] of revisions) {
        const version = String(Math.min(Number(object.metadata.resourceVersion), resourceVersion));
        const metadata = { ...object.metadata, resourceVersion: version };
        revisions.set(key, createRevision(resource, key, { ...object, metadata }));
      }
      sorted = undefined;
      history.compact(resourceVersion);
    },
  };
  return history;
}

function createRevision(resource: ApiResource, key: string, object: KubeObject): Revision {
  let item: string | undefined;
  let partial: string | undefined;
  const itemJson = () => {
    if (item === undefined) {
      const { apiVersion: _apiVersion, kind: _kind, ...rest } = object;
      item = JSON.stringify(rest);
    }
    return item;
  };
  return {
    key,
    object,
    itemJson,
    json: () => `{"kind":"${resource.kind}","apiVersion":"${groupVersion(resource)}",${itemJson().slice(1)}`,
    metadataJson: () => {
      partial ??= JSON.stringify({
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: object.metadata,
      });
      return partial;
    },
  };
}

/** etcd compares keys bytewise with "/" between namespace and name, which sorts below every character names may hold but "-" and ".". */
function inKeyOrder(revisions: Iterable<Revision>): Revision[] {
  return [...revisions].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
