import type { EventType, ObjectRef } from '../../shared/cluster-event.ts';
import type { Trouble } from '../detect/finding.ts';
import { refKey } from './cluster-view.ts';
import type { KnownTrouble } from './event-sink.ts';

/** A trouble that was reported and has neither recovered nor gone. Times are epoch ms. */
export interface TrackedTrouble extends KnownTrouble, Trouble {
  /** Since when the object itself has been gone or going; null while it is there. */
  removedAt: number | null;
}

/** Names a trouble: a type on an object, container by container. */
export function troubleKey(type: EventType, uid: string, container: string | null): string {
  return `${type}/${uid}/${container ?? ''}`;
}

/** The troubles reported and not over, found by what is asked of them without a scan. */
export interface Troubles {
  get(key: string): TrackedTrouble | undefined;
  add(trouble: TrackedTrouble): void;
  delete(trouble: TrackedTrouble): void;
  /** Those of one object, by UID. */
  ofSubject(uid: string): TrackedTrouble[];
  /** Those of one type on the members of one workload. */
  ofOwner(type: EventType, owner: ObjectRef): TrackedTrouble[];
  all(): TrackedTrouble[];
  clear(): void;
}

export function createTroubles(): Troubles {
  const byKey = new Map<string, TrackedTrouble>();
  const bySubject = new Map<string, Set<TrackedTrouble>>();
  const byOwner = new Map<string, Set<TrackedTrouble>>();
  const keyOf = ({ type, subject, container }: KnownTrouble) => troubleKey(type, subject.uid, container);
  const ownerKey = (type: EventType, owner: ObjectRef) => `${type}/${refKey(owner)}`;

  return {
    get: (key) => byKey.get(key),
    add(trouble) {
      byKey.set(keyOf(trouble), trouble);
      enter(bySubject, trouble.subject.uid, trouble);
      enter(byOwner, ownerKey(trouble.type, trouble.owner), trouble);
    },
    delete(trouble) {
      byKey.delete(keyOf(trouble));
      leave(bySubject, trouble.subject.uid, trouble);
      leave(byOwner, ownerKey(trouble.type, trouble.owner), trouble);
    },
    ofSubject: (uid) => [...(bySubject.get(uid) ?? [])],
    ofOwner: (type, owner) => [...(byOwner.get(ownerKey(type, owner)) ?? [])],
    all: () => [...byKey.values()],
    clear() {
      byKey.clear();
      bySubject.clear();
      byOwner.clear();
    },
  };
}

function enter<T>(index: Map<string, Set<T>>, key: string, member: T): void {
  const members = index.get(key) ?? new Set<T>();
  members.add(member);
  index.set(key, members);
}

function leave<T>(index: Map<string, Set<T>>, key: string, member: T): void {
  const members = index.get(key);
  members?.delete(member);
  if (members?.size === 0) index.delete(key);
}
