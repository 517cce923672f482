import { afterEach, describe, expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import type { Settings } from '../../shared/settings.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, deployment, namespace, node, pod, running } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const forbidden = (what: string) =>
  new KubeError('forbidden', `not permitted to list ${what} (403)`, { status: 403 });

describe('what is out of scope raises nothing, and closes nothing', () => {
  const out: { why: string; change: (settings: Settings, api: LoopUnderTest['api']) => void }[] = [
    { why: 'an excluded namespace', change: (settings) => settings.watch.namespaces.exclude.push('sh*') },
    {
      why: 'a namespace not included',
      change: (settings) => settings.watch.namespaces.include.push('team-?'),
    },
    {
      why: 'a namespace opted out',
      change: (_settings, api) =>
        api.put('namespaces', namespace('shop', { annotations: { 'dogwatch.dev/ignore': 'true' } })),
    },
    {
      why: 'a namespace under deletion',
      change: (_, api) => api.put('namespaces', namespace('shop', {}, 'Terminating')),
    },
    {
      why: 'an object opted out',
      change: (_settings, api) =>
        api.put('pods', pod('web', crashLooping(3), { annotations: { 'dogwatch.dev/ignore': 'true' } })),
    },
    { why: 'a type switched off', change: (settings) => settings.detect.off.push('crash_loop') },
  ];

  test.each(out)('$why, from the start', async ({ change }) => {
    let prepared: LoopUnderTest['api'] | undefined;
    loop = await startLoop({
      prepare(api) {
        prepared = api;
        api.put('pods', pod('web', crashLooping(3)));
        api.put('pods', pod('other', running()));
      },
      settings: () => {},
      start: false,
    });
    if (prepared !== undefined) change(loop.settings, prepared);
    loop.loop.start();
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual([]);
  });

  test.each(out)('$why, afterwards', async ({ change }) => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    change(loop.settings, loop.api);
    loop.loop.settingsChanged();
    await loop.clock.settle();
    await loop.clock.advance(20 * 60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
  });
});

test('system namespaces raise critical incidents only', async () => {
  const inSystem = { namespace: 'kube-system' };
  loop = await startLoop({
    prepare(api) {
      api.put('pods', pod('dns', crashLooping(3), inSystem));
      api.put('pods', pod('proxy', { state: { waiting: { reason: 'ImagePullBackOff' } } }, inSystem));
      api.put('pods', pod('web', { state: { waiting: { reason: 'ImagePullBackOff' } } }));
    },
  });
  expect(loop.told()).toEqual(['anomaly crash_loop dns', 'anomaly image_pull_failed web']);
});

describe('partial permission', () => {
  test('what may be read is watched, what may not is named', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('pods', pod('web', crashLooping(3)));
        api.fault(({ resource }) => (resource === 'nodes' ? forbidden('nodes') : undefined));
      },
    });
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    expect(loop.loop.status()).toMatchObject({
      phase: 'watching',
      notPermitted: ['nodes'],
      namespaces: null,
    });
    expect(loop.loop.status().problems).toEqual([
      'not permitted to list nodes: nothing is known about them.',
    ]);
    await loop.clock.advance(60_000);
    expect(loop.cycles.at(-1)?.ok).toBe(true);
    expect(loop.cycles.at(-1)?.resources.find(({ resource }) => resource === 'nodes')).toMatchObject({
      ok: false,
      forbidden: true,
    });
  });

  test('nothing at all is never "all well"', async () => {
    loop = await startLoop({ prepare: (api) => api.fault(({ resource }) => forbidden(resource)) });
    expect(loop.loop.status()).toMatchObject({ phase: 'failing', lastChecked: null });
    expect(loop.loop.status().problems[0]).toMatch(/^not permitted to list namespaces, nodes, .*pods/);
    expect(loop.loop.status().notPermitted).toContain('pods');
    await loop.clock.advance(30_000);
    expect(loop.cycles[0]?.ok).toBe(false);
  });

  test.each([
    { include: [], watched: ['team-a'], why: "the context's own" },
    { include: ['shop', 'lab'], watched: ['lab', 'shop'], why: 'those the settings name' },
    { include: ['team-*'], watched: ['team-a'], why: 'a glob names none' },
  ])('without cluster-wide lists it watches $watched: $why', async ({ include, watched }) => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.namespaces.include = include;
      },
      prepare(api) {
        for (const name of ['team-a', 'shop', 'lab', 'secret']) {
          api.put('pods', pod(`in-${name}`, crashLooping(3), { namespace: name }));
        }
        api.fault((asked) =>
          asked.namespace === null && asked.verb !== 'get' ? forbidden(asked.resource) : undefined,
        );
      },
    });
    expect(loop.told().sort()).toEqual(watched.map((name) => `anomaly crash_loop in-${name}`));
    expect(loop.loop.status()).toMatchObject({
      phase: 'watching',
      namespaces: watched,
      notPermitted: ['namespaces', 'nodes'],
      counts: { pods: watched.length },
    });
  });

  test('other namespaces named in the settings are watched at once, those no longer named are not', async () => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.namespaces.include = ['shop'];
      },
      prepare(api) {
        for (const name of ['shop', 'lab'])
          api.put('pods', pod(`in-${name}`, crashLooping(3), { namespace: name }));
        api.fault((asked) =>
          asked.namespace === null && asked.verb !== 'get' ? forbidden(asked.resource) : undefined,
        );
      },
    });
    loop.settings.watch.namespaces = { include: ['lab'], exclude: [] };
    loop.loop.settingsChanged();
    await loop.clock.settle();
    expect(loop.told()).toEqual(['anomaly crash_loop in-shop', 'anomaly crash_loop in-lab']);
    expect(loop.loop.status()).toMatchObject({ namespaces: ['lab'], counts: { pods: 1 } });
  });

  test('a permission given later is taken up', async () => {
    let allowed = false;
    loop = await startLoop({
      prepare(api) {
        api.put('pods', pod('a', crashLooping(3), { namespace: 'team-a' }));
        api.put('pods', pod('b', crashLooping(3)));
        api.fault((asked) =>
          !allowed && asked.namespace === null && asked.verb !== 'get'
            ? forbidden(asked.resource)
            : undefined,
        );
      },
    });
    expect(loop.told()).toEqual(['anomaly crash_loop a']);
    allowed = true;
    loop.loop.pollNow();
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop a', 'anomaly crash_loop b']);
    expect(loop.loop.status()).toMatchObject({
      phase: 'watching',
      namespaces: null,
      notPermitted: [],
      problems: [],
    });
    expect(loop.loop.status().resources.map(({ resource }) => resource)).not.toContain('pods in team-a');
  });

  test('a permission taken away recovers nothing', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('nodes', node('node-1', 'False', -100));
        api.put('deployments', deployment('web'));
      },
    });
    loop.api.fault(({ resource }) => (resource === 'nodes' ? forbidden('nodes') : undefined));
    loop.api.endWatches('nodes', forbidden('nodes'));
    await loop.clock.advance(20 * 60_000);
    expect(loop.told()).toEqual(['anomaly node_not_ready node-1']);
    expect(loop.loop.status().notPermitted).toEqual(['nodes']);
  });
});
