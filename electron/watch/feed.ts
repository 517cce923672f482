import type { ObjectView } from '../detect/object-view.ts';
import type { ClusterView } from './cluster-view.ts';
import type { Feed } from './reflector-ports.ts';
import type { Tracker } from './tracker.ts';

export interface FeedDeps {
  kind: string;
  /** Null for what is no usable object of this kind. */
  viewOf: (raw: unknown) => ObjectView | null;
  /** Null: the whole cluster. */
  namespace: string | null;
  cluster: ClusterView;
  tracker: Tracker;
  seen: (view: ObjectView, raw: unknown) => void;
  removed: (view: ObjectView) => void;
  /** The whole of it has been seen. */
  listed: () => void;
  flush: () => void;
  heard: () => void;
  progressed: () => void;
  /** One object could not be dealt with, which is a bug: the others are. */
  broke: (error: unknown) => void;
}

/** Leads one resource's objects into the cluster view, and finds what a complete list no longer names. */
export function createFeed(deps: FeedDeps): Feed {
  const { kind: objectKind, namespace, cluster, tracker, flush, heard, progressed } = deps;
  /** UIDs that the list under way has named; null while none is. */
  let named: Set<string> | null = null;

  const isOurs = (object: { namespace: string }) => namespace === null || object.namespace === namespace;
  const ours = () => [...cluster.all(objectKind)].filter(isOurs);

  function viewOf(raw: unknown): ObjectView | null {
    try {
      return deps.viewOf(raw);
    } catch (error) {
      deps.broke(error);
      return null;
    }
  }

  function guarded(deal: () => void): void {
    try {
      deal();
    } catch (error) {
      deps.broke(error);
    }
  }

  return {
    begin() {
      named = new Set();
    },
    add(raw) {
      const view = viewOf(raw);
      if (view === null) return false;
      named?.add(view.uid);
      cluster.put(view);
      guarded(() => deps.seen(view, raw));
      return true;
    },
    remove(raw) {
      const view = viewOf(raw);
      if (view === null) return;
      cluster.drop(objectKind, view.uid);
      guarded(() => deps.removed(view));
    },
    absent() {
      for (const view of ours()) {
        if (named?.has(view.uid)) continue;
        cluster.drop(objectKind, view.uid);
        guarded(() => deps.removed(view));
      }
      // What was deleted while nobody watched was never seen: only its trouble is remembered.
      for (const subject of tracker.subjects(objectKind)) {
        if (isOurs(subject) && cluster.get(objectKind, subject.uid) === undefined)
          tracker.removed(subject.uid);
      }
      named = null;
      deps.listed();
    },
    count: () => (namespace === null ? cluster.size(objectKind) : ours().length),
    expectsObjects: () => ours().length > 0 || tracker.subjects(objectKind).some(isOurs),
    flush,
    heard,
    progressed,
  };
}
