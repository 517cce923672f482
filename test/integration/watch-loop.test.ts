import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../electron/app/clock.ts';
import { startDemoServer } from '../../electron/demo/demo-server.ts';
import { oneLook } from '../../electron/watch/one-look.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { connectTo } from '../support/connect-to.ts';
import { type WatchedDemo, watchDemo } from './support/watched-demo.ts';

let demo: WatchedDemo | null = null;
afterEach(async () => {
  await demo?.close();
  demo = null;
});

test('a pod that breaks is told within seconds, with its Deployment and its evidence; healed, it recovers', async () => {
  demo = await watchDemo({
    settings(settings) {
      settings.detect.crashLoopHold = 1;
      settings.detect.recoveryHold = 1;
    },
    prepare: (server) =>
      void server.cluster.makeDeployment({ namespace: 'default', name: 'web', replicas: 2 }),
  });
  const { until, server, told } = demo;
  await until(() => expect(demo?.loop.status().phase).toBe('watching'));
  const [pod] = server.cluster.podsOf('default', 'web');
  if (pod === undefined) throw new Error('the Deployment has no pod');
  server.cluster.crashLoop(pod, 'web', { exitCode: 3, restarts: 7 });
  await until(
    () => expect(told()).toEqual([`anomaly crash_loop ${pod.metadata.name} of Deployment web`]),
    2_000,
  );
  expect(demo.events[0]).toMatchObject({
    severity: 'critical',
    metadata: { exitCode: 3, restartCount: 7 },
    rawData: { kind: 'Pod' },
  });
  server.cluster.heal(pod);
  await until(() => expect(told().at(-1)).toBe(`recovery crash_loop ${pod.metadata.name} of Deployment web`));
});

test('a quiet cluster costs one watch per resource and interval, on as many sockets as resources and two', async () => {
  demo = await watchDemo();
  await demo.until(() => expect(demo?.cycles.length).toBeGreaterThanOrEqual(2));
  const resources = demo.loop.status().resources.length;
  demo.server.requests.clear();
  const before = demo.cycles.length;
  await demo.until(() => expect(demo?.cycles.length).toBe(before + 2));
  expect(demo.server.requests.count({ verb: 'list' })).toBe(0);
  expect(demo.server.requests.count({ verb: 'watch' })).toBeLessThanOrEqual(resources * 3);
  expect(demo.server.requests.connections.open).toBeLessThanOrEqual(resources + 2);
  expect(demo.server.requests.entries.every(({ method }) => method === 'GET')).toBe(true);
});

test('stop leaves no request open', async () => {
  demo = await watchDemo();
  await demo.until(() => expect(demo?.server.requests.open({ verb: 'watch' })).toBeGreaterThan(0));
  const { server, until, loop, logged } = demo;
  await loop.stop();
  await until(() => expect(server.requests.open()).toBe(0));
  expect(logged.at(-1)).toBe('watchloop.cancelled');
});

test('a user without rights sees "not permitted", not "all well"', async () => {
  demo = await watchDemo({ user: 'viewer' });
  await demo.until(() => expect(demo?.loop.status().notPermitted).toContain('pods'));
  await demo.until(() => expect(demo?.loop.status().phase).toBe('failing'));
  expect(demo.loop.status().problems[0]).toMatch(/^not permitted to list .*pods/);
});

test('a user of one namespace watches that one', async () => {
  demo = await watchDemo({
    user: 'shop-viewer',
    settings: (settings) => {
      settings.watch.namespaces.include = ['shop'];
    },
    prepare({ cluster }) {
      cluster.makeNamespace('shop');
      cluster.makeDeployment({ namespace: 'shop', name: 'web' });
      const [pod] = cluster.podsOf('shop', 'web');
      if (pod !== undefined) cluster.crashLoop(pod, 'web');
    },
  });
  await demo.until(() => expect(demo?.told()).toHaveLength(1));
  expect(demo.loop.status()).toMatchObject({ namespaces: ['shop'] });
  expect(demo.loop.status().notPermitted).toEqual(['namespaces', 'nodes']);
});

test('one look at the demo story finds its incidents and writes nothing', async () => {
  const server = await startDemoServer({ scenario: 'story' });
  const connection = connectTo(server.kubeconfig);
  try {
    const settings = defaultSettings();
    const look = await oneLook({
      connection,
      settings,
      clock: systemClock,
      signal: new AbortController().signal,
    });
    expect(look.errors).toEqual([]);
    expect(look.complete).toBe(true);
    expect(look.findings.length).toBeGreaterThan(0);
    expect(look.findings.every(({ owner }) => owner.kind !== 'ReplicaSet')).toBe(true);
    expect(look.counts.nodes).toBe(5);
    expect(server.requests.entries.every(({ method }) => method === 'GET')).toBe(true);
  } finally {
    await connection.close();
    await server.close();
  }
});
