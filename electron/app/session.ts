import type { Notice } from '../../shared/app-state.ts';
import type { Severity } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import { createEvidenceCollector } from '../incidents/evidence.ts';
import { createIncidents, type Incidents } from '../incidents/incidents.ts';
import type { Sight } from '../incidents/sight.ts';
import { clusterIdentity } from '../kube/cluster-identity.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { createNativeNotifier } from '../notify/native-notifier.ts';
import { planDeliveries } from '../notify/plan-deliveries.ts';
import { openDatabase } from '../store/database.ts';
import { startRetention } from '../store/retention.ts';
import { createStore, type Store } from '../store/store.ts';
import type { EventSink } from '../watch/event-sink.ts';
import { createWatchLoop } from '../watch/watch-loop.ts';
import type { WatchLoop } from '../watch/watch-loop-ports.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { createProblemLog } from './problem-log.ts';

export interface SessionOptions {
  databaseFile: string;
  clock: Clock;
  log: Log;
  settings: () => Settings;
  /** A new connection through a context of the kubeconfig. @throws Error with one sentence when it cannot be used. */
  connect(context: string): ClusterConnection;
  notify(message: NotificationMessage): void;
  /** Incidents are new or changed. */
  changed(incidents: Incident[]): void;
  /** A loop's status changed. */
  statusChanged(): void;
}

/** The rooms wired in a row over one database: watch -> incidents -> store -> notify, and evidence beside them. */
export interface Session {
  readonly incidents: Incidents;
  /** What was recorded, to be looked through and exported. */
  readonly archive: Pick<Store, 'history' | 'exports'>;
  /** What the person should know of the database and the connections. */
  notices(): Notice[];
  watch(context: string): void;
  unwatch(context: string): Promise<void>;
  loop(context: string): WatchLoop | null;
  loops(): LoopStatus[];
  /** Contexts with open incidents that no loop watches, and until when one did (RFC 3339). */
  unwatched(): { context: string; since: string }[];
  /**
   * The connection behind an incident's context, proven to lead to the incident's own cluster.
   * @throws Error with one sentence when the context is gone or leads elsewhere by now.
   */
  connectionOf(incident: Incident, signal: AbortSignal): Promise<ClusterConnection>;
  settingsChanged(): void;
  suspend(): void;
  wake(): void;
  close(): Promise<void>;
}

const TICK_MS = 5_000;
/** Incidents whose evidence is gathered side by side. */
const EVIDENCE_CONCURRENCY = 3;
/** Open incidents looked through at the end of a good cycle. */
const EVIDENCE_CAUGHT_UP = 50;

/** @throws StoreError with one sentence when the database cannot be had. */
export function openSession(options: SessionOptions): Session {
  const { clock, log, settings } = options;
  const { db, movedAside } = openDatabase(options.databaseFile, { clock, log });
  const store = createStore(db);
  const incidents = createIncidents({ store, clock, log, settings, follow: planDeliveries(settings), sight });
  const watched = new Map<string, { connection: ClusterConnection; loop: WatchLoop }>();
  const failures = new Map<string, string>();

  const notifier = createNativeNotifier({ store, clock, log, settings, notify: options.notify });
  const retention = startRetention({ store, clock, log, limits: () => settings().history });
  const problems = createProblemLog(clock, log, () => [...watched.values()].map(({ loop }) => loop.status()));
  const evidence = createEvidenceCollector({
    connectionOf,
    collected: (incident) => options.changed([incident]),
    store,
    clock,
    log,
    concurrency: EVIDENCE_CONCURRENCY,
  });

  const sink = (context: string): EventSink => ({
    events(batch) {
      const changed = incidents.record(batch);
      store.contexts.watched(context, batch.cluster, clock.now());
      notifier.changed();
      evidence.collect(changed);
      options.changed(changed);
    },
    burstEnded(burst) {
      // What was found together is folded together before it is told.
      passTime();
      notifier.burstEnded(burst);
    },
    cycle({ cluster, ok }) {
      if (!ok || cluster === null) return;
      store.contexts.watched(context, cluster, clock.now());
      // What an earlier run or an outage left without evidence.
      const query = { context, state: 'active', limit: EVIDENCE_CAUGHT_UP, before: null } as const;
      evidence.collect(incidents.list(query).incidents);
    },
    status() {
      problems.changed();
      options.statusChanged();
    },
  });

  async function connectionOf(incident: Incident, signal: AbortSignal): Promise<ClusterConnection> {
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
  }

  function watch(context: string): void {
    if (watched.has(context)) return;
    failures.delete(context);
    try {
      const connection = options.connect(context);
      const loop = createWatchLoop({
        connection,
        context,
        clock,
        log,
        settings,
        memory: incidents.memory(context),
        sink: sink(context),
      });
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
    if (cluster !== null && lastChecked !== null)
      store.contexts.watched(context, cluster, Date.parse(lastChecked));
    await own?.loop.stop();
    await own?.connection.close();
  }

  /** The cluster behind a context as its loop sees it; null unless it sees it now. */
  function sight(context: string): Sight | null {
    const loop = watched.get(context)?.loop;
    const status = loop?.status();
    if (loop === undefined || status?.phase !== 'watching' || status.cluster === null) return null;
    return { cluster: status.cluster, nodesOf: loop.nodesOf };
  }

  let cancelTick = clock.after(TICK_MS, tick);
  function tick(): void {
    passTime();
    cancelTick = clock.after(TICK_MS, tick);
  }

  function passTime(): void {
    try {
      const changed = incidents.tick(clock.now());
      if (changed.length === 0) return;
      notifier.changed();
      options.changed(changed);
    } catch (error) {
      log.error('What time brings to the incidents could not be written.', { error });
    }
  }

  return {
    incidents,
    archive: store,
    notices: () => [
      ...(movedAside === null
        ? []
        : [
            notice(
              'database',
              `The database was damaged. It was moved to ${movedAside} and a new one started.`,
            ),
          ]),
      ...[...failures.values()].map((text) => notice(text, text)),
    ],
    watch,
    unwatch,
    loop: (context) => watched.get(context)?.loop ?? null,
    loops: () => [...watched.values()].map(({ loop }) => loop.status()),
    unwatched: () =>
      store.contexts
        .all()
        .filter(({ context }) => !watched.has(context) && total(incidents.counts(context)) > 0)
        .map(({ context, lastWatched }) => ({ context, since: new Date(lastWatched).toISOString() })),
    connectionOf,
    settingsChanged() {
      const { enabled } = settings().watch;
      for (const [context, { loop }] of watched) {
        loop.settingsChanged();
        if (enabled) loop.start();
        else if (loop.status().phase !== 'stopped') void unwatch(context).then(() => watch(context));
      }
    },
    suspend: () => forEachLoop((loop) => loop.suspend()),
    wake: () => forEachLoop((loop) => loop.wake()),
    async close() {
      cancelTick();
      retention.stop();
      notifier.stop();
      problems.stop();
      const all = [...watched.values()];
      watched.clear();
      await Promise.all(all.map(({ loop }) => loop.stop()));
      await evidence.stop();
      await Promise.all(all.map(({ connection }) => connection.close()));
      store.close();
    },
  };

  function forEachLoop(act: (loop: WatchLoop) => void): void {
    for (const { loop } of watched.values()) act(loop);
  }
}

const notice = (id: string, text: string): Notice => ({ id, tone: 'error', text });
const total = (counts: Record<Severity, number>) => counts.critical + counts.warning + counts.info;
