import { afterEach, expect, test } from 'vitest';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { at, crashLooping, node, pod, running } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const healthy = { prepare: (api: LoopUnderTest['api']) => api.put('pods', pod('web', running())) };

test('stop ends every request and timer, says so in the log, and nothing follows', async () => {
  loop = await startLoop(healthy);
  expect(loop.api.openWatches()).toBeGreaterThan(0);
  await loop.loop.stop();
  expect(loop.api.openWatches()).toBe(0);
  expect(loop.clock.pending()).toBe(0);
  expect(loop.logged.at(-1)).toMatchObject({ level: 'info', message: 'watchloop.cancelled' });
  expect(loop.statuses.at(-1)).toMatchObject({ phase: 'stopped', nextCheck: null });

  const requests = loop.api.asked.length;
  loop.loop.pollNow();
  loop.loop.wake();
  loop.loop.resume();
  loop.loop.settingsChanged();
  await loop.clock.advance(3_600_000);
  expect(loop.api.asked).toHaveLength(requests);
  expect(loop.clock.pending()).toBe(0);
});

test.each(['at once', 'during the first sync', 'in backoff', 'while paused', 'asleep'])(
  'stop %s leaves nothing running',
  async (when) => {
    loop = await startLoop({ ...healthy, start: false });
    loop.loop.start();
    if (when === 'in backoff') {
      const { KubeError } = await import('../../electron/kube/kube-error.ts');
      loop.api.fault(() => new KubeError('unreachable', 'cannot reach it'));
      await loop.clock.advance(100_000);
    }
    if (when === 'while paused') {
      await loop.clock.settle();
      loop.loop.pause(loop.clock.now() + 900_000);
    }
    if (when === 'asleep') {
      await loop.clock.settle();
      loop.loop.suspend();
    }
    if (when === 'during the first sync') await Promise.resolve();
    await loop.loop.stop();
    expect(loop.clock.pending()).toBe(0);
    expect(loop.api.openWatches()).toBe(0);
  },
);

test('stop is safe twice, and before the start', async () => {
  loop = await startLoop({ start: false });
  await Promise.all([loop.loop.stop(), loop.loop.stop()]);
  loop.loop.start();
  await loop.clock.settle();
  expect(loop.api.asked).toEqual([]);
});

test('poll now asks the server at once, also in a healthy listen, so that "checked now" is true', async () => {
  loop = await startLoop(healthy);
  await loop.clock.advance(12_000);
  expect(loop.loop.status().lastChecked).toBe(new Date(Date.parse(at(0))).toISOString());
  loop.loop.pollNow();
  await loop.clock.settle();
  expect(loop.loop.status().lastChecked).toBe(new Date(loop.clock.now()).toISOString());
  expect(loop.loop.status().nextCheck).toBe(new Date(loop.clock.now() + 30_000).toISOString());
});

test('poll now ends a backoff', async () => {
  const { KubeError } = await import('../../electron/kube/kube-error.ts');
  loop = await startLoop(healthy);
  const up = loop.api.fault(() => new KubeError('unreachable', 'cannot reach it'));
  loop.api.endWatches('pods', new KubeError('unreachable', 'cannot reach it'));
  await loop.clock.advance(10 * 60_000);
  up();
  loop.loop.pollNow();
  await loop.clock.advance(6_000);
  expect(loop.loop.status()).toMatchObject({ phase: 'watching', problems: [] });
});

test('a pause sends nothing until its end; what happened meanwhile is one burst', async () => {
  loop = await startLoop(healthy);
  const until = loop.clock.now() + 15 * 60_000;
  loop.loop.pause(until);
  await loop.clock.settle();
  const requests = loop.api.asked.length;
  expect(loop.loop.status()).toMatchObject({
    phase: 'paused',
    pausedUntil: new Date(until).toISOString(),
    nextCheck: null,
  });
  loop.api.put('pods', pod('web', crashLooping(3)));
  await loop.clock.advance(14 * 60_000);
  expect(loop.api.asked).toHaveLength(requests);
  expect(loop.told()).toEqual([]);
  await loop.clock.advance(70_000);
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
  expect(loop.batches[0]?.burst).toBe(loop.burstsEnded.at(-1));
  expect(loop.loop.status()).toMatchObject({ phase: 'watching', pausedUntil: null });
});

test('a pause until resumed is manual, outlasts sleep, and poll now does not break it', async () => {
  loop = await startLoop(healthy);
  loop.loop.pause(null);
  await loop.clock.advance(24 * 3_600_000);
  loop.loop.suspend();
  loop.loop.wake();
  loop.loop.pollNow();
  await loop.clock.settle();
  expect(loop.loop.status()).toMatchObject({ phase: 'paused', pausedUntil: 'manual' });
  loop.loop.resume();
  await loop.clock.advance(6_000);
  expect(loop.loop.status().phase).toBe('watching');
});

test('nothing recovers by time that passed in a pause', async () => {
  loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
  loop.api.put('pods', pod('web', running(0, 3)));
  await loop.clock.settle();
  loop.loop.pause(null);
  loop.api.put('pods', pod('web', crashLooping(4)));
  await loop.clock.advance(3_600_000);
  loop.loop.resume();
  await loop.clock.advance(60_000);
  expect(loop.events().map(({ phase }) => phase)).toEqual(['anomaly', 'anomaly']);
});

test('waking starts a cycle at once, and what it finds is one burst', async () => {
  loop = await startLoop(healthy);
  loop.loop.suspend();
  await loop.clock.advance(8 * 3_600_000);
  loop.api.put('pods', pod('web', crashLooping(3)));
  loop.api.put('pods', pod('api', crashLooping(3)));
  loop.loop.wake();
  await loop.clock.advance(6_000);
  expect(loop.told()).toEqual(['anomaly crash_loop web', 'anomaly crash_loop api']);
  expect(new Set(loop.batches.map(({ burst }) => burst))).toEqual(new Set([loop.burstsEnded.at(-1)]));
});

test('a cycle ends each interval with a report, and a status that changed is told at most four times a second', async () => {
  loop = await startLoop({
    settings: (settings) => {
      settings.watch.interval = 5;
    },
    ...healthy,
  });
  await loop.clock.advance(20_000);
  expect(loop.cycles).toHaveLength(4);
  expect(loop.cycles.at(-1)).toMatchObject({ context: 'prod', cluster: 'cluster-1', ok: true });
  expect(loop.cycles.at(-1)?.resources.find(({ resource }) => resource === 'pods')).toMatchObject({
    mode: 'listen',
    ok: true,
    objects: 1,
    durationMs: 5_000,
    failuresInRow: 0,
  });

  loop.statuses.length = 0;
  for (let i = 0; i < 50; i++) {
    loop.api.put('pods', pod(`new-${i}`, running()));
    await loop.clock.advance(20);
  }
  expect(loop.statuses.length).toBeLessThanOrEqual(5);
});

test('settings that matter list again; others cost nothing', async () => {
  loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
  loop.settings.theme = 'dark';
  loop.loop.settingsChanged();
  await loop.clock.settle();
  const lists = () =>
    loop.api.asked.filter(({ verb, resource }) => verb === 'list' && resource === 'pods').length;
  expect(lists()).toBe(1);

  loop.settings.detect.off = ['node_not_ready', 'node_pressure'];
  loop.loop.settingsChanged();
  await loop.clock.settle();
  expect(lists()).toBe(2);
  expect(loop.loop.status().resources.map(({ resource }) => resource)).not.toContain('nodes');
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
});

test('graces and switches are heeded while it runs', async () => {
  loop = await startLoop({
    settings: (settings) => settings.detect.off.push('crash_loop'),
    prepare(api) {
      api.put('nodes', node('node-1', 'False', -30));
      api.put('pods', pod('web', crashLooping(3)));
    },
  });
  const change = async (of: (detect: typeof loop.settings.detect) => void) => {
    of(loop.settings.detect);
    loop.loop.settingsChanged();
    await loop.clock.settle();
  };
  await change((detect) => {
    detect.grace.node_not_ready = 600;
  });
  await loop.clock.advance(300_000);
  expect(loop.told()).toEqual([]);
  await change((detect) => {
    detect.grace.node_not_ready = 300;
  });
  expect(loop.told()).toEqual(['anomaly node_not_ready node-1']);
  await change((detect) => {
    detect.off = ['node_not_ready'];
  });
  expect(loop.told()).toEqual([
    'anomaly node_not_ready node-1',
    'unwatched node_not_ready node-1',
    'anomaly crash_loop web',
  ]);
});
