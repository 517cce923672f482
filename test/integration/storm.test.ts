import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { GATHER_MS } from '../../electron/notify/outbox.ts';
import { demoServer, startBenchCluster } from '../bench/bench-cluster.ts';
import { containerNames, DEPLOYMENTS } from '../bench/cluster-objects.ts';
import { ask, endChild, heardFrom, startChild } from '../bench/contestant-process.ts';
import type { StormReport } from '../bench/contestants/storm-session.ts';

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
  const report = () => ask<StormReport>(session, 'report');
  /** The first report that says so. */
  const reportThat = (expected: (report: StormReport) => void) =>
    vi.waitFor(async () => {
      const current = await report();
      expected(current);
      return current;
    }, PATIENCE);
  return { cluster, report, reportThat };
}

it('2,000 pods that fail at once: none is lost, one notification tells of all, and memory settles', {
  timeout: 800_000,
}, async () => {
  const { cluster, report, reportThat } = await watchedCluster();
  const before = await report();

  const startedAt = performance.now();
  await eachPod((pod) => cluster.writePod(pod, 'crashing'));
  const recorded = await reportThat(({ failing }) => expect(failing).toBe(FAILURES));
  const lastedMs = performance.now() - startedAt;
  expect(recorded.incidents).toBeGreaterThanOrEqual(DEPLOYMENTS);

  // A machine so slow that the storm outlasts the gathering tells of it in as many digests.
  const gatherings = 1 + Math.floor(lastedMs / GATHER_MS);
  await setTimeout(GATHER_MS);
  const { told } = await reportThat((current) => expect(current.told).toBeGreaterThan(0));
  expect(told).toBeLessThanOrEqual(gatherings);

  await reportThat(({ heapBytes }) => expect(heapBytes - before.heapBytes).toBeLessThan(SETTLED_BYTES));
});
