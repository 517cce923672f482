import type { ClusterConnection, ListPage, WatchEvent } from '../../../electron/kube/connection.ts';
import { KubeError } from '../../../electron/kube/kube-error.ts';
import { RESOURCES, type Resource, type ResourceName } from '../../../electron/kube/resources.ts';
import type { FakeClock } from './fake-clock.ts';

type Raw = Record<string, unknown> & {
  metadata: Record<string, unknown> & { uid: string; name: string; namespace?: string };
};
type Verb = 'list' | 'watch' | 'get' | 'probe';

/** One request as the API saw it. */
export interface Asked {
  verb: Verb;
  resource: string;
  namespace: string | null;
  resourceVersion: string | null;
  timeoutSeconds: number | null;
  at: number;
}

/** What a scripted fault does to a request: throws, or (undefined) lets it pass. */
export type Fault = (asked: Asked) => KubeError | undefined;

/** An API server scripted by the test, behind the same interface as the real connection, on the test's clock. */
export interface ScriptedApi {
  connection: ClusterConnection;
  asked: Asked[];
  /** The version of batch that has CronJobs; null for none. */
  cronJobs: 'v1' | 'v1beta1' | null;
  /** UID of kube-system: another one is another cluster. */
  identity: string;
  put(resource: ResourceName, object: Raw): void;
  /** Puts an object without telling the watches, as if it had been there before their resourceVersion. */
  putSilently(resource: ResourceName, object: Raw): void;
  remove(resource: ResourceName, uid: string): void;
  removeSilently(resource: ResourceName, uid: string): void;
  bookmark(resource: ResourceName): void;
  /** Adds a fault and returns its removal. */
  fault(fault: Fault): () => void;
  /** Ends open watches: cleanly, or with an error. */
  endWatches(resource: ResourceName, error?: KubeError): void;
  /** What the lists of a resource answer instead of the truth. */
  listsAs(resource: ResourceName, items: unknown[] | null): void;
  openWatches(): number;
  version(): number;
  /** Another history: what the watches told so far never happened in it. */
  setVersion(version: number): void;
}

interface Change {
  version: number;
  event: WatchEvent;
}

interface Stream {
  resource: string;
  namespace: string | null;
  wake: () => void;
  queue: WatchEvent[];
  end: { error: KubeError | null } | null;
}

export function createScriptedApi(clock: FakeClock): ScriptedApi {
  const objects = new Map<string, Map<string, Raw>>();
  const history = new Map<string, Change[]>();
  const faults = new Set<Fault>();
  const streams = new Set<Stream>();
  const lies = new Map<string, unknown[]>();
  let version = 100;

  const of = (resource: string) => {
    const all = objects.get(resource) ?? new Map<string, Raw>();
    objects.set(resource, all);
    return all;
  };
  const inNamespace = (object: Raw, namespace: string | null) =>
    namespace === null || object.metadata.namespace === namespace;

  function tell(resource: string, type: WatchEvent['type'], object: Raw): void {
    const event = { type, object, bytes: 100 };
    history.set(resource, [...(history.get(resource) ?? []), { version, event }]);
    for (const stream of streams) {
      if (stream.resource !== resource || !inNamespace(object, stream.namespace)) continue;
      stream.queue.push(event);
      stream.wake();
    }
  }

  function stamped(object: Raw): Raw {
    version++;
    return { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } };
  }

  function ask(asked: Omit<Asked, 'at'>): void {
    const full = { ...asked, at: clock.now() };
    api.asked.push(full);
    for (const fault of [...faults]) {
      const error = fault(full);
      if (error !== undefined) throw error;
    }
  }

  function tooLarge(resourceVersion: string): void {
    if (Number(resourceVersion) > version)
      throw new KubeError('version_too_large', 'too large', { status: 504 });
  }

  function aborted(signal: AbortSignal): void {
    if (signal.aborted) throw new KubeError('aborted', 'the request was aborted');
  }

  async function listPage(
    resource: Resource,
    options: Parameters<ClusterConnection['listPage']>[1],
  ): Promise<ListPage> {
    await Promise.resolve();
    aborted(options.signal);
    const namespace = options.namespace ?? null;
    const resourceVersion = options.resourceVersion ?? null;
    const verb = options.resourceVersion !== undefined && options.limit === 1 ? 'probe' : 'list';
    ask({ verb, resource: resource.name, namespace, resourceVersion, timeoutSeconds: null });
    if (resourceVersion !== null) tooLarge(resourceVersion);
    const all =
      lies.get(resource.name) ?? [...of(resource.name).values()].filter((one) => inNamespace(one, namespace));
    const from = Number(options.continue ?? 0);
    const limit = options.limit ?? all.length;
    const next = from + limit < all.length ? String(from + limit) : null;
    return {
      items: all.slice(from, from + limit),
      resourceVersion: String(version),
      continue: next,
      remaining: next === null ? null : all.length - Number(next),
      bytes: 100,
    };
  }

  async function* watch(
    resource: Resource,
    options: Parameters<ClusterConnection['watch']>[1],
  ): AsyncGenerator<WatchEvent, void, undefined> {
    aborted(options.signal);
    const namespace = options.namespace ?? null;
    const { resourceVersion, timeoutSeconds } = options;
    ask({ verb: 'watch', resource: resource.name, namespace, resourceVersion, timeoutSeconds });
    const missed = (history.get(resource.name) ?? []).filter(
      (change) => change.version > Number(resourceVersion),
    );
    const stream: Stream = {
      resource: resource.name,
      namespace,
      wake: () => {},
      queue: missed
        .map((change) => change.event)
        .filter((event) => inNamespace(event.object as Raw, namespace)),
      end: null,
    };
    const end = (error: KubeError | null) => {
      stream.end = { error };
      stream.wake();
    };
    const cancel = clock.after(timeoutSeconds * 1000, () => end(null));
    const abort = () => end(new KubeError('aborted', 'the request was aborted'));
    options.signal.addEventListener('abort', abort);
    streams.add(stream);
    try {
      for (;;) {
        const event = stream.queue.shift();
        if (event !== undefined) {
          options.onBytes?.(event.bytes);
          yield event;
        } else if (stream.end !== null) {
          if (stream.end.error !== null) throw stream.end.error;
          return;
        } else {
          await new Promise<void>((resolve) => {
            stream.wake = resolve;
          });
        }
      }
    } finally {
      cancel();
      options.signal.removeEventListener('abort', abort);
      streams.delete(stream);
    }
  }

  async function getJson(path: string, options: { signal: AbortSignal }): Promise<unknown> {
    await Promise.resolve();
    aborted(options.signal);
    const served = /^\/apis\/batch\/(\w+)$/.exec(path)?.[1];
    if (served !== undefined) {
      ask({
        verb: 'get',
        resource: 'discovery',
        namespace: null,
        resourceVersion: null,
        timeoutSeconds: null,
      });
      const names = served === 'v1' ? ['jobs'] : [];
      if (served === api.cronJobs) names.push('cronjobs');
      return { kind: 'APIResourceList', resources: names.map((name) => ({ name })) };
    }
    const [, namespace = null, resource = 'namespaces', name = ''] =
      /(?:\/namespaces\/([^/]+))?\/([a-z]+)\/([^/]+)$/.exec(path) ?? [];
    ask({ verb: 'get', resource, namespace, resourceVersion: null, timeoutSeconds: null });
    const found = [...of(resource).values()].find(
      ({ metadata }) => metadata.name === name && (metadata.namespace ?? null) === namespace,
    );
    if (found === undefined) throw new KubeError('not_found', `no ${resource} ${name}`, { status: 404 });
    return found;
  }

  const refuse = () => Promise.reject(new Error('the watch sends no such request'));
  const api: ScriptedApi = {
    connection: {
      context: 'prod',
      server: 'https://prod.example:6443',
      namespace: 'team-a',
      endpointHash: 'abc',
      fingerprint: 'abc',
      listPage,
      watch,
      getJson,
      getText: refuse,
      postJson: refuse,
      write: refuse,
      close: () => Promise.resolve(),
    },
    asked: [],
    cronJobs: 'v1',
    identity: 'cluster-1',
    put(resource, object) {
      const type = of(resource).has(object.metadata.uid) ? 'MODIFIED' : 'ADDED';
      const current = stamped(object);
      of(resource).set(object.metadata.uid, current);
      tell(resource, type, current);
    },
    putSilently(resource, object) {
      of(resource).set(object.metadata.uid, stamped(object));
    },
    remove(resource, uid) {
      const object = of(resource).get(uid);
      if (object === undefined) throw new Error(`there is no ${resource} ${uid}`);
      of(resource).delete(uid);
      tell(resource, 'DELETED', stamped(object));
    },
    removeSilently(resource, uid) {
      of(resource).delete(uid);
      version++;
    },
    bookmark(resource) {
      version++;
      const object = { kind: RESOURCES[resource].kind, metadata: { resourceVersion: String(version) } };
      for (const stream of streams) {
        if (stream.resource !== resource) continue;
        stream.queue.push({ type: 'BOOKMARK', object, bytes: 10 });
        stream.wake();
      }
    },
    fault(fault) {
      faults.add(fault);
      return () => faults.delete(fault);
    },
    endWatches(resource, error) {
      for (const stream of streams) {
        if (stream.resource !== resource) continue;
        stream.end = { error: error ?? null };
        stream.wake();
      }
    },
    listsAs(resource, items) {
      if (items === null) lies.delete(resource);
      else lies.set(resource, items);
    },
    openWatches: () => streams.size,
    version: () => version,
    setVersion(next) {
      version = next;
      history.clear();
    },
  };
  return api;
}
