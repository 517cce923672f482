import { afterEach, describe, expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import type { Settings } from '../../shared/settings.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, deployment, namespace, node, pod, running } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const forbidden = (what: string) =>
  new KubeError('forbidden', `not permitted to list ${what} (403)`, { status: 403 });

const OPTED_OUT = { annotations: { 'dogwatch.dev/ignore': 'true' } };

describe('what is excluded raises nothing, and is neither recovered nor gone', () => {
  const out: { why: string; change: (settings: Settings, api: LoopUnderTest['api']) => void }[] = [
    {
      why: 'an excluded namespace',
      change: (settings) => {
        settings.watch.namespaces = { include: [], exclude: ['sh*'] };
      },
    },
    {
      why: 'a namespace not included',
      change: (settings) => {
        settings.watch.namespaces = { include: ['team-?'], exclude: [] };
      },
    },
    {
      why: 'labels not selected',
      change: (settings) => {
        settings.watch.labelSelector = 'app!=web';
      },
    },
    {
      why: 'a namespace opted out',
      change: (_settings, api) => api.put('namespaces', namespace('shop', OPTED_OUT)),
    },
    {
      why: 'an object opted out',
      change: (_settings, api) => api.put('pods', pod('web', crashLooping(3), OPTED_OUT)),
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
    expect(loop.told()).toEqual(['anomaly crash_loop web', 'unwatched crash_loop web']);
  });
});

test('what was known before a restart and is excluded since is unwatched, seen or not', async () => {
  const subject = { kind: 'Pod', namespace: 'shop', name: 'web', uid: 'uid-web' };
  loop = await startLoop({
    settings: (settings) => {
      settings.watch.namespaces = { include: ['team-a'], exclude: [] };
    },
    known: [
      { type: 'crash_loop', subject, owner: subject, container: 'app', occurrence: 'before', metadata: {} },
    ],
    prepare: (api) =>
      api.fault((asked) =>
        asked.namespace === null && asked.verb !== 'get' ? forbidden(asked.resource) : undefined,
      ),
  });
  await loop.clock.advance(60_000);
  expect(loop.told()).toEqual(['unwatched crash_loop web']);
});

describe('a namespace under deletion', () => {
  const leaving = namespace('shop', {}, 'Terminating');

  test('raises nothing', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('namespaces', leaving);
        api.put('pods', pod('web', crashLooping(3)));
      },
    });
    expect(loop.told()).toEqual([]);
  });

  test('closes nothing before its objects are gone', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.api.put('namespaces', leaving);
    await loop.clock.advance(20 * 60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    loop.api.remove('pods', 'uid-web');
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web', 'gone crash_loop web']);
  });
});

describe('an opt-out taken back', () => {
  test.each<[of: string, set: (api: LoopUnderTest['api'], meta: object) => void]>([
    ['a pod', (api, meta) => api.put('pods', pod('web', crashLooping(3), meta))],
    ['a namespace', (api, meta) => api.put('namespaces', namespace('shop', meta))],
  ])('of %s has what still fails told again', async (_of, set) => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    set(loop.api, OPTED_OUT);
    await loop.clock.advance(60_000);
    set(loop.api, {});
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual([
      'anomaly crash_loop web',
      'unwatched crash_loop web',
      'anomaly crash_loop web',
    ]);
  });
});

test('the label selector never leaves out a node, and each object is judged by its own labels', async () => {
  loop = await startLoop({
    settings: (settings) => {
      settings.watch.labelSelector = 'app in (web), tier notin (lab)';
    },
    prepare(api) {
      api.put('nodes', node('node-1', 'False'));
      api.put('deployments', deployment('web', { available: 0 }));
      api.put('pods', pod('of-web', crashLooping(3)));
      api.put('pods', pod('of-lab', crashLooping(3), { labels: { app: 'web', tier: 'lab' } }));
    },
  });
  expect(loop.told().sort()).toEqual(['anomaly crash_loop of-web', 'anomaly node_not_ready node-1']);
});

test('a label selector that is none hides nothing, and is said', async () => {
  loop = await startLoop({
    settings: (settings) => {
      settings.watch.labelSelector = 'app in web';
    },
    prepare: (api) => api.put('pods', pod('web', crashLooping(3))),
  });
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
  expect(loop.loop.status().problems).toEqual([
    'the label selector cannot be understood at "app in web": it is ignored, and whatever its labels are is watched.',
  ]);
});
