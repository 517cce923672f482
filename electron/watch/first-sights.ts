import type { EventType } from '../../shared/cluster-event.ts';
import type { Log } from '../app/log.ts';
import type { DaemonSetView } from '../detect/daemon-set-view.ts';
import type { DeploymentView } from '../detect/deployment-view.ts';
import { needsFirstSight } from '../detect/first-sight.ts';
import type { ObjectView } from '../detect/object-view.ts';
import type { StatefulSetView } from '../detect/stateful-set-view.ts';
import type { WatchMemory } from './event-sink.ts';

/** Our own first sight of a condition, kept across restarts: for the kinds whose own times prove nothing. */
export interface FirstSights {
  /** Epoch ms of our first sight on this object; null while its condition does not hold. Remembers and forgets. */
  of(view: ObjectView): number | null;
  removed(kind: string, uid: string): void;
  clear(): void;
}

const TYPES: Record<string, EventType> = {
  Deployment: 'zero_replicas',
  StatefulSet: 'statefulset_unavailable',
  DaemonSet: 'daemonset_unavailable',
};

/** The memory is asked once per object; `cluster` names the one being watched. */
export function createFirstSights(
  memory: WatchMemory,
  cluster: () => string,
  now: () => number,
  log: Log,
): FirstSights {
  const sights = new Map<string, number | null>();
  let refused = false;

  /** A store that cannot be read or written must not stop the verdicts. Said once, not for every object. */
  function attempt<T>(what: () => T, otherwise: T): T {
    try {
      return what();
    } catch (error) {
      if (!refused) log.error('the first sight of a condition could not be kept', { error });
      refused = true;
      return otherwise;
    }
  }

  /** A store that can be read may still be full: only a write tells that it is well again. */
  function write(what: () => void): void {
    attempt(() => {
      what();
      refused = false;
    }, undefined);
  }

  function recall(type: EventType, uid: string): number | null {
    const known = sights.get(uid);
    return known === undefined ? attempt(() => memory.firstSight(cluster(), type, uid), null) : known;
  }

  function forget(type: EventType, uid: string): void {
    if (recall(type, uid) !== null) write(() => memory.forgetFirstSight(cluster(), type, uid));
  }

  return {
    of(view) {
      const type = TYPES[view.kind];
      if (type === undefined) return null;
      const { uid } = view;
      if (!needsFirstSight(view as DeploymentView | StatefulSetView | DaemonSetView)) {
        forget(type, uid);
        sights.set(uid, null);
        return null;
      }
      let at = recall(type, uid);
      if (at === null) {
        const seenAt = now();
        at = seenAt;
        write(() => memory.rememberFirstSight(cluster(), type, uid, seenAt));
      }
      sights.set(uid, at);
      return at;
    },
    removed(kind, uid) {
      const type = TYPES[kind];
      if (type === undefined) return;
      forget(type, uid);
      sights.delete(uid);
    },
    clear: () => sights.clear(),
  };
}
