import type { EventType } from '../../shared/cluster-event.ts';
import type {
  CycleReport,
  LoopPhase,
  LoopStatus,
  NotWatched,
  RecentCycle,
} from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import { labelSelector } from '../detect/scope.ts';
import type { ResourceName } from '../kube/resources.ts';
import type { LifecycleState } from './lifecycle.ts';
import type { Reflector } from './reflector.ts';
import { WATCHED_KINDS } from './watched-kinds.ts';

/** What the status is made of. Times are epoch ms. */
export interface LoopFacts {
  context: string;
  server: string;
  cluster: string | null;
  lifecycle: LifecycleState;
  /** Null: until resumed. */
  pausedUntil: number | null;
  reflectors: readonly Reflector[];
  settings: Settings;
  /** ReplicaSets or Jobs could not be read where an owner had to be found. */
  ownersForbidden: readonly string[];
  /** Events held in memory, and one sentence while there are any. */
  notSaved: number;
  savingProblem: string | null;
  brokenDetectors: ReadonlyMap<EventType, string>;
  counts: LoopStatus['counts'];
  recentCycles: RecentCycle[];
  totals: LoopStatus['totals'];
  now: number;
}

export function loopStatus(facts: LoopFacts): LoopStatus {
  const { context, server, cluster, lifecycle, pausedUntil, reflectors, counts, totals } = facts;
  const runs = lifecycle === 'running';
  const allowed = reflectors.filter((one) => !isUnreadable(one));
  const namespaces = allowed.map((one) => one.namespace).filter((namespace) => namespace !== null);
  const notPermitted = resourcesOf(reflectors, isForbidden);
  return {
    context,
    cluster,
    server,
    phase: phaseOf(facts, allowed),
    lastChecked: iso(oldest(allowed.map((one) => one.state.confirmedAt))),
    nextCheck: runs
      ? iso(earliest(reflectors.map(({ state }) => state.turn?.endsAt ?? state.waitsUntil)))
      : null,
    pausedUntil: lifecycle === 'paused' ? (iso(pausedUntil) ?? 'manual') : null,
    problems: problemsOf(facts, notPermitted),
    notPermitted: [...notPermitted, ...facts.ownersForbidden],
    notWatched: notWatched(facts, notPermitted),
    namespaces: namespaces.length === 0 ? null : [...new Set(namespaces)].sort(),
    counts,
    syncProgress: progressOf(reflectors),
    notSaved: facts.notSaved,
    resources: reflectors.map((one) => one.state.report).filter((report) => report !== null),
    recentCycles: facts.recentCycles,
    totals,
  };
}

/** What a cycle came to. Times are epoch ms. */
export function cycleReport(
  { context, cluster, resources }: LoopStatus,
  reflectors: readonly Reflector[],
  startedAt: number,
  endedAt: number,
): CycleReport {
  const times = { startedAt: new Date(startedAt).toISOString(), endedAt: new Date(endedAt).toISOString() };
  return { context, cluster, ok: isCycleOk(reflectors), resources, ...times };
}

/** Whether a cycle went well, given what may be read: partial permission is normal, none at all is not. */
function isCycleOk(reflectors: readonly Reflector[]): boolean {
  const allowed = reflectors.filter((one) => !isUnreadable(one));
  return allowed.length > 0 && allowed.every((one) => one.state.failures === 0);
}

function isForbidden({ state }: Reflector): boolean {
  return state.failure?.kind === 'forbidden';
}

/** Not permitted, or not served by this API server: no failure that trying again will mend. */
function isUnreadable(reflector: Reflector): boolean {
  return isForbidden(reflector) || isMissing(reflector);
}

function isMissing({ state }: Reflector): boolean {
  return state.failure?.kind === 'not_found';
}

function phaseOf({ lifecycle, reflectors }: LoopFacts, allowed: readonly Reflector[]): LoopPhase {
  if (lifecycle === 'stopped' || lifecycle === 'idle') return 'stopped';
  if (lifecycle === 'paused' || lifecycle === 'asleep') return 'paused';
  if (reflectors.length > 0 && !isCycleOk(reflectors)) return 'failing';
  const first = allowed.filter((one) => one.state.confirmedAt === null);
  if (first.length === 0) return 'watching';
  return first.length === allowed.length && first.every((one) => one.state.turn?.syncing == null)
    ? 'starting'
    : 'syncing';
}

/** Resources of which that is true everywhere: of the whole cluster, and of the namespaces tried instead. */
function resourcesOf(
  reflectors: readonly Reflector[],
  holds: (reflector: Reflector) => boolean,
): ResourceName[] {
  const groups = Map.groupBy(reflectors, (one) => one.resource.name);
  return [...groups].filter(([, group]) => group.every(holds)).map(([name]) => name);
}

/** The types that nobody can see, and why; those that are switched off are nobody's loss. */
function notWatched(
  { reflectors, settings }: LoopFacts,
  notPermitted: readonly ResourceName[],
): NotWatched[] {
  const missing = resourcesOf(reflectors, isMissing);
  return WATCHED_KINDS.flatMap(({ resource: { name }, types }) => {
    const reason = notPermitted.includes(name)
      ? `not permitted to list ${name}`
      : missing.includes(name) && `the API server has no ${name}`;
    const wanted = types.filter((type) => !settings.detect.off.includes(type));
    return reason === false ? [] : wanted.map((type) => ({ type, reason }));
  });
}

function problemsOf(facts: LoopFacts, notPermitted: readonly string[]): string[] {
  const { reflectors, settings, savingProblem, brokenDetectors, ownersForbidden } = facts;
  const failing = reflectors.filter((one) => one.state.failures > 0 && !isForbidden(one));
  const byMessage = Map.groupBy(failing, (one) => one.state.failure?.message ?? '');
  const problems = [...byMessage].map(([message, group]) => outage(message, group, facts));
  if (savingProblem !== null) problems.push(savingProblem);
  if (notPermitted.length > 0) {
    problems.push(`not permitted to list ${notPermitted.join(', ')}: nothing is known about them.`);
  }
  for (const name of ownersForbidden) {
    problems.push(`not permitted to read ${name}: incidents are kept under them instead of their owners.`);
  }
  const { problem } = labelSelector(settings.watch.labelSelector);
  if (problem !== null) problems.push(problem);
  for (const [type, message] of brokenDetectors) {
    problems.push(
      `the detector ${type} failed (${message}): what it looked at may go unreported. See the log.`,
    );
  }
  return problems;
}

function outage(message: string, group: readonly Reflector[], { reflectors, now }: LoopFacts): string {
  const names = group.map(({ resource, namespace }) =>
    namespace === null ? resource.name : `${resource.name} in ${namespace}`,
  );
  const speaksForAll = group.length === reflectors.length || names.every((name) => message.includes(name));
  const until = earliest(group.map((one) => one.state.waitsUntil));
  const seconds = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
  const next = seconds === 0 ? 'Trying again now.' : `Trying again in ${seconds} s.`;
  const end = /[.!?]$/.test(message) ? '' : '.';
  return `${speaksForAll ? '' : `${names.join(', ')}: `}${message}${end} ${next}`;
}

function progressOf(reflectors: readonly Reflector[]): LoopStatus['syncProgress'] {
  const syncing = reflectors.filter(({ state }) => state.confirmedAt === null && state.turn?.syncing != null);
  const [largest] = syncing.sort(
    (a, b) => (b.state.turn?.syncing?.objects ?? 0) - (a.state.turn?.syncing?.objects ?? 0),
  );
  const progress = largest?.state.turn?.syncing;
  return largest && progress ? { resource: largest.resource.name, ...progress } : null;
}

function oldest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 || known.length < times.length ? null : Math.min(...known);
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
