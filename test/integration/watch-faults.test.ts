import { describe, expect, type TestContext, test } from 'vitest';
import type { Fault } from '../../electron/demo/faults.ts';
import { type WatchedDemo, type WatchedDemoOptions, watchDemo } from './support/watched-demo.ts';

/** Each test waits for its own server most of the time, so they wait together. */
async function start(context: TestContext, options: WatchedDemoOptions = {}): Promise<WatchedDemo> {
  const demo = await watchDemo(options);
  context.onTestFinished(() => demo.close());
  return demo;
}

const shop = (server: WatchedDemo['server'], name: string) => {
  server.cluster.makeDeployment({ namespace: 'default', name });
  const [pod] = server.cluster.podsOf('default', name);
  if (pod === undefined) throw new Error('the Deployment has no pod');
  return pod;
};

const healthy = (demo: WatchedDemo) => () =>
  expect(demo.loop.status()).toMatchObject({ phase: 'watching', problems: [] });

const SEEN: { fault: Fault; says: RegExp }[] = [
  { fault: { kind: 'hang' }, says: /did not answer|timed out|no answer|within/ },
  { fault: { kind: 'cut' }, says: /cut/ },
  { fault: { kind: 'status', code: 401 }, says: /credentials/ },
  { fault: { kind: 'status', code: 429, retryAfterSeconds: 1 }, says: /fewer requests/ },
  { fault: { kind: 'status', code: 500 }, says: /500/ },
  { fault: { kind: 'status', code: 503 }, says: /503/ },
  { fault: { kind: 'html' }, says: /HTML/ },
  { fault: { kind: 'garbage' }, says: /JSON/ },
  { fault: { kind: 'openForever' }, says: /open past its time/ },
];

describe.concurrent('a watch that goes wrong', () => {
  test.for(SEEN)('$fault is a failed cycle, said, and then made good', async ({ fault, says }, context) => {
    const demo = await start(context);
    await demo.until(healthy(demo));
    const pod = shop(demo.server, 'web');
    const removeFault = demo.server.faults.add(fault, { resource: 'pods', verb: 'watch' });
    await demo.until(() => expect(demo.loop.status().problems.join()).toMatch(says));
    expect(demo.loop.status().phase).toBe('failing');
    removeFault();
    demo.server.cluster.crashLoop(pod, 'web');
    await demo.until(() =>
      expect(demo.told()).toContain(`anomaly crash_loop ${pod.metadata.name} of Deployment web`),
    );
    await demo.until(healthy(demo));
    expect(demo.told()).toHaveLength(1);
  });

  test.for<Fault>([
    { kind: 'watchError410' },
    { kind: 'status', code: 410 },
    { kind: 'dropWatch', afterMs: 200 },
  ])('%j is no failure', async (fault, context) => {
    const demo = await start(context);
    await demo.until(healthy(demo));
    demo.server.faults.add(fault, { resource: 'pods', verb: 'watch', times: 1 });
    const pod = shop(demo.server, 'web');
    demo.server.cluster.crashLoop(pod, 'web');
    await demo.until(() => expect(demo.told()).toHaveLength(1));
    await demo.until(() => expect(demo.cycles.length).toBeGreaterThanOrEqual(3));
    expect(demo.cycles.every(({ ok }) => ok)).toBe(true);
  });

  test('a line of 10 MB is got round by a new list', async (context) => {
    const demo = await start(context);
    await demo.until(healthy(demo));
    demo.server.faults.add(
      { kind: 'hugeLine', bytes: 10_000_000 },
      { resource: 'pods', verb: 'watch', times: 1 },
    );
    await demo.until(() => expect(demo.loop.status().problems.join()).toContain('8 MiB'));
    demo.server.cluster.crashLoop(shop(demo.server, 'web'), 'web');
    await demo.until(() => expect(demo.told()).toHaveLength(1), 18_000);
  });
});

describe.concurrent('a first sync that goes wrong', () => {
  test.for<Fault>([
    { kind: 'hang' },
    { kind: 'hangMidway' },
    { kind: 'cut' },
    { kind: 'truncate' },
    { kind: 'status', code: 500 },
  ])('%j is tried again until the list is whole', async (fault, context) => {
    const demo = await start(context, {
      prepare(server) {
        server.cluster.crashLoop(shop(server, 'web'), 'web');
        server.faults.add(fault, { resource: 'pods', verb: 'list', times: 2 });
      },
    });
    await demo.until(() => expect(demo.told()).toHaveLength(1), 15_000);
    await demo.until(healthy(demo));
    expect(demo.logged).toContain('cycle failed');
  });
});

test.concurrent('the API server down from the start: it says so, and goes on when it is there', async (context) => {
  const demo = await start(context, {
    async prepare(server) {
      server.cluster.crashLoop(shop(server, 'web'), 'web');
      await server.faults.refuse();
    },
  });
  await demo.until(() =>
    expect(demo.loop.status().problems.join()).toMatch(/connection refused.*Trying again/),
  );
  expect(demo.loop.status()).toMatchObject({ phase: 'failing', cluster: null, lastChecked: null });
  await demo.server.faults.accept();
  demo.loop.pollNow();
  await demo.until(() => expect(demo.told()).toHaveLength(1));
  await demo.until(healthy(demo));
});

test.concurrent('the API server restarted: every watch breaks and every version is too old, nothing repeats or recovers', async (context) => {
  const demo = await start(context, {
    prepare: (server) => void server.cluster.crashLoop(shop(server, 'web'), 'web'),
  });
  await demo.until(() => expect(demo.told()).toHaveLength(1));
  demo.server.cluster.restart();
  const pod = shop(demo.server, 'api');
  demo.server.cluster.crashLoop(pod, 'api');
  await demo.until(() => expect(demo.told()).toHaveLength(2));
  await demo.until(healthy(demo));
  expect(demo.told()[1]).toBe(`anomaly crash_loop ${pod.metadata.name} of Deployment api`);
});

test.concurrent('etcd restored from a backup: the silent watch is found out by the probe', async (context) => {
  const demo = await start(context);
  await demo.until(healthy(demo));
  demo.server.cluster.restore(1_001);
  demo.server.cluster.crashLoop(shop(demo.server, 'web'), 'web');
  demo.loop.connectionChanged();
  await demo.until(() => expect(demo.told()).toHaveLength(1));
});
