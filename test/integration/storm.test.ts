import { expect, it, onTestFinished, vi } from 'vitest';
import { demoServer, startBenchCluster } from '../bench/bench-cluster.ts';
import { containerNames, DEPLOYMENTS } from '../bench/cluster-objects.ts';
import { ask, endChild, heardFrom, startChild } from '../bench/contestant-process.ts';
import type { StormReport, StormTask } from '../bench/contestants/storm-session.ts';

const PODS = 2_000;
/** Each container of each pod fails. */
const FAILURES = Array.from({ length: PODS }, (_, pod) => containerNames(pod).length).reduce((a, b) => a + b);
/** A slow machine with other things to do. */
const PATIENCE = { timeout: 240_000, interval: 2_000 };
/** What 2,100 known troubles and the code compiled for them may take: 2,000 pods as objects take 25 MB. */
const SETTLED_BYTES = 16 * 2 ** 20;

const eachPod = (change: (pod: number) => Promise<void>) =>
  Promise.all(Array.from({ length: PODS }, (_, pod) => change(pod)));

/** A session in a process of its own, so that its memory is its own, watching 2,000 healthy pods. */
async function watchedCluster() {
  const cluster = await startBenchCluster(demoServer);
  onTestFinished(() => cluster.down());
  await cluster.grow(PODS);
  const session = startChild('storm-session', { kubeconfig: cluster.kubeconfig });
  onTestFinished(() => endChild(session));
  await heardFrom(session);
  const tell = (task: StormTask) => ask<StormReport>(session, task);
  /** The first report that says so. */
  const reportThat = (expected: Partial<StormReport>) =>
    vi.waitFor(async () => {
      const report = await tell('report');
      expect(report).toMatchObject(expected);
      return report;
    }, PATIENCE);
  return { cluster, tell, reportThat };
}

it('2,000 pods that fail at once: none is lost, one notification tells of all, and memory settles', {
  timeout: 800_000,
}, async () => {
  const { cluster, tell, reportThat } = await watchedCluster();

  const before = await tell('hold');
  await eachPod((pod) => cluster.writePod(pod, 'crashing'));
  const { incidents } = await reportThat({ failing: FAILURES, told: 0 });
  expect(incidents).toBeGreaterThanOrEqual(DEPLOYMENTS);

  await tell('release');
  await reportThat({ told: 1 });

  await vi.waitFor(async () => {
    const { heapBytes } = await tell('report');
    expect(heapBytes - before.heapBytes).toBeLessThan(SETTLED_BYTES);
  }, PATIENCE);
});
