import type { Incident } from '../../shared/incident.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Sight } from '../incidents/sight.ts';
import { clusterIdentity } from '../kube/cluster-identity.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import type { EventSink, WatchMemory } from '../watch/event-sink.ts';
import { createWatchLoop } from '../watch/watch-loop.ts';
import type { WatchLoop } from '../watch/watch-loop-ports.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface LoopsOptions {
  clock: Clock;
  log: Log;
  settings: () => Settings;
  /** A new connection through a context of the kubeconfig. @throws Error with one sentence when it cannot be used. */
  connect(context: string): ClusterConnection;
  memory(context: string): WatchMemory;
  sink(context: string): EventSink;
  /** A loop ends; until `at` (epoch ms) it knew that cluster. */
  left(context: string, cluster: string, at: number): void;
}

/** One watch-loop, with its connection, for each watched context. */
export interface Loops {
  watch(context: string): void;
  unwatch(context: string): Promise<void>;
  get(context: string): WatchLoop | null;
  connection(context: string): ClusterConnection | null;
  /** Contexts that are to be watched, in the order they were asked for; one without a loop is in `failures`. */
  contexts(): string[];
  statuses(): LoopStatus[];
  /** One sentence for each context that could not be connected. */
  failures(): string[];
  /** The cluster behind a context as its loop sees it; null unless it sees it now. */
  sight(context: string): Sight | null;
  /**
   * The connection behind an incident's context, proven to lead to the incident's own cluster.
   * @throws Error with one sentence when the context is gone or leads elsewhere by now.
   */
  connectionOf(incident: Incident, signal: AbortSignal): Promise<ClusterConnection>;
  settingsChanged(): void;
  suspend(): void;
  wake(): void;
  /** Ends all loops; the connections stay open for what still runs, until `disconnect` is called. */
  stop(): Promise<{ disconnect(): Promise<void> }>;
}

export function createLoops(options: LoopsOptions): Loops {
  const { clock, log, settings } = options;
  const watched = new Map<string, { connection: ClusterConnection; loop: WatchLoop }>();
  const failures = new Map<string, string>();

  function watch(context: string): void {
    if (watched.has(context)) return;
    failures.delete(context);
    try {
      const connection = options.connect(context);
      const memory = options.memory(context);
      const sink = options.sink(context);
      const loop = createWatchLoop({ connection, context, clock, log, settings, memory, sink });
      watched.set(context, { connection, loop });
      if (settings().watch.enabled) loop.start();
    } catch (error) {
      // Said where the person looks; the loop starts when the kubeconfig is mended.
      const text = `${context} is not watched: ${error instanceof Error ? error.message : String(error)}`;
      failures.set(context, text);
      log.error(text, { error });
    }
  }

  async function unwatch(context: string): Promise<void> {
    failures.delete(context);
    const own = watched.get(context);
    watched.delete(context);
    const { cluster = null, lastChecked = null } = own?.loop.status() ?? {};
    if (cluster !== null && lastChecked !== null) options.left(context, cluster, Date.parse(lastChecked));
    await own?.loop.stop();
    await own?.connection.close();
  }

  function forEachLoop(act: (loop: WatchLoop) => void): void {
    for (const { loop } of watched.values()) act(loop);
  }

  return {
    watch,
    unwatch,
    get: (context) => watched.get(context)?.loop ?? null,
    connection: (context) => watched.get(context)?.connection ?? null,
    contexts: () => [...watched.keys(), ...failures.keys()],
    statuses: () => [...watched.values()].map(({ loop }) => loop.status()),
    failures: () => [...failures.values()],
    sight(context) {
      const loop = watched.get(context)?.loop;
      const status = loop?.status();
      if (loop === undefined || status?.phase !== 'watching' || status.cluster === null) return null;
      return { cluster: status.cluster, nodesOf: loop.nodesOf };
    },
    async connectionOf(incident, signal) {
      const own = watched.get(incident.context);
      if (own === undefined)
        throw new Error(`${incident.context} is not watched now: choose it to look at this.`);
      // The same context may lead to another cluster by now, where an equal name is another pod.
      const cluster = own.loop.status().cluster ?? (await clusterIdentity(own.connection, signal));
      if (cluster !== incident.cluster)
        throw new Error(
          `${incident.context} leads to another cluster now: this incident's cannot be asked any more.`,
        );
      return own.connection;
    },
    settingsChanged() {
      const { enabled } = settings().watch;
      for (const [context, { loop }] of [...watched]) {
        loop.settingsChanged();
        if (enabled) loop.start();
        else if (loop.status().phase !== 'stopped') {
          void unwatch(context);
          watch(context);
        }
      }
    },
    suspend: () => forEachLoop((loop) => loop.suspend()),
    wake: () => forEachLoop((loop) => loop.wake()),
    async stop() {
      const all = [...watched.values()];
      watched.clear();
      await Promise.all(all.map(({ loop }) => loop.stop()));
      return {
        async disconnect() {
          await Promise.all(all.map(({ connection }) => connection.close()));
        },
      };
    },
  };
}
