import { afterEach, describe, expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import {
  at,
  crashLooping,
  deployment,
  namespace,
  node,
  ofReplicaSet,
  pod,
  replicaSet,
  running,
} from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

describe('the first sync', () => {
  test('a crash loop it finds is an anomaly of the pod, owned by its Deployment', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('deployments', deployment('web'));
        api.put('replicasets', replicaSet('web-5d', 'web'));
        api.put('pods', pod('web-5d-1', crashLooping(4), { controller: ofReplicaSet('web-5d') }));
        api.put('pods', pod('web-5d-2', running(), { controller: ofReplicaSet('web-5d') }));
        api.put('nodes', node('node-1', 'True'));
        api.put('namespaces', namespace('shop'));
      },
    });
    expect(loop.told()).toEqual(['anomaly crash_loop web-5d-1']);
    expect(loop.events()[0]).toMatchObject({
      context: 'prod',
      cluster: 'cluster-1',
      phase: 'anomaly',
      severity: 'critical',
      namespace: 'shop',
      kind: 'Pod',
      owner: { kind: 'Deployment', namespace: 'shop', name: 'web', uid: 'uid-web' },
      container: 'app',
      labels: { app: 'web' },
      occurrences: 1,
      metadata: { restartCount: 4, exitCode: 1 },
      rawData: { kind: 'Pod', status: { phase: 'Running' } },
    });
    await loop.clock.advance(250);
    expect(loop.statuses.at(-1)).toMatchObject({
      phase: 'watching',
      cluster: 'cluster-1',
      problems: [],
      notPermitted: [],
      namespaces: null,
      counts: { pods: 2, nodes: 1, workloads: 1 },
      lastChecked: at(0).replace('Z', '.000Z'),
      nextCheck: at(30).replace('Z', '.000Z'),
    });
  });

  test('comes in pages of the configured size', async () => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.pageSize = 10;
      },
      prepare(api) {
        for (let i = 0; i < 25; i++) api.put('pods', pod(`web-${i}`, running()));
      },
    });
    expect(
      loop.api.asked.filter(({ verb, resource }) => verb === 'list' && resource === 'pods'),
    ).toHaveLength(3);
    expect(loop.loop.status().counts.pods).toBe(25);
  });

  test('asks the namespaces first, so that what is opted out never shows', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('namespaces', namespace('lab', { annotations: { 'dogwatch.dev/ignore': 'true' } }));
        api.put('pods', pod('crashing', crashLooping(4), { namespace: 'lab' }));
      },
    });
    expect(loop.told()).toEqual([]);
    const lists = loop.api.asked.filter(({ verb }) => verb === 'list').map(({ resource }) => resource);
    expect(lists[0]).toBe('namespaces');
  });

  test('what it finds is one burst, which ends when every resource has had its turn', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('pods', pod('a', crashLooping(4)));
        api.put('nodes', node('node-1', 'False'));
      },
    });
    expect(loop.told()).toEqual(
      expect.arrayContaining(['anomaly crash_loop a', 'anomaly node_not_ready node-1']),
    );
    const bursts = new Set(loop.batches.map(({ burst }) => burst));
    expect(bursts.size).toBe(1);
    expect(bursts.has(null)).toBe(false);
    expect(loop.burstsEnded).toEqual([...bursts]);

    loop.api.put('pods', pod('b', crashLooping(4)));
    await loop.clock.settle();
    expect(loop.batches.at(-1)).toMatchObject({ burst: null, events: [{ name: 'b' }] });
  });

  test('malformed objects hurt nobody', async () => {
    loop = await startLoop({
      prepare(api) {
        api.listsAs('pods', [
          null,
          7,
          'x',
          [],
          {},
          { metadata: null },
          { metadata: { name: 1, uid: [] } },
          pod('a', crashLooping(3)),
        ]);
        api.listsAs('nodes', [{ metadata: { name: 'n', uid: 'u' } }]);
      },
    });
    expect(loop.told()).toEqual(['anomaly crash_loop a']);
    expect(loop.loop.status()).toMatchObject({ phase: 'watching', totals: { detectorErrors: 0 } });
  });

  test('a page that fails is asked for again, not the whole list', async () => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.pageSize = 10;
      },
      prepare(api) {
        for (let i = 0; i < 25; i++) api.put('pods', pod(`web-${i}`, running()));
        let pages = 0;
        api.fault(({ verb, resource }) =>
          verb === 'list' && resource === 'pods' && ++pages === 2
            ? new KubeError('server', 'boom', { status: 500 })
            : undefined,
        );
      },
    });
    expect(loop.loop.status().phase).toBe('failing');
    await loop.clock.advance(5_000);
    expect(loop.loop.status()).toMatchObject({ phase: 'watching', counts: { pods: 25 } });
    expect(
      loop.api.asked.filter(({ verb, resource }) => verb === 'list' && resource === 'pods'),
    ).toHaveLength(4);
  });

  test('410 on a continue token starts the list over, without alarm', async () => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.pageSize = 10;
      },
      prepare(api) {
        for (let i = 0; i < 25; i++) api.put('pods', pod(`web-${i}`, running()));
        let pages = 0;
        api.fault(({ verb, resource }) =>
          verb === 'list' && resource === 'pods' && ++pages === 3
            ? new KubeError('gone', 'expired', { status: 410 })
            : undefined,
        );
      },
    });
    expect(loop.loop.status()).toMatchObject({ phase: 'watching', counts: { pods: 25 } });
    expect(
      loop.api.asked.filter(({ verb, resource }) => verb === 'list' && resource === 'pods'),
    ).toHaveLength(6);
  });
});

describe('after a restart', () => {
  const known = (name: string, occurrence: string) => ({
    type: 'crash_loop' as const,
    subject: { kind: 'Pod', namespace: 'shop', name, uid: `uid-${name}` },
    owner: { kind: 'Pod', namespace: 'shop', name, uid: `uid-${name}` },
    container: 'app',
    occurrence,
    metadata: { restartCount: 4, endedRuns: 5 },
  });

  test('what was known is not told again', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(4))) });
    const [event] = loop.events();
    const before = known('web', event?.occurrence ?? '');
    await loop.loop.stop();

    loop = await startLoop({
      known: [before],
      prepare: (api) => api.put('pods', pod('web', crashLooping(4))),
    });
    await loop.clock.advance(120_000);
    expect(loop.told()).toEqual([]);
  });

  test('restarts that happened meanwhile are counted', async () => {
    loop = await startLoop({
      known: [known('web', 'an earlier run')],
      prepare: (api) => api.put('pods', pod('web', crashLooping(7))),
    });
    expect(loop.events()).toMatchObject([{ phase: 'anomaly', occurrences: 3 }]);
  });

  test('a recovery that happened meanwhile is found, after its hold', async () => {
    loop = await startLoop({
      known: [known('web', 'an earlier run')],
      prepare: (api) => api.put('pods', pod('web', running(-120, 4))),
    });
    expect(loop.told()).toEqual([]);
    await loop.clock.advance(181_000);
    await loop.clock.advance(30_000);
    expect(loop.told()).toEqual(['recovery crash_loop web']);
  });

  test('a bare pod deleted meanwhile is gone', async () => {
    loop = await startLoop({
      known: [known('web', 'an earlier run')],
      prepare: (api) => api.put('pods', pod('other', running())),
    });
    expect(loop.told()).toEqual(['gone crash_loop web']);
  });
});
