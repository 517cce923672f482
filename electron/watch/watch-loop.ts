import type { LoopStatus } from '../../shared/loop-status.ts';
import { clusterIdentity } from '../kube/cluster-identity.ts';
import type { KubeError } from '../kube/kube-error.ts';
import { createBursts } from './bursts.ts';
import { createCronJobs } from './cron-jobs.ts';
import { createCutOff } from './cut-off.ts';
import { createCycles } from './cycles.ts';
import { createDetection } from './detection.ts';
import { fallbackNamespaces } from './fallback-namespaces.ts';
import { createFirstWord } from './first-word.ts';
import { guardedSink } from './guarded-sink.ts';
import { heededParts } from './heeded-settings.ts';
import { createIdentity } from './identity.ts';
import { createLifecycle } from './lifecycle.ts';
import { cycleReport, loopStatus } from './loop-status.ts';
import { createRecentCycles } from './recent-cycles.ts';
import { createReflectors, type Member } from './reflectors.ts';
import { createStatusPush } from './status-push.ts';
import type { WatchLoop, WatchLoopDeps } from './watch-loop-ports.ts';
import { wantedKinds } from './watched-kinds.ts';

export function createWatchLoop(deps: WatchLoopDeps): WatchLoop {
  const { connection, context, clock, log, settings } = deps;
  const { identify = clusterIdentity, random = Math.random } = deps;
  const recentCycles = createRecentCycles();
  const totals = { cycles: 0, failed: 0, bytes: 0, detectorErrors: 0 };
  const sink = guardedSink(deps.sink, log);
  let session = new AbortController();
  let heeded = heededParts(settings());
  let stopping: Promise<void> | null = null;

  /** What the namespaces say about the rest: which of them are opted out, or going. */
  const namespaces = createFirstWord();
  const cronJobs = createCronJobs({ connection, log, signal: () => session.signal, found: follow });
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
      if (kind.resource.name === 'jobs') await cronJobs.wait(signal);
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
      settings: settings(),
      ownersForbidden: detection.ownersForbidden,
      notSaved: detection.notSaved,
      savingProblem: detection.savingProblem,
      brokenDetectors: detection.broken,
      counts: detection.counts(),
      recentCycles: recentCycles.all(),
      totals: { ...totals },
      now: clock.now(),
    });
  }

  function identified(cluster: string, before: string | null): void {
    detection.takeUp(cluster);
    if (before === null) return;
    namespaces.reset();
    cronJobs.reset();
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
    if (member.kind.resource.name === 'cronjobs') cronJobs.spoken();
    // If it may not be known, the rest goes on without.
    if (member.kind.resource.name === 'namespaces' && identity.cluster !== null) namespaces.spoken();
    detection.flush();
    // What waits for an owner still belongs to the burst.
    void detection.settled().then(() => bursts.leave(member.id));
    pushed.changed();
  }

  function failed(member: Member, { kind }: KubeError): void {
    cutOff.failed(member, kind);
    // An API server of another version has them elsewhere, or not.
    if (member.kind === cronJobs.kind && kind === 'not_found') {
      cronJobs.reset();
      follow();
    }
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
    recentCycles.ended(report, totals.bytes);
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

  const wanted = () => wantedKinds(settings().detect.off, cronJobs.kind);

  function follow(): void {
    reflectors.want(wanted());
  }

  /** Settings may have changed while the loop was paused, too. */
  function heed(): void {
    const now = heededParts(settings());
    if (now === heeded) follow();
    else {
      reflectors.beginAnew(wanted());
      detection.exclude();
    }
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
    availableRevisions: detection.availableRevisions,
    nodesOf: detection.nodesOf,
  };
}
