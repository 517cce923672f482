import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { KubeError } from '../kube/kube-error.ts';
import { createReflector, type Reflector } from './reflector.ts';
import type { Feed, ReflectorDeps } from './reflector-ports.ts';
import type { WatchedKind } from './watched-kinds.ts';

/** One reflector and what it is for. */
export interface Member {
  /** `pods`, or `pods in team-a`. */
  id: string;
  kind: WatchedKind;
  namespace: string | null;
  reflector: Reflector;
}

/** The reflectors of one loop: one for each kind, or where that is forbidden one for each kind and namespace. */
export interface Reflectors {
  all(): Reflector[];
  /** Watches exactly these kinds from now on. */
  want(kinds: readonly WatchedKind[]): void;
  /** Watches these kinds, and lists all of them again: what counts is not what counted before. */
  beginAnew(kinds: readonly WatchedKind[]): void;
  /** Lists again what verdicts are given on. */
  relist(): void;
  checkNow(): void;
  /** Watches a kind in these namespaces, besides trying the whole cluster. */
  addNamespaces(kind: WatchedKind, namespaces: readonly string[]): void;
  /** The whole cluster may be listed: its parts need not be. */
  dropNamespaces(kind: WatchedKind): void;
  /** Epoch ms at which what is known of this object was last proved current; null when nobody watches it well now. */
  provedAt(object: ObjectRef): number | null;
  /** Stops all and resolves when they have ended. */
  stop(): Promise<void>;
}

export interface ReflectorsDeps extends Omit<ReflectorDeps, 'feed' | 'turns'> {
  feed: (kind: WatchedKind, namespace: string | null, heard: () => void) => Feed;
  prepare: (kind: WatchedKind, signal: AbortSignal) => Promise<void>;
  turnStarted: (member: Member, catchingUp: boolean) => void;
  turnEnded: (member: Member, failure: KubeError | null) => void;
  removed: (member: Member) => void;
  /** This kind is watched no more: its views are of no use. */
  forget: (kind: string) => void;
  /** A healthy resource was proved current. */
  proved: (kind: string) => void;
}

export function createReflectors(deps: ReflectorsDeps): Reflectors {
  const members = new Map<string, Member>();
  const running = new Set<Promise<void>>();

  function add(kind: WatchedKind, namespace: string | null): void {
    const id = namespace === null ? kind.resource.name : `${kind.resource.name} in ${namespace}`;
    if (members.has(id)) return;
    const heard = () => {
      if (reflector.state.health === 'ok') deps.proved(kind.resource.kind);
    };
    const reflector: Reflector = createReflector(kind.resource, namespace, {
      ...deps,
      feed: deps.feed(kind, namespace, heard),
      turns: {
        prepare: (signal) => deps.prepare(kind, signal),
        turnStarted: (catchingUp) => deps.turnStarted(member, catchingUp),
        turnEnded: (failure) => deps.turnEnded(member, failure),
      },
    });
    const member: Member = { id, kind, namespace, reflector };
    members.set(id, member);
    const run = reflector.run().finally(() => running.delete(run));
    running.add(run);
  }

  function remove(member: Member): void {
    members.delete(member.id);
    member.reflector.stop();
    deps.removed(member);
  }

  function partsOf(kind: WatchedKind): Member[] {
    return [...members.values()].filter((member) => member.kind === kind && member.namespace !== null);
  }

  function want(kinds: readonly WatchedKind[]): void {
    for (const member of [...members.values()]) {
      if (kinds.includes(member.kind)) continue;
      remove(member);
      deps.forget(member.kind.resource.kind);
    }
    for (const kind of kinds) add(kind, null);
  }

  function relist(): void {
    for (const { kind, reflector } of members.values()) if (kind.types.length > 0) reflector.resync();
  }

  return {
    all: () => [...members.values()].map(({ reflector }) => reflector),
    want,
    relist,
    beginAnew(kinds) {
      want(kinds);
      // Other namespaces may be named now: what may not be listed whole finds that out again, at once.
      for (const kind of kinds) {
        for (const part of partsOf(kind)) {
          remove(part);
          deps.forget(kind.resource.kind);
        }
      }
      relist();
      for (const { reflector } of members.values()) reflector.hurry();
    },
    checkNow() {
      for (const { reflector } of members.values()) reflector.checkNow();
    },
    addNamespaces(kind, namespaces) {
      for (const namespace of namespaces) add(kind, namespace);
    },
    dropNamespaces(kind) {
      for (const part of partsOf(kind)) remove(part);
    },
    provedAt({ kind, namespace }) {
      for (const member of members.values()) {
        const covers = member.namespace === null || member.namespace === namespace;
        const { health, confirmedAt } = member.reflector.state;
        if (member.kind.resource.kind === kind && covers && health === 'ok') return confirmedAt;
      }
      return null;
    },
    async stop() {
      for (const { reflector } of members.values()) reflector.stop();
      while (running.size > 0) await Promise.all(running);
    },
  };
}
