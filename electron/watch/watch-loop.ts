import type { CycleReport, LoopStatus } from '../../shared/loop-status.ts';
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
import { createIdentity } from './identity.ts';
import { createLifecycle } from './lifecycle.ts';
import { isCycleOk, loopStatus } from './loop-status.ts';
import { createReflectors, type Member } from './reflectors.ts';
import { createStatusPush } from './status-push.ts';
import { wantedKinds } from './watched-kinds.ts';

const DOUBT_MS = 5 * 60_000;

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
  const {
    connection,
    context,
    clock,
    log,
    settings,
    sink,
    identify = clusterIdentity,
    random = Math.random,
  } = deps;
  const totals = { cycles: 0, failed: 0, bytes: 0, detectorErrors: 0 };
  let session = new AbortController();
  let identifiedAt = 0;
  let heeded = heededParts(settings());
  let stopping: Promise<void> | null = null;

  const namespaces = createFirstWord();
  const cutOff = createCutOff();
  const pushed = createStatusPush(clock, status, (current) => tell('status', () => sink.status(current)));
  const bursts = createBursts(clock, (burst) => tell('burstEnded', () => sink.burstEnded(burst)));
  const identity = createIdentity(context, () => identify(connection, session.signal), identified, log);
  const cycles = createCycles(clock, () => settings().watch.interval * 1000, cycleEnded);
  const lifecycle = createLifecycle(clock, {
    halt,
    proceed,
    changed(state) {
      log.info(`watchloop.${state === 'stopped' ? 'cancelled' : state}`, { context });
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
    deliver: (batch) => sink.events(batch),
    cluster: () => identity.cluster ?? '',
    burstOf: bursts.of,
    provedAt: (object) => reflectors.provedAt(object),
    signal: () => session.signal,
    relist,
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
      if (member.namespace === null) detection.forgetKind(member.kind.resource.kind);
    },
    proved: detection.proved,
  });

  /** The sink's bugs are not the loop's end. */
  function tell(what: string, call: () => void): void {
    try {
      call();
    } catch (error) {
      log.error(`the receiver of ${what} failed`, { context, error });
    }
  }

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
      brokenDetectors: detection.broken,
      counts: {
        pods: detection.size('Pod'),
        nodes: detection.size('Node'),
        workloads: WORKLOADS.reduce((sum, kind) => sum + detection.size(kind), 0),
      },
      totals: { ...totals },
      now: clock.now(),
    });
  }

  function identified(cluster: string, before: string | null): void {
    detection.takeUp(cluster);
    identifiedAt = clock.now();
    if (before === null) return;
    namespaces.reset();
    for (const reflector of reflectors.all()) reflector.reset();
  }

  function turnEnded(member: Member, failure: KubeError | null): void {
    totals.bytes += member.reflector.state.report?.bytes ?? 0;
    if (failure === null) recovered(member);
    else failed(member, failure);
    // Nobody knows which namespaces are opted out before that; if it may not be known, the rest goes on without.
    if (member.kind.resource.name === 'namespaces' && identity.cluster !== null) namespaces.spoken();
    detection.flush();
    // What waits for an owner still belongs to the burst.
    void detection.settled().then(() => bursts.leave(member.id));
    pushed.changed();
  }

  function recovered(member: Member): void {
    if (member.namespace === null) reflectors.dropNamespaces(member.kind);
    detection.proved(member.kind.resource.kind);
    cutOff.recovered(member);
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

  function relist(): void {
    for (const { kind, reflector } of reflectors.members()) if (kind.types.length > 0) reflector.resync();
  }

  function cycleEnded(startedAt: number): void {
    const now = clock.now();
    const ok = isCycleOk(reflectors.all());
    totals.cycles++;
    if (!ok) totals.failed++;
    detection.retry();
    if (now - identifiedAt >= DOUBT_MS) {
      identifiedAt = now;
      identity.doubt();
    }
    const report: CycleReport = {
      context,
      cluster: identity.cluster,
      ok,
      resources: status().resources,
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(now).toISOString(),
    };
    tell('cycle', () => sink.cycle(report));
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
    reflectors.want(wantedKinds(settings().detect.off));
  }

  async function end(): Promise<void> {
    lifecycle.stop();
    await reflectors.stop();
    await detection.settled();
    detection.stop();
    pushed.stop();
  }

  return {
    start: lifecycle.start,
    pause: lifecycle.pause,
    resume: lifecycle.resume,
    suspend: lifecycle.suspend,
    wake: lifecycle.wake,
    pollNow() {
      if (lifecycle.state === 'running') for (const reflector of reflectors.all()) reflector.checkNow();
    },
    settingsChanged() {
      const now = heededParts(settings());
      if (now === heeded) return;
      heeded = now;
      if (lifecycle.state === 'running') {
        cycles.restart();
        reflectors.want(wantedKinds(settings().detect.off));
      }
      relist();
    },
    connectionChanged() {
      identity.doubt();
      for (const reflector of reflectors.all()) reflector.checkNow();
    },
    stop() {
      stopping ??= end();
      return stopping;
    },
    status,
  };
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** The parts of the settings the loop works by; a change elsewhere costs no list. */
function heededParts({ watch, detect }: Settings): string {
  return JSON.stringify([watch, detect]);
}
