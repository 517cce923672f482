import { afterEach, describe, expect, test } from 'vitest';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import {
  at,
  crashLooping,
  deployment,
  node,
  ofReplicaSet,
  pod,
  replicaSet,
  running,
} from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const MIN = 60_000;
const of = { controller: ofReplicaSet('web-5d') };

/** A Deployment `web` with its ReplicaSet, and one of its pods crash looping. */
function crashingWeb(options: Parameters<typeof startLoop>[0] = {}): Promise<LoopUnderTest> {
  return startLoop({
    ...options,
    prepare(api) {
      api.put('deployments', deployment('web'));
      api.put('replicasets', replicaSet('web-5d', 'web'));
      api.put('pods', pod('web-1', crashLooping(3), of));
      options.prepare?.(api);
    },
  });
}

/** Seconds after the start, now. */
const nowIn = () => (loop.clock.now() - Date.parse('2026-11-22T12:00:00Z')) / 1000;

describe('occurrences', () => {
  test('each restart is one, and two between two looks are two', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.api.put('pods', pod('web', crashLooping(4)));
    loop.api.put('pods', pod('web', crashLooping(6)));
    await loop.clock.settle();
    expect(loop.events().map(({ occurrences }) => occurrences)).toEqual([1, 1, 2]);
  });

  test('that the container is started again is none; the crash after that is one', async () => {
    const { lastState } = crashLooping(3, -10);
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.api.put('pods', pod('web', { ...running(0, 4), lastState }));
    await loop.clock.advance(2_000);
    loop.api.put('pods', pod('web', crashLooping(4, 2)));
    await loop.clock.settle();
    loop.api.put('pods', pod('web', { ...running(5, 5), lastState: crashLooping(4, 2).lastState }));
    await loop.clock.settle();
    expect(loop.events().map(({ occurrences }) => occurrences)).toEqual([1, 1]);
  });

  test('one restart of a container that had healed is none, until it backs off again', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.api.put('pods', pod('web', { ...running(0, 4), lastState: crashLooping(3).lastState }));
    await loop.clock.advance(6 * MIN);
    const ended = { exitCode: 1, reason: 'Error', startedAt: at(0), finishedAt: at(360) };
    loop.api.put('pods', pod('web', { ...running(361, 5), lastState: { terminated: ended } }));
    await loop.clock.advance(MIN);
    expect(loop.told()).toEqual(['anomaly crash_loop web', 'recovery crash_loop web']);
    loop.api.put('pods', pod('web', crashLooping(5, 410)));
    await loop.clock.settle();
    expect(loop.told().slice(2)).toEqual(['anomaly crash_loop web']);
  });

  test('the same one seen again is told once', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    for (let i = 0; i < 5; i++) loop.api.put('pods', pod('web', crashLooping(3)));
    await loop.clock.advance(31 * MIN);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
  });

  test('the state between two crashes of a loop is no recovery and no news', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.api.put('pods', pod('web', running(0, 4)));
    await loop.clock.advance(1 * MIN);
    loop.api.put('pods', pod('web', crashLooping(4, nowIn())));
    await loop.clock.advance(10 * MIN);
    expect(loop.events().map(({ phase }) => phase)).toEqual(['anomaly', 'anomaly']);
  });
});

describe('recovery', () => {
  test('needs five minutes of running, and a server that answers then', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.api.put('pods', pod('web', running(0, 4)));
    await loop.clock.advance(5 * MIN - 1000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    await loop.clock.advance(31_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web', 'recovery crash_loop web']);
    expect(loop.events()[1]).toMatchObject({
      occurrences: 0,
      rawData: null,
      container: 'app',
      severity: 'info',
    });
  });

  test('of a node takes a minute of Ready', async () => {
    loop = await startLoop({ prepare: (api) => api.put('nodes', node('node-1', 'False', -100)) });
    loop.api.put('nodes', node('node-1', 'True', 0));
    await loop.clock.advance(59_000);
    expect(loop.told()).toEqual(['anomaly node_not_ready node-1']);
    await loop.clock.advance(31_000);
    expect(loop.told()).toEqual(['anomaly node_not_ready node-1', 'recovery node_not_ready node-1']);
  });

  test('is not what a list without items says the first time', async () => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.mode = 'poll';
      },
      prepare: (api) => api.put('pods', pod('web', crashLooping(3))),
    });
    loop.api.listsAs('pods', []);
    await loop.clock.advance(30_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    loop.api.listsAs('pods', null);
    await loop.clock.advance(30_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);

    loop.api.listsAs('pods', []);
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web', 'gone crash_loop web']);
  });

  test('is not what a list with unreadable items says', async () => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.mode = 'poll';
      },
      prepare: (api) => api.put('pods', pod('web', crashLooping(3))),
    });
    loop.api.listsAs('pods', [pod('other', running()), { metadata: { name: 'web' } }]);
    await loop.clock.advance(5 * MIN);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
  });
});

describe('time alone', () => {
  test('ends a grace without a new event, even one restarted from', async () => {
    loop = await startLoop({ prepare: (api) => api.put('nodes', node('node-1', 'Unknown', -20)) });
    await loop.clock.advance(39_000);
    expect(loop.told()).toEqual([]);
    await loop.clock.advance(1_000);
    expect(loop.told()).toEqual(['anomaly node_not_ready node-1']);
    expect(loop.events()[0]).toMatchObject({ rawData: { kind: 'Node' } });
  });

  test('a grace that ends while nobody answers is judged when somebody does', async () => {
    const { KubeError } = await import('../../electron/kube/kube-error.ts');
    loop = await startLoop({ prepare: (api) => api.put('nodes', node('node-1', 'Unknown', 0)) });
    const up = loop.api.fault(() => new KubeError('unreachable', 'cannot reach it'));
    loop.api.endWatches('nodes', new KubeError('unreachable', 'cannot reach it'));
    await loop.clock.advance(2 * MIN);
    expect(loop.told()).toEqual([]);
    up();
    await loop.clock.advance(3 * MIN);
    expect(loop.told()).toEqual(['anomaly node_not_ready node-1']);
  });

  test('zero replicas count from our own first sight, which a restart remembers', async () => {
    const firstSights = new Map<string, number>();
    const zero = deployment('web', { available: 0, since: -3600 });
    loop = await startLoop({ firstSights, prepare: (api) => api.put('deployments', zero) });
    await loop.clock.advance(100_000);
    expect(loop.told()).toEqual([]);
    expect([...firstSights.keys()]).toEqual(['uid-web']);
    await loop.loop.stop();

    loop = await startLoop({
      firstSights,
      clock: loop.clock,
      prepare: (api) => api.put('deployments', zero),
    });
    await loop.clock.advance(19_000);
    expect(loop.told()).toEqual([]);
    await loop.clock.advance(1_000);
    expect(loop.told()).toEqual(['anomaly zero_replicas web']);

    loop.api.put('deployments', deployment('web', { available: 1, since: 0 }));
    await loop.clock.settle();
    expect([...firstSights.keys()]).toEqual([]);
  });
});

describe('a pod that is removed', () => {
  test('recovers by a successor that keeps running', async () => {
    loop = await crashingWeb();
    loop.api.remove('pods', 'uid-web-1');
    await loop.clock.advance(20_000);
    loop.api.put('pods', pod('web-2', running(20), of));
    await loop.clock.advance(5 * MIN - 1_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web-1']);
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web-1', 'recovery crash_loop web-1']);
  });

  test('recovers by a successor of a later ReplicaSet of the same Deployment', async () => {
    loop = await crashingWeb();
    loop.api.put('replicasets', replicaSet('web-7f', 'web'));
    loop.api.remove('pods', 'uid-web-1');
    loop.api.put('pods', pod('web-2', running(0), { controller: ofReplicaSet('web-7f') }));
    await loop.clock.advance(6 * MIN);
    expect(loop.told()).toEqual(['anomaly crash_loop web-1', 'recovery crash_loop web-1']);
  });

  test('is not recovered by the pod of another workload', async () => {
    loop = await crashingWeb({
      prepare(api) {
        api.put('replicasets', replicaSet('api-7f', 'api'));
        api.put('pods', pod('api-1', running(-7200), { controller: ofReplicaSet('api-7f') }));
      },
    });
    loop.api.remove('pods', 'uid-web-1');
    await loop.clock.advance(59_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web-1']);
    await loop.clock.advance(35_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web-1', 'gone crash_loop web-1']);
  });

  test('counts as removed as soon as it terminates', async () => {
    loop = await crashingWeb();
    loop.api.put('pods', pod('web-1', crashLooping(3), { ...of, deleting: true }));
    loop.api.put('pods', pod('web-2', running(-400), of));
    await loop.clock.advance(90_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web-1', 'recovery crash_loop web-1']);
  });

  test('is not recovered by pods that always ran before its own successor has shown itself', async () => {
    loop = await crashingWeb({ prepare: (api) => api.put('pods', pod('web-2', running(-7200), of)) });
    loop.api.remove('pods', 'uid-web-1');
    await loop.clock.advance(30_000);
    loop.api.put('pods', pod('web-3', running(30), of));
    await loop.clock.advance(40_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web-1']);
    loop.api.put('pods', pod('web-3', crashLooping(1, 70), of));
    await loop.clock.settle();
    expect(loop.told().slice(1)).toEqual(['anomaly crash_loop web-3', 'gone crash_loop web-1']);
  });

  test('goes at once where another pod of the workload has the same trouble', async () => {
    loop = await crashingWeb();
    loop.api.put('pods', pod('web-2', crashLooping(3), of));
    loop.api.remove('pods', 'uid-web-1');
    await loop.clock.settle();
    expect(loop.told()).toEqual([
      'anomaly crash_loop web-1',
      'anomaly crash_loop web-2',
      'gone crash_loop web-1',
    ]);
  });

  test('goes as soon as a successor that ran at first has the same trouble', async () => {
    loop = await crashingWeb();
    loop.api.remove('pods', 'uid-web-1');
    loop.api.put('pods', pod('web-2', running(0), of));
    await loop.clock.advance(30_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web-1']);
    loop.api.put('pods', pod('web-2', crashLooping(1, 30), of));
    await loop.clock.settle();
    expect(loop.told().slice(1)).toEqual(['anomaly crash_loop web-2', 'gone crash_loop web-1']);
  });

  test('goes at once with its workload, or when that wants no pods', async () => {
    loop = await crashingWeb();
    loop.api.remove('deployments', 'uid-web');
    loop.api.remove('pods', 'uid-web-1');
    await loop.clock.settle();
    expect(loop.told()).toEqual(['anomaly crash_loop web-1', 'gone crash_loop web-1']);
    await loop.loop.stop();

    loop = await crashingWeb();
    loop.api.put('deployments', deployment('web', { wants: 0, available: 0 }));
    loop.api.remove('pods', 'uid-web-1');
    await loop.clock.settle();
    expect(loop.told()).toEqual(['anomaly crash_loop web-1', 'gone crash_loop web-1']);
  });

  test('is missed by the next complete list when its deletion was not heard', async () => {
    loop = await startLoop({
      settings: (settings) => {
        settings.watch.mode = 'poll';
      },
      prepare(api) {
        api.put('pods', pod('web', crashLooping(3)));
        api.put('pods', pod('other', running()));
      },
    });
    loop.api.removeSilently('pods', 'uid-web');
    await loop.clock.advance(30_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web', 'gone crash_loop web']);
    expect(loop.loop.status().counts.pods).toBe(1);
  });
});

test('a node that is deleted is gone at once', async () => {
  loop = await startLoop({ prepare: (api) => api.put('nodes', node('node-1', 'False', -100)) });
  loop.api.remove('nodes', 'uid-node-1');
  await loop.clock.settle();
  expect(loop.told()).toEqual(['anomaly node_not_ready node-1', 'gone node_not_ready node-1']);
});

test('a Deployment under deletion neither recovers nor goes before it is gone', async () => {
  loop = await startLoop({
    firstSights: new Map([['uid-web', 0]]),
    prepare: (api) => api.put('deployments', deployment('web', { available: 0 })),
  });
  loop.api.put('deployments', deployment('web', { available: 0 }, { deleting: true }));
  await loop.clock.advance(5 * MIN);
  expect(loop.told()).toEqual(['anomaly zero_replicas web']);
  loop.api.remove('deployments', 'uid-web');
  await loop.clock.settle();
  expect(loop.told()).toEqual(['anomaly zero_replicas web', 'gone zero_replicas web']);
});
