import { afterEach, describe, expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, deployment, node, pod } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const forbidden = (what: string) =>
  new KubeError('forbidden', `not permitted to list ${what} (403)`, { status: 403 });

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
    expect(loop.loop.status().notWatched).toEqual([
      { type: 'node_not_ready', reason: 'not permitted to list nodes' },
      { type: 'node_pressure', reason: 'not permitted to list nodes' },
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
    expect(loop.told()).toEqual([
      'anomaly crash_loop in-shop',
      'unwatched crash_loop in-shop',
      'anomaly crash_loop in-lab',
    ]);
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

  test('a type that is switched off, or is seen in some namespace, is not missed', async () => {
    loop = await startLoop({
      settings: (settings) => settings.detect.off.push('node_pressure'),
      prepare: (api) =>
        api.fault(({ resource, namespace, verb }) =>
          verb !== 'get' && (resource === 'nodes' || (resource === 'pods' && namespace === null))
            ? forbidden(resource)
            : undefined,
        ),
    });
    expect(loop.loop.status().notWatched.map(({ type }) => type)).toEqual(['node_not_ready']);
  });

  test('a resource the API server does not have is no outage, and what it would show is named', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('pods', pod('web', crashLooping(3)));
        api.fault(({ resource }) =>
          resource === 'jobs' ? new KubeError('not_found', 'found nothing', { status: 404 }) : undefined,
        );
      },
    });
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    expect(loop.loop.status()).toMatchObject({
      phase: 'watching',
      notPermitted: [],
      notWatched: [{ type: 'job_failed', reason: 'the API server has no jobs' }],
    });
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
