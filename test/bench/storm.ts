import { setTimeout } from 'node:timers/promises';
import { bareCommits } from './bare-commit.ts';
import { demoServer, startBenchCluster } from './bench-cluster.ts';
import { containerNames } from './cluster-objects.ts';
import { ask, endChild, heardFrom, startChild } from './contestant-process.ts';
import type { StormReport } from './contestants/storm-session.ts';
import { type Measurement, measurement } from './measurement.ts';

const PODS = 2_000;
/** About as many as a storm takes. */
const COMMITS = 200;
/** Each container of each pod fails. */
const FAILURES = Array.from({ length: PODS }, (_, pod) => containerNames(pod).length).reduce(
  (sum, count) => sum + count,
);
/** Within this time all of them fail. */
const STORM_MS = 1_000;
const SETTLE_LIMIT_MS = 60_000;
const LOOK_AGAIN_MS = 500;
/** What a heap may have grown by and still be where it was: code compiled since, prepared statements. */
const HEAP_SLACK_MIB = 4;

/** 2,000 pods failing within one second, through the whole session, and then gone again. */
export async function measureStorm(say: (what: string) => void): Promise<Measurement[]> {
  say(`storm: ${PODS} pods fail at once`);
  const cluster = await startBenchCluster(demoServer);
  const session = startChild('storm-session', { kubeconfig: cluster.kubeconfig });
  try {
    await cluster.grow(PODS);
    await heardFrom(session);
    const before = await ask<StormReport>(session, 'report');
    const startedAt = performance.now();
    for (let pod = 0; pod < PODS; pod++) {
      await cluster.writePod(pod, 'crashing');
      const ahead = (pod / PODS) * STORM_MS - (performance.now() - startedAt);
      if (ahead > 1) await setTimeout(ahead);
    }
    const struckMs = performance.now() - startedAt;
    const storm = await reportWhen(
      session,
      ({ failing, told }) => failing === FAILURES && told > before.told,
    );
    const heardMs = performance.now() - startedAt;
    for (let pod = 0; pod < PODS; pod++) await cluster.removePod(pod);
    const after = await reportWhen(session, ({ failing }) => failing === 0);
    const row = (name: string, value: number, more: Parameters<typeof measurement>[3]) =>
      measurement(`storm of ${PODS} pods, ${name}`, PODS, [value], more);
    const heapMiB = (report: StormReport) => report.heapBytes / 2 ** 20;
    return [
      row('failures lost', FAILURES - storm.failing, {
        target: 0,
        missed: `what was not recorded within ${SETTLE_LIMIT_MS / 1000} s counts as lost`,
      }),
      row('notifications', storm.told - before.told, {
        target: 1,
        missed: 'it lasted longer than one digest gathers',
      }),
      row('longest block of the event loop', storm.longestBlockMs, {
        unit: 'ms',
        target: 50,
        floor: Math.max(...bareCommits(COMMITS)),
        missed:
          'a part of it waits for the disk: the floor is the longest of as many synced transactions of one row',
      }),
      row('until all was recorded and told', heardMs, { unit: 'ms', floor: struckMs }),
      row('heap above what it was, when it is over', heapMiB(after) - heapMiB(before), {
        unit: 'MiB',
        target: HEAP_SLACK_MIB,
        note: `${Math.round(heapMiB(storm) - heapMiB(before))} MiB during the storm`,
        missed: 'compiled code and prepared statements stay',
      }),
    ];
  } finally {
    await endChild(session);
    await cluster.down();
  }
}

/** The first report of which this holds, or the last one there was time for. */
async function reportWhen(
  session: Parameters<typeof ask>[0],
  holds: (report: StormReport) => boolean,
): Promise<StormReport> {
  const giveUp = performance.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const report = await ask<StormReport>(session, 'report');
    if (holds(report) || performance.now() > giveUp) return report;
    await setTimeout(LOOK_AGAIN_MS);
  }
}
