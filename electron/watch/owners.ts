import type { ObjectRef } from '../../shared/cluster-event.ts';
import { type ObjectView, objectView, refOf } from '../detect/object-view.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { KubeError } from '../kube/kube-error.ts';
import { RESOURCES, type Resource, resourcePath } from '../kube/resources.ts';
import { type ClusterView, refKey } from './cluster-view.ts';

const METADATA_ONLY = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json';
const MOST_CACHED = 5_000;
/** An opt-out may come and go; as often as everything else is listed again, what was read here is. */
const READ_AGAIN_MS = 30 * 60_000;
/** From so many unknown controllers in one namespace on, one list is cheaper than single reads. */
const LIST_FROM = 5;
const PAGE_SIZE = 500;
/** Pod -> Job -> CronJob is two; a hostile ring of owners has no end. */
const LONGEST_CHAIN = 4;

/** The kinds that stand between a pod and its workload. */
const BETWEEN: ReadonlySet<string> = new Set(['ReplicaSet', 'Job']);

/** The kinds of controller that may be read: what a foreign one says of itself would need another permission. */
const READABLE: ReadonlyMap<string, Resource> = new Map(
  [
    RESOURCES.replicasets,
    RESOURCES.jobs,
    RESOURCES.deployments,
    RESOURCES.statefulsets,
    RESOURCES.daemonsets,
    RESOURCES.cronjobs,
    RESOURCES.replicationcontrollers,
  ].map((resource) => [resource.kind, resource]),
);

/** A controller that could not be read. */
export interface OwnerFailure {
  /** replicasets or jobs. */
  resource: string;
  error: KubeError;
}

/**
 * Follows `controller: true` upward: Pod -> ReplicaSet -> Deployment, Pod -> Job -> CronJob, and no further than to the
 * first foreign kind. Never guesses.
 */
export interface Owners {
  /** The controlling workload; null when something above it must be read first. */
  ownerOf(view: ObjectView): ObjectRef | null;
  /** As `ownerOf`, for an object known only by its controller. */
  above(controller: ObjectRef): ObjectRef | null;
  /** Whether one of them carries `dogwatch.dev/ignore: "true"`, as far as they are known. */
  areOptedOut(view: ObjectView): boolean;
  /**
   * Reads the metadata of these controllers. One that is gone or may not be read is itself the owner. Returns what
   * went wrong; controllers that could not be read for the moment stay unknown.
   */
  resolve(controllers: readonly ObjectRef[], signal: AbortSignal): Promise<OwnerFailure[]>;
  clear(): void;
}

/** What a controller's metadata says. */
interface Facts {
  controller: ObjectRef | null;
  ignored: boolean;
}

type Chain = { owner: ObjectRef; isOptedOut: boolean } | { unread: ObjectRef };

const NOTHING_KNOWN: Facts = { controller: null, ignored: false };

export function createOwners(
  connection: Pick<ClusterConnection, 'getJson' | 'listPage'>,
  cluster: ClusterView,
  now: () => number,
): Owners {
  /** By UID, for what is not watched. `readAt`: epoch ms. */
  const cache = new Map<string, Facts & { readAt: number }>();

  function remember(read: ObjectRef, { controller, ignored }: Facts): void {
    cache.delete(refKey(read));
    cache.set(refKey(read), { controller, ignored, readAt: now() });
    const oldest = cache.size > MOST_CACHED ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
  }

  function factsOf(controller: ObjectRef): Facts | null {
    if (!READABLE.has(controller.kind)) return NOTHING_KNOWN;
    const known = cluster.get(controller.kind, controller.uid);
    if (known !== undefined) return known;
    const read = cache.get(refKey(controller));
    return read !== undefined && now() - read.readAt < READ_AGAIN_MS ? read : null;
  }

  function chainFrom(controller: ObjectRef): Chain {
    let owner = controller;
    let isOptedOut = false;
    for (let length = 1; length <= LONGEST_CHAIN; length++) {
      const facts = factsOf(owner);
      if (facts === null) return { unread: owner };
      const above = BETWEEN.has(owner.kind) ? facts.controller : null;
      // A Deployment's annotations are copied to its ReplicaSets, and never taken back.
      isOptedOut ||= facts.ignored && above?.kind !== 'Deployment';
      if (above === null) break;
      owner = above;
    }
    return { owner, isOptedOut };
  }

  function above(controller: ObjectRef): ObjectRef | null {
    const chain = chainFrom(controller);
    return 'owner' in chain ? chain.owner : null;
  }

  async function readOne(wanted: ObjectRef, resource: Resource, signal: AbortSignal): Promise<void> {
    const path = resourcePath(resource, wanted.namespace, wanted.name);
    const view = objectView(await connection.getJson(path, { signal, accept: METADATA_ONLY }), wanted.kind);
    // Another UID under the same name is another object: ours is gone.
    const isSame = view !== null && (wanted.uid === '' || view.uid === wanted.uid);
    remember(wanted, isSame ? view : NOTHING_KNOWN);
  }

  async function readNamespace(wanted: ObjectRef[], resource: Resource, signal: AbortSignal): Promise<void> {
    const [first] = wanted;
    if (first === undefined) return;
    const missing = new Map(wanted.map((one) => [refKey(one), one]));
    let next: string | null = null;
    do {
      const options = { namespace: first.namespace, limit: PAGE_SIZE, metadataOnly: true, signal };
      const page = await connection.listPage(
        resource,
        next === null ? options : { ...options, continue: next },
      );
      for (const item of page.items) {
        const view = objectView(item, first.kind);
        const one = view === null ? undefined : missing.get(view.uid);
        if (view === null || one === undefined) continue;
        remember(one, view);
        missing.delete(view.uid);
      }
      next = page.continue;
    } while (next !== null);
    for (const one of missing.values()) remember(one, NOTHING_KNOWN);
  }

  async function readGroup(group: ObjectRef[], signal: AbortSignal): Promise<OwnerFailure[]> {
    const resource = READABLE.get(group[0]?.kind ?? '');
    if (resource === undefined) return [];
    if (group.length >= LIST_FROM) {
      return attempt(group, resource, () => readNamespace(group, resource, signal));
    }
    const reads = group.map((one) => attempt([one], resource, () => readOne(one, resource, signal)));
    return (await Promise.all(reads)).flat();
  }

  async function attempt(
    of: ObjectRef[],
    resource: Resource,
    read: () => Promise<void>,
  ): Promise<OwnerFailure[]> {
    try {
      await read();
      return [];
    } catch (error) {
      if (!(error instanceof KubeError)) throw error;
      // A workload is the owner whatever it says of itself: an opt-out that cannot be read must not silence it.
      const isBetween = BETWEEN.has(resource.kind);
      const isFinal = error.kind === 'forbidden' || error.kind === 'not_found';
      if (isFinal || !isBetween) for (const one of of) remember(one, NOTHING_KNOWN);
      return isBetween && error.kind !== 'not_found' ? [{ resource: resource.name, error }] : [];
    }
  }

  return {
    above,
    ownerOf(view) {
      const controller = controllerToFollow(view);
      return controller === null ? refOf(view) : above(controller);
    },
    areOptedOut(view) {
      const controller = controllerToFollow(view);
      const chain = controller === null ? null : chainFrom(controller);
      return chain !== null && 'owner' in chain && chain.isOptedOut;
    },
    async resolve(controllers, signal) {
      const failures: OwnerFailure[] = [];
      const asked = new Set<string>();
      for (;;) {
        const unread = controllers
          .map(chainFrom)
          .flatMap((chain) => ('unread' in chain ? [chain.unread] : []));
        const distinct = new Map(unread.map((one) => [refKey(one), one]));
        for (const key of asked) distinct.delete(key);
        if (distinct.size === 0) return failures;
        const groups = Map.groupBy(distinct.values(), ({ kind, namespace }) => `${kind}/${namespace}`);
        for (const group of groups.values()) failures.push(...(await readGroup(group, signal)));
        for (const key of distinct.keys()) asked.add(key);
      }
    },
    clear: () => cache.clear(),
  };
}

/** A Job is kept under its CronJob; a static pod belongs to its Node, but nobody mends a Node by its pod. */
function controllerToFollow({ kind, controller }: ObjectView): ObjectRef | null {
  return (kind === 'Pod' || kind === 'Job') && controller?.kind !== 'Node' ? controller : null;
}
