import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import { clusterIdentity } from '../kube/cluster-identity.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import type { KubeError } from '../kube/kube-error.ts';
import { createBursts } from './bursts.ts';
import { createCutOff } from './cut-off.ts';
import { createCycles } from './cycles.ts';
import { createDetection } from './detection.ts';
import type { EventSink, WatchMemory } from './event-sink.ts';
import { fallbackNamespaces } from './fallback-namespaces.ts';
import { createFirstWord } from './first-word.ts';
import { guardedSink } from './guarded-sink.ts';
import { createIdentity } from './identity.ts';
import { createLifecycle } from './lifecycle.ts';
import { cycleReport, loopStatus } from './loop-status.ts';
import { createReflectors, type Member } from './reflectors.ts';
import { createStatusPush } from './status-push.ts';
import { wantedKinds } from './watched-kinds.ts';

export interface WatchLoopDeps {
  connection: ClusterConnection;
  context: string;
  clock: Clock;
  log: Log;
  settings: () => Settings;
  memory: WatchMemory;
  sink: EventSink;
  identify?: (connection: ClusterConnection, signal: AbortSignal) => Promise<string>;
  /** In [0, 1): spreads retries. */
  random?: () => number;
}

/** Watches one context, for ever: no failure of cluster, network, store or detector ends it, only `stop`. */
export interface WatchLoop {
  start(): void;
  /** Starts a cycle at once, whatever it is waiting for. Nothing while paused. */
  pollNow(): void;
  /** Until `until` (epoch ms), or (null) until `resume`. */
  pause(until: number | null): void;
  resume(): void;
  /** The machine goes to sleep. */
  suspend(): void;
  /** The machine woke: a cycle starts at once, and what it finds is one burst. */
  wake(): void;
  settingsChanged(): void;
  /** The kubeconfig changed: is this still the same cluster, and where does it stand? */
  connectionChanged(): void;
  /** Aborts every request and resolves when nothing is left running. */
  stop(): Promise<void>;
  status(): LoopStatus;
}

export function createWatchLoop(deps: WatchLoopDeps): WatchLoop {
  const { connection, context, clock, log, settings } = deps;
  const { identify = clusterIdentity, random = Math.random } = deps;
  const totals = { cycles: 0, failed: 0, bytes: 0, detectorErrors: 0 };
  const sink = guardedSink(deps.sink, log);
  let session = new AbortController();
  let heeded = heededParts(settings());
  let stopping: Promise<void> | null = null;

  /** What the namespaces say about the rest: which of them are opted out, or going. */
  const namespaces = createFirstWord();
  const cutOff = createCutOff();
  const pushed = createStatusPush(clock, status, sink.status);
  const bursts = createBursts(clock, sink.burstEnded);
  const identity = createIdentity(context, {
    clock,
    log,
    read: () => identify(connection, session.signal),
    found: identified,
  });
  const cycles = createCycles(clock, () => settings().watch.interval * 1000, cycleEnded);
  const lifecycle = createLifecycle(clock, {
    halt,
    proceed,
    changed(state) {
      if (state !== 'stopped') log.info(`watchloop.${state}`, { context });
      pushed.changed();
    },
  });
  const detection = createDetection({
    context,
    connection,
    clock,
    log,
    settings,
    memory: deps.memory,
    deliver: sink.events,
    cluster: () => identity.cluster ?? '',
    burstOf: bursts.of,
    provedAt: (object) => reflectors.provedAt(object),
    signal: () => session.signal,
    relist: () => reflectors.relist(),
    detectorFailed() {
      totals.detectorErrors++;
      pushed.changed();
    },
  });
  const reflectors = createReflectors({
    connection,
    clock,
    log,
    random,
    settings: () => settings().watch,
    feed: (kind, namespace, heard) => detection.feed(kind, namespace, { heard, progressed: pushed.changed }),
    async prepare(kind, signal) {
      await identity.ensure();
      if (kind.resource.name !== 'namespaces') await namespaces.wait(signal);
    },
    turnStarted(member, catchingUp) {
      if (catchingUp) bursts.join(member.id, member.kind.resource.kind);
    },
    turnEnded,
    removed(member) {
      bursts.leave(member.id);
      cutOff.removed(member);
    },
    forget: detection.forgetKind,
    proved: detection.proved,
  });

  function status(): LoopStatus {
    return loopStatus({
      context,
      server: connection.server,
      cluster: identity.cluster,
      lifecycle: lifecycle.state,
      pausedUntil: lifecycle.pausedUntil,
      reflectors: reflectors.all(),
      ownersForbidden: detection.ownersForbidden,
      notSaved: detection.notSaved,
      savingProblem: detection.savingProblem,
      brokenDetectors: detection.broken,
      counts: detection.counts(),
      totals: { ...totals },
      now: clock.now(),
    });
  }

  function identified(cluster: string, before: string | null): void {
    detection.takeUp(cluster);
    if (before === null) return;
    namespaces.reset();
    for (const reflector of reflectors.all()) reflector.reset();
  }

  function turnEnded(member: Member, failure: KubeError | null): void {
    totals.bytes += member.reflector.state.report?.bytes ?? 0;
    if (failure !== null) failed(member, failure);
    else {
      if (member.namespace === null) reflectors.dropNamespaces(member.kind);
      detection.proved(member.kind.resource.kind);
      cutOff.recovered(member);
    }
    // If it may not be known, the rest goes on without.
    if (member.kind.resource.name === 'namespaces' && identity.cluster !== null) namespaces.spoken();
    detection.flush();
    // What waits for an owner still belongs to the burst.
    void detection.settled().then(() => bursts.leave(member.id));
    pushed.changed();
  }

  function failed(member: Member, { kind }: KubeError): void {
    cutOff.failed(member, kind);
    if (kind !== 'forbidden') {
      if (kind !== 'throttled') identity.doubt();
    } else if (member.namespace === null && member.kind.resource.namespaced) {
      const instead = fallbackNamespaces(settings().watch.namespaces, connection.namespace);
      reflectors.addNamespaces(member.kind, instead);
    }
  }

  function cycleEnded(startedAt: number): void {
    const report = cycleReport(status(), reflectors.all(), startedAt, clock.now());
    totals.cycles++;
    if (!report.ok) totals.failed++;
    detection.retry();
    sink.cycle(report);
    pushed.changed();
  }

  function halt(): void {
    cycles.stop();
    session.abort();
    identity.doubt();
    bursts.stop();
    for (const reflector of reflectors.all()) reflector.halt();
  }

  function proceed(): void {
    session = new AbortController();
    cycles.restart();
    for (const reflector of reflectors.all()) reflector.proceed();
    heed();
  }

  /** Settings may have changed while the loop was paused, too. */
  function heed(): void {
    const kinds = wantedKinds(settings().detect.off);
    const now = heededParts(settings());
    if (now === heeded) reflectors.want(kinds);
    else reflectors.beginAnew(kinds);
    heeded = now;
  }

  async function end(): Promise<void> {
    lifecycle.stop();
    await reflectors.stop();
    await detection.settled();
    detection.stop();
    pushed.stop();
    log.info('watchloop.cancelled', { context });
  }

  const { start, pause, resume, suspend, wake } = lifecycle;
  return {
    start,
    pause,
    resume,
    suspend,
    wake,
    pollNow() {
      if (lifecycle.state === 'running') reflectors.checkNow();
    },
    settingsChanged() {
      if (lifecycle.state !== 'running' || heeded === heededParts(settings())) return;
      cycles.restart();
      heed();
    },
    connectionChanged() {
      identity.doubt();
      reflectors.checkNow();
    },
    stop() {
      stopping ??= end();
      return stopping;
    },
    status,
  };
}

/** The parts of the settings the loop works by; a change elsewhere costs no list. */
function heededParts({ watch, detect }: Settings): string {
  return JSON.stringify([watch, detect]);
}
