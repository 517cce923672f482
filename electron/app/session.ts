import type { Notice } from '../../shared/app-state.ts';
import { createEvidenceCollector } from '../incidents/evidence.ts';
import type { Follow } from '../incidents/incident-change.ts';
import { createIncidents } from '../incidents/incidents.ts';
import { createNativeNotifier } from '../notify/native-notifier.ts';
import { planDeliveries } from '../notify/plan-deliveries.ts';
import { createSilences } from '../rules/silences.ts';
import { openDatabase } from '../store/database.ts';
import { startRetention } from '../store/retention.ts';
import { createStore } from '../store/store.ts';
import type { EventSink } from '../watch/event-sink.ts';
import { attentionOf } from './attention.ts';
import { createConsequences } from './consequences.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createLoops } from './loops.ts';
import { openCourier } from './open-courier.ts';
import { openDiagnoses } from './open-diagnoses.ts';
import { openIncidents } from './open-incidents.ts';
import { openPlaybooks } from './open-playbooks.ts';
import { createProblemLog } from './problem-log.ts';
import { createSeenRevisions } from './seen-revisions.ts';
import type { Session, SessionOptions } from './session-ports.ts';

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
  const plan = planDeliveries(settings, options.reachesChannels);
  const consequences = createConsequences({
    ...{ clock, log, settings },
    diagnoses: () => diagnoses,
    executor: () => executor,
  });
  const follow: Follow = (change) => {
    consequences.note(change);
    return plan(change);
  };
  const silences = createSilences(store, log);
  const incidents = createIncidents({
    store,
    clock,
    log,
    settings,
    attention: attentionOf(options.rules, silences),
    follow,
    sight: (context) => loops.sight(context),
  });
  const loops = createLoops({
    clock,
    log,
    settings,
    connect: options.connect,
    memory: incidents.memory,
    sink,
    left: store.contexts.watched,
  });

  const notifier = createNativeNotifier({ store, clock, log, settings, notify: options.notify });
  const courier = options.reachesChannels ? openCourier({ ...options, store, incidents }) : null;
  const heartbeat = createHeartbeat({ url: () => settings().notifications.heartbeatUrl, clock, log });
  const retention = startRetention({ store, clock, log, limits: () => settings().history });
  const problems = createProblemLog(clock, log, loops.statuses);
  const evidence = createEvidenceCollector({
    connectionOf: loops.connectionOf,
    collected: (incident) => options.changed([incident]),
    store,
    clock,
    log,
    concurrency: EVIDENCE_CONCURRENCY,
  });

  const diagnoses = openDiagnoses({ ...options, store, incidents, connectionOf: loops.connectionOf });

  let version = 0;
  const executor = openPlaybooks({
    ...options,
    ...{ store, incidents, connectionOf: loops.connectionOf },
    changed() {
      version += 1;
      options.statusChanged();
    },
  });
  const seenRevisions = createSeenRevisions(store);

  function sink(context: string): EventSink {
    return {
      events(batch) {
        const changed = incidents.record(batch);
        store.contexts.watched(context, batch.cluster, clock.now());
        notifier.changed();
        courier?.changed();
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
        heartbeat.beat();
        store.contexts.watched(context, cluster, clock.now());
        seenRevisions.seen(cluster, loops.get(context)?.availableRevisions() ?? [], clock.now());
        // What an earlier run or an outage left without evidence.
        const query = { context, state: 'active', limit: EVIDENCE_CAUGHT_UP, before: null } as const;
        evidence.collect(incidents.list(query).incidents.filter((one) => one.cluster === cluster));
      },
      status() {
        problems.changed();
        options.statusChanged();
      },
    };
  }

  let cancelTick = clock.after(TICK_MS, tick);
  function tick(): void {
    passTime();
    executor.tick();
    cancelTick = clock.after(TICK_MS, tick);
  }

  function passTime(): void {
    try {
      const changed = incidents.tick(clock.now());
      if (changed.length === 0) return;
      notifier.changed();
      courier?.changed();
      options.changed(changed);
    } catch (error) {
      log.error('What time brings to the incidents could not be written.', { error });
    }
  }

  return {
    incidents,
    silences,
    diagnoses,
    executor,
    channels: {
      owedTo: store.deliveries.owedTo,
      counts: store.deliveries.counts,
      dead: store.deliveries.dead,
      health: () => courier?.health() ?? [],
      again: (delivery) => courier?.again(delivery),
    },
    playbooks: () => ({ waiting: store.playbooks.pendingApprovals().length, version }),
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
      ...[...loops.failures(), ...executor.problems()].map((text) => notice(text, text)),
    ],
    open: openIncidents(store, loops),
    watch: loops.watch,
    unwatch: loops.unwatch,
    watched: loops.contexts,
    loop: loops.get,
    connection: loops.connection,
    loops: loops.statuses,
    connectionOf: loops.connectionOf,
    settingsChanged() {
      loops.settingsChanged();
      notifier.changed();
      courier?.changed();
    },
    reconsider: passTime,
    suspend: loops.suspend,
    wake: loops.wake,
    async close() {
      cancelTick();
      retention.stop();
      notifier.stop();
      problems.stop();
      const { disconnect } = await loops.stop();
      await Promise.all([evidence.stop(), diagnoses.stop(), executor.stop(), courier?.stop()]);
      await disconnect();
      store.close();
    },
  };
}

const notice = (id: string, text: string): Notice => ({ id, tone: 'error', text });
