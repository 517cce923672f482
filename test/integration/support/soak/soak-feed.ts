import { createRandom } from '../../../../electron/demo/random.ts';
import type { ClusterEvent, EventBatch } from '../../../../shared/cluster-event.ts';

/** One thing that happens to one pod; the time is given to it when it is recorded. */
export interface Happening {
  id: string;
  workload: number;
  pod: number;
  phase: 'anomaly' | 'recovery';
  /** Of this workload, so far. */
  restarts: number;
}

/** What is recorded in one transaction. */
export type Happenings = Happening[];

export const NAMESPACES = ['shop', 'pay', 'batch', 'edge'] as const;
const WORKLOADS = 1_500;
const PODS = 2;
/** One in so many batches is a storm of workloads that all begin to fail. */
const STORM_EVERY = 120;
const STORM = 30;

const contextOf = (workload: number) => (workload % 3 === 0 ? 'staging' : 'prod');
export const namespaceOf = (workload: number) => NAMESPACES[workload % NAMESPACES.length] ?? 'shop';

/** The same events for the same seed: pods that begin to fail, fail again, and recover. All of one batch are in one context. */
export function soakFeed(seed: number, events: number): Happenings[] {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random.next() * limit);
  const workloads = Array.from({ length: WORKLOADS }, () => ({ restarts: 0, failing: new Set<number>() }));
  const batches: Happenings[] = [];
  let made = 0;

  function next(workload: number): Happening {
    const state = workloads[workload] ?? { restarts: 0, failing: new Set<number>() };
    const [pod = below(PODS)] = state.failing;
    const recovers = state.failing.size > 0 && random.next() < 0.6;
    const subject = recovers || random.next() < 0.7 ? pod : below(PODS);
    if (recovers) state.failing.delete(subject);
    else {
      state.failing.add(subject);
      state.restarts += 1;
    }
    const phase = recovers ? 'recovery' : 'anomaly';
    return { id: `event-${made++}`, workload, pod: subject, phase, restarts: state.restarts };
  }

  while (made < events) {
    const context = contextOf(below(WORKLOADS));
    const isStorm = batches.length % STORM_EVERY === STORM_EVERY - 1;
    const size = Math.min(isStorm ? STORM : 1 + below(8), events - made);
    const batch: Happenings = [];
    while (batch.length < size) {
      const workload = below(WORKLOADS);
      const isCalm = workloads[workload]?.failing.size === 0;
      if (contextOf(workload) === context && (isCalm || !isStorm)) batch.push(next(workload));
    }
    batches.push(batch);
  }
  return batches;
}

/** What a look at the cluster would find after these: the newest failure of every pod that fails. */
export function failingAfter(batches: readonly Happenings[]): Happenings[] {
  const latest = new Map(batches.flat().map((one) => [`${one.workload} ${one.pod}`, one]));
  const failing = [...latest.values()].filter(({ phase }) => phase === 'anomaly');
  return [...Map.groupBy(failing, ({ workload }) => contextOf(workload)).values()];
}

/** As the watch-loop would report it. `now` in epoch ms. */
export function batchOf(happenings: Happenings, now: number): EventBatch {
  const context = contextOf(happenings[0]?.workload ?? 0);
  return { context, cluster: context, burst: null, events: happenings.map((one) => eventOf(one, now)) };
}

function eventOf({ id, workload, pod, phase, restarts }: Happening, now: number): ClusterEvent {
  const time = new Date(now).toISOString();
  const namespace = namespaceOf(workload);
  const pulls = workload % 5 === 0;
  const isTrouble = phase === 'anomaly';
  return {
    id,
    context: contextOf(workload),
    cluster: contextOf(workload),
    type: pulls ? 'image_pull_failed' : 'crash_loop',
    phase,
    severity: pulls ? 'warning' : 'critical',
    namespace,
    kind: 'Pod',
    name: `app-${workload}-${pod}`,
    uid: `pod-${workload}-${pod}`,
    owner: { kind: 'Deployment', namespace, name: `app-${workload}`, uid: `deployment-${workload}` },
    container: 'app',
    message: `back-off restarting <b>app-${workload}</b> & co`,
    labels: { app: `app-${workload}` },
    metadata: { restartCount: restarts },
    rawData: isTrouble ? { kind: 'Pod' } : null,
    occurrence: `restart-${restarts}`,
    occurrences: isTrouble ? 1 : 0,
    since: time,
    detectedAt: time,
  };
}
