import type { ObjectRef } from '../../shared/cluster-event.ts';
import { type ObjectView, objectView, refOf } from '../detect/object-view.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { KubeError } from '../kube/kube-error.ts';
import { RESOURCES, type Resource, resourcePath } from '../kube/resources.ts';
import { type ClusterView, refKey } from './cluster-view.ts';

const METADATA_ONLY = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json';
const MOST_CACHED = 5_000;
/** From so many unknown controllers in one namespace on, one list is cheaper than single reads. */
const LIST_FROM = 5;
const PAGE_SIZE = 500;

/** The kinds that stand between a pod and its workload. */
const BETWEEN: ReadonlyMap<string, Resource> = new Map([
  ['ReplicaSet', RESOURCES.replicasets],
  ['Job', RESOURCES.jobs],
]);

/** A controller that could not be read. */
export interface OwnerFailure {
  /** replicasets or jobs. */
  resource: string;
  error: KubeError;
}

/** Follows `controller: true` upward: Pod -> ReplicaSet -> Deployment, Pod -> Job -> CronJob. Never guesses. */
export interface Owners {
  /** The controlling workload; null when something above it must be read first. */
  ownerOf(view: ObjectView): ObjectRef | null;
  /** As `ownerOf`, for an object known only by its controller. */
  above(controller: ObjectRef): ObjectRef | null;
  /**
   * Reads the metadata of these controllers. One that is gone or may not be read is itself the owner. Returns what
   * went wrong; controllers that could not be read for the moment stay unknown.
   */
  resolve(controllers: readonly ObjectRef[], signal: AbortSignal): Promise<OwnerFailure[]>;
  clear(): void;
}

export function createOwners(
  connection: Pick<ClusterConnection, 'getJson' | 'listPage'>,
  cluster: ClusterView,
): Owners {
  /** Owner by UID of the ReplicaSet or Job in between. */
  const cache = new Map<string, ObjectRef>();

  function remember(between: ObjectRef, owner: ObjectRef): void {
    cache.set(refKey(between), owner);
    const oldest = cache.size > MOST_CACHED ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
  }

  function above(controller: ObjectRef): ObjectRef | null {
    if (!BETWEEN.has(controller.kind)) return controller;
    const known = cluster.get(controller.kind, controller.uid);
    if (known !== undefined) return known.controller ?? controller;
    return cache.get(refKey(controller)) ?? null;
  }

  async function readOne(between: ObjectRef, resource: Resource, signal: AbortSignal): Promise<void> {
    const path = resourcePath(resource, between.namespace, between.name);
    const view = objectView(await connection.getJson(path, { signal, accept: METADATA_ONLY }), between.kind);
    // Another UID under the same name is another object: ours is gone.
    const isSame = view !== null && (between.uid === '' || view.uid === between.uid);
    remember(between, (isSame && view.controller) || between);
  }

  async function readNamespace(wanted: ObjectRef[], resource: Resource, signal: AbortSignal): Promise<void> {
    const [first] = wanted;
    if (first === undefined) return;
    const missing = new Map(wanted.map((between) => [refKey(between), between]));
    let next: string | null = null;
    do {
      const options = { namespace: first.namespace, limit: PAGE_SIZE, metadataOnly: true, signal };
      const page = await connection.listPage(
        resource,
        next === null ? options : { ...options, continue: next },
      );
      for (const item of page.items) {
        const view = objectView(item, first.kind);
        const between = view === null ? undefined : missing.get(view.uid);
        if (view === null || between === undefined) continue;
        remember(between, view.controller ?? between);
        missing.delete(view.uid);
      }
      next = page.continue;
    } while (next !== null);
    for (const between of missing.values()) remember(between, between);
  }

  async function readGroup(group: ObjectRef[], signal: AbortSignal): Promise<OwnerFailure[]> {
    const resource = BETWEEN.get(group[0]?.kind ?? '');
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
      const isFinal = error.kind === 'forbidden' || error.kind === 'not_found';
      if (isFinal) for (const between of of) remember(between, between);
      return error.kind === 'not_found' ? [] : [{ resource: resource.name, error }];
    }
  }

  return {
    above,
    ownerOf(view) {
      const { controller } = view;
      if (view.kind === 'Pod') {
        // A static pod belongs to its Node, but nobody mends a Node by its pod.
        return controller === null || controller.kind === 'Node' ? refOf(view) : above(controller);
      }
      return view.kind === 'Job' && controller !== null ? controller : refOf(view);
    },
    async resolve(controllers, signal) {
      const unknown = controllers.filter((controller) => above(controller) === null);
      const distinct = new Map(unknown.map((controller) => [refKey(controller), controller]));
      const groups = Map.groupBy(distinct.values(), ({ kind, namespace }) => `${kind}/${namespace}`);
      const failures: OwnerFailure[] = [];
      for (const group of groups.values()) failures.push(...(await readGroup(group, signal)));
      return failures;
    },
    clear: () => cache.clear(),
  };
}
