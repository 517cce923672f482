import type { EventBatch, EventType, ObjectRef } from '../../shared/cluster-event.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { ObjectView } from '../detect/object-view.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { createAgenda } from './agenda.ts';
import { availableRevisions } from './available-revisions.ts';
import { countsOf, createClusterView } from './cluster-view.ts';
import type { WatchMemory } from './event-sink.ts';
import { createExclusions, selectedView } from './exclusions.ts';
import { createFeed } from './feed.ts';
import { createFirstSights } from './first-sights.ts';
import { createJudging } from './judging.ts';
import { createMarks } from './marks.ts';
import { createOutbox } from './outbox.ts';
import { createOutlook } from './outlook.ts';
import { createOwnerReads } from './owner-reads.ts';
import { createOwners } from './owners.ts';
import type { Feed } from './reflector-ports.ts';
import { createTracker } from './tracker.ts';
import type { AvailableRevision } from './watch-loop-ports.ts';
import type { WatchedKind } from './watched-kinds.ts';

/** The way from objects to events: views, verdicts, owners, troubles, and what time alone brings. */
export interface Detection {
  /** Where one reflector's objects go. `heard`: the server proved this resource current. */
  feed(
    kind: WatchedKind,
    namespace: string | null,
    hooks: { heard: () => void; progressed: () => void },
  ): Feed;
  /** What is known of this kind is current: what waited for that may be said now. */
  proved(kind: string): void;
  /** Another cluster, or the first: forgets all it knew and takes up what is remembered of this one. */
  takeUp(cluster: string): void;
  /** The settings exclude other things now than before. */
  exclude(): void;
  /** This kind is watched no more. */
  forgetKind(kind: string): void;
  flush(): void;
  /** Once a cycle: offers again what could not be saved, and reads again what could not be read. */
  retry(): void;
  /** Resolves when no owner is being read, and no event is on its way. */
  settled(): Promise<void>;
  counts(): LoopStatus['counts'];
  availableRevisions(): AvailableRevision[];
  /** As Outlook.nodesOf. */
  nodesOf(workload: ObjectRef): (string | null)[] | null;
  /** Events held because they cannot be saved. */
  readonly notSaved: number;
  /** One sentence while that is so. */
  readonly savingProblem: string | null;
  readonly broken: ReadonlyMap<EventType, string>;
  readonly ownersForbidden: readonly string[];
  stop(): void;
}

export interface DetectionDeps {
  context: string;
  connection: ClusterConnection;
  clock: Clock;
  log: Log;
  settings: () => Settings;
  memory: WatchMemory;
  deliver: (batch: EventBatch) => void;
  cluster: () => string;
  burstOf: (kind: string) => string | null;
  /** Epoch ms at which what we know of this object was last proved current; null when it is not now. */
  provedAt: (object: ObjectRef) => number | null;
  /** Aborts the reads of owners. */
  signal: () => AbortSignal;
  /** Objects that were none of our business are now: list again. */
  relist: () => void;
  detectorFailed: () => void;
}

const VIEW = 'view';

export function createDetection(deps: DetectionDeps): Detection {
  const { clock, log, settings, connection } = deps;
  const now = () => clock.now();
  const cluster = createClusterView();
  const owners = createOwners(connection, cluster, now);
  const marks = createMarks();
  const exclusions = createExclusions({ settings, cluster, owners, marks });
  const outbox = createOutbox(deps.deliver, log);
  const firstSights = createFirstSights(deps.memory, deps.cluster, now, log);
  const agenda = createAgenda(clock, runDue);
  const reads = createOwnerReads({
    owners,
    clock,
    log,
    signal: deps.signal,
    done: () => {
      tracker.reportWaiting();
      outbox.flush();
    },
  });
  const outlook = createOutlook({
    cluster,
    owners,
    isKnown: (object) => deps.provedAt(object) !== null,
    askFor: reads.want,
  });
  const tracker = createTracker({
    now,
    settings: () => settings().detect,
    origin: () => ({ context: deps.context, cluster: deps.cluster() }),
    ownerOf: owners.ownerOf,
    isExcluded: exclusions.covers,
    outlook,
    burstOf: deps.burstOf,
    emit: outbox.add,
    schedule: agenda.schedule,
    awaitProof: (key, subject) => agenda.hold(key, subject.kind),
    provedAt: deps.provedAt,
  });
  const judging = createJudging({
    now,
    settings,
    log,
    cluster,
    tracker,
    firstSights,
    exclusions,
    isLeaving: marks.isLeaving,
    schedule: (kind, uid, at) => agenda.schedule(`${VIEW}/${kind}/${uid}`, at),
    failed: deps.detectorFailed,
  });

  function broke(what: string, error: unknown): void {
    log.error('internal error while judging', { what, error });
    deps.detectorFailed();
  }

  function runDue(key: string): void {
    try {
      const [what, kind = '', ...uid] = key.split('/');
      if (what === VIEW) judgeDue(key, kind, uid.join('/'));
      else tracker.due(key);
    } catch (error) {
      broke(key, error);
    }
    flush();
  }

  /** A grace that ends while nobody can look proves nothing about now. */
  function judgeDue(key: string, kind: string, uid: string): void {
    const view = cluster.get(kind, uid);
    if (view !== undefined && deps.provedAt(view) === null) agenda.hold(key, kind);
    else judging.due(kind, uid);
  }

  function flush(): void {
    reads.want(tracker.unknownControllers());
    outbox.flush();
  }

  function seen(view: ObjectView, raw: unknown): void {
    const change = marks.see(view);
    if (view.kind !== 'Namespace') judging.assess(view, raw);
    if (change === 'set') tracker.excludeWhere(exclusions.coversTrouble);
    else if (change === 'lifted') deps.relist();
  }

  function listed(kind: string): void {
    // How long a set has lacked ready pods is read from its pods.
    if (kind === 'Pod') for (const set of ['StatefulSet', 'DaemonSet']) judging.again(set);
    // A CronJob deleted while nobody watched takes the failures of its deleted Jobs with it.
    if (kind === 'CronJob') tracker.recheckRemoved('job_failed');
  }

  return {
    feed(kind, namespace, hooks) {
      return createFeed({
        kind: kind.resource.kind,
        viewOf: (raw) => selectedView(kind, raw, settings()),
        namespace,
        cluster,
        tracker,
        seen,
        removed(view) {
          marks.forget(view);
          judging.removed(view);
        },
        listed: () => listed(kind.resource.kind),
        flush,
        broke: (error) => broke(kind.resource.name, error),
        ...hooks,
      });
    },
    proved: (kind) => agenda.release(kind),
    takeUp(id) {
      const known = deps.memory.knownTroubles(id);
      tracker.clear();
      judging.clear();
      agenda.clear();
      firstSights.clear();
      marks.clear();
      owners.clear();
      cluster.clear();
      tracker.seed(known);
      // The settings may have changed since.
      tracker.excludeWhere(exclusions.coversTrouble);
    },
    exclude() {
      tracker.excludeWhere(exclusions.coversTrouble);
      flush();
    },
    forgetKind: (kind) => cluster.dropKind(kind),
    flush,
    retry() {
      reads.want(tracker.unknownControllers());
      outbox.retry();
    },
    async settled() {
      await reads.settled();
      await outbox.settled();
    },
    counts: () => countsOf(cluster),
    availableRevisions: () => availableRevisions(cluster),
    nodesOf: outlook.nodesOf,
    get notSaved() {
      return outbox.notSaved();
    },
    get savingProblem() {
      return outbox.problem();
    },
    broken: judging.broken,
    get ownersForbidden() {
      return reads.forbidden();
    },
    stop() {
      agenda.clear();
      outbox.retry();
    },
  };
}
