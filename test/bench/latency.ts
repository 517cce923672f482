import { setTimeout } from 'node:timers/promises';
import { bareCommits } from './bare-commit.ts';
import type { Measure } from './bench-plan.ts';
import { deploymentName, podName } from './cluster-objects.ts';
import { ask, endChild, heardFrom, startChild } from './contestant-process.ts';
import type { Seen } from './contestants/contest.ts';
import { measurement, quantile } from './measurement.ts';

/** Pods that fail, one after the other, each of a workload of its own. */
const FAILURES = 200;
const PAUSE_MS = 25;
/** For the last of them to be pushed. */
const SETTLE_MS = 2_000;

/** From a status written at the API to the incident pushed to the window, over a bare watch's receipt of the change. */
export const measureLatency: Measure = async ({ cluster, say }) => {
  say(`latency: ${FAILURES} pods fail one after the other`);
  const { kubeconfig, pods } = cluster;
  const failures = Array.from({ length: Math.min(FAILURES, pods) }, (_, index) => index);
  const session = startChild('session', { kubeconfig });
  const watch = startChild('bare-watch', { kubeconfig });
  try {
    await Promise.all([heardFrom(session), heardFrom(watch)]);
    for (const index of failures) {
      await cluster.writePod(index, 'crashing');
      await setTimeout(PAUSE_MS);
    }
    await setTimeout(SETTLE_MS);
    const [pushed, received] = await Promise.all([ask<Seen>(session, 'seen'), ask<Seen>(watch, 'seen')]);
    const delays = failures.map(
      (index) => (pushed[deploymentName(index)] ?? Number.NaN) - (received[podName(index)] ?? Number.NaN),
    );
    const missing = delays.filter(Number.isNaN).length;
    if (missing > 0) throw new Error(`${missing} of ${failures.length} failures were not heard of`);
    const name = 'status written → incident pushed, over a bare watch';
    const commits = bareCommits(failures.length);
    const missed = 'what is told is saved before: the floor is a synced transaction of one row';
    return [
      measurement(`${name}, median`, pods, delays, {
        unit: 'ms',
        target: 30,
        floor: quantile(commits, 0.5),
        missed,
      }),
      measurement(`${name}, p99`, pods, [quantile(delays, 0.99)], {
        unit: 'ms',
        target: 100,
        floor: quantile(commits, 0.99),
        missed,
      }),
    ];
  } finally {
    await Promise.all([endChild(session), endChild(watch)]);
    for (const index of failures) await cluster.writePod(index, 'running');
  }
};
