import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { ObjectView } from '../detect/object-view.ts';

/** The views of everything watched, by kind and UID, and by who controls them. No raw object is kept. */
export interface ClusterView {
  put(view: ObjectView): void;
  drop(kind: string, uid: string): void;
  dropKind(kind: string): void;
  get(kind: string, uid: string): ObjectView | undefined;
  all(kind: string): Iterable<ObjectView>;
  size(kind: string): number;
  /** What this object controls directly, of one kind. */
  controlledBy(owner: ObjectRef, kind: string): ObjectView[];
  /** The direct controllers, in one namespace, of objects of one kind. */
  controllersIn(namespace: string, kind: string): ObjectRef[];
  clear(): void;
}

interface Group {
  controller: ObjectRef;
  members: Set<string>;
}

export function createClusterView(): ClusterView {
  const kinds = new Map<string, Map<string, ObjectView>>();
  /** By kind of the controlled, then by controller. */
  const groups = new Map<string, Map<string, Group>>();

  const viewsOf = (kind: string) => kinds.get(kind) ?? new Map<string, ObjectView>();

  function join(view: ObjectView, controller: ObjectRef): void {
    const ofKind = groups.get(view.kind) ?? new Map<string, Group>();
    groups.set(view.kind, ofKind);
    const key = refKey(controller);
    const group = ofKind.get(key) ?? { controller, members: new Set() };
    ofKind.set(key, group);
    group.members.add(view.uid);
  }

  function leave(view: ObjectView, controller: ObjectRef): void {
    const ofKind = groups.get(view.kind);
    const group = ofKind?.get(refKey(controller));
    group?.members.delete(view.uid);
    if (group?.members.size === 0) ofKind?.delete(refKey(controller));
  }

  return {
    put(view) {
      const views = viewsOf(view.kind);
      kinds.set(view.kind, views);
      const before = views.get(view.uid)?.controller ?? null;
      views.set(view.uid, view);
      if (before !== null && before.uid === view.controller?.uid) return;
      if (before !== null) leave(view, before);
      if (view.controller !== null) join(view, view.controller);
    },
    drop(kind, uid) {
      const view = viewsOf(kind).get(uid);
      if (view === undefined) return;
      viewsOf(kind).delete(uid);
      if (view.controller !== null) leave(view, view.controller);
    },
    dropKind(kind) {
      kinds.delete(kind);
      groups.delete(kind);
    },
    get: (kind, uid) => kinds.get(kind)?.get(uid),
    all: (kind) => viewsOf(kind).values(),
    size: (kind) => kinds.get(kind)?.size ?? 0,
    controlledBy(owner, kind) {
      const members = groups.get(kind)?.get(refKey(owner))?.members ?? [];
      const views = viewsOf(kind);
      return [...members].map((uid) => views.get(uid)).filter((view) => view !== undefined);
    },
    controllersIn(namespace, kind) {
      const controllers = [...(groups.get(kind)?.values() ?? [])].map((group) => group.controller);
      return controllers.filter((controller) => controller.namespace === namespace);
    },
    clear() {
      kinds.clear();
      groups.clear();
    },
  };
}

/** What the window shows of a cluster's size. */
export function countsOf({ size }: ClusterView): LoopStatus['counts'] {
  const workloads = size('Deployment') + size('StatefulSet') + size('DaemonSet');
  return { pods: size('Pod'), nodes: size('Node'), workloads };
}

/** Names an object for ever: its UID, or all else that is known of it where an ownerReference holds none. */
export function refKey({ uid, kind, namespace, name }: ObjectRef): string {
  return uid === '' ? `${kind}/${namespace}/${name}` : uid;
}
