import { afterEach, describe, expect, test } from 'vitest';
import { KubeError, type KubeErrorKind } from '../../electron/kube/kube-error.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, node, pod, running } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const refused = () =>
  new KubeError('unreachable', 'cannot reach https://prod.example:6443 (connection refused)');

const KINDS: KubeErrorKind[] = [
  'unreachable',
  'timeout',
  'tls',
  'credentials',
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'throttled',
  'server',
  'bad_response',
  'aborted',
];

describe.each(KINDS)('%s', (kind) => {
  test('from the start on does not end the loop: it goes on when the cluster answers', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    await loop.loop.stop();
    let down = true;
    loop = await startLoop({
      prepare(api) {
        api.put('pods', pod('web', crashLooping(3)));
        api.fault(() => (down ? new KubeError(kind, `failed with ${kind}`) : undefined));
      },
    });
    expect(loop.loop.status().phase).toBe('failing');
    await loop.clock.advance(20 * 60_000);
    expect(loop.told()).toEqual([]);
    expect(loop.loop.status().problems.join()).toContain(
      kind === 'forbidden' ? 'not permitted to list' : kind,
    );
    expect(loop.cycles.every(({ ok }) => !ok)).toBe(true);
    down = false;
    await loop.clock.advance(10 * 60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    expect(loop.loop.status()).toMatchObject({ phase: 'watching', problems: [] });
  });

  test('in the middle neither repeats nor ends what was told', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    const up = loop.api.fault(() => new KubeError(kind, `failed with ${kind}`));
    loop.api.endWatches('pods', new KubeError(kind, `failed with ${kind}`));
    await loop.clock.advance(15 * 60_000);
    up();
    await loop.clock.advance(11 * 60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    expect(loop.loop.status().phase).toBe('watching');
  });
});

test('an unexpected error, which is a bug of ours, is one more failed cycle', async () => {
  loop = await startLoop();
  const up = loop.api.fault(() => {
    throw new TypeError('x is not a function');
  });
  await loop.clock.advance(31_000);
  expect(loop.loop.status()).toMatchObject({ phase: 'failing' });
  expect(loop.loop.status().problems[0]).toContain('x is not a function');
  up();
  await loop.clock.advance(60_000);
  expect(loop.loop.status().phase).toBe('watching');
});

test('the status says what is wrong and when it tries again, once for all resources', async () => {
  loop = await startLoop({ prepare: (api) => api.fault(refused) });
  expect(loop.loop.status()).toMatchObject({
    phase: 'failing',
    problems: ['cannot reach https://prod.example:6443 (connection refused). Trying again in 5 s.'],
    lastChecked: null,
  });
  await loop.clock.advance(12_000);
  expect(loop.loop.status().problems).toEqual([
    'cannot reach https://prod.example:6443 (connection refused). Trying again in 28 s.',
  ]);
});

test('one failing resource is named; the others go on', async () => {
  loop = await startLoop({
    prepare(api) {
      api.put('pods', pod('web', crashLooping(3)));
      api.fault(({ resource }) => (resource === 'nodes' ? new KubeError('server', 'boom (500)') : undefined));
    },
  });
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
  expect(loop.loop.status()).toMatchObject({
    phase: 'failing',
    problems: ['nodes: boom (500). Trying again in 5 s.'],
  });
});

test('Retry-After is waited for', async () => {
  const throttled = () => new KubeError('throttled', 'fewer requests', { status: 429, retryAfterMs: 42_000 });
  let first = true;
  loop = await startLoop({
    prepare(api) {
      api.put('pods', pod('web', crashLooping(3)));
      api.fault(({ verb, resource }) => {
        if (verb !== 'list' || resource !== 'pods' || !first) return undefined;
        first = false;
        return throttled();
      });
    },
  });
  await loop.clock.advance(41_999);
  expect(loop.told()).toEqual([]);
  await loop.clock.advance(1);
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
});

test('each failed cycle is logged with its cause, counted and reported', async () => {
  loop = await startLoop({ prepare: (api) => api.fault(refused) });
  await loop.clock.advance(60_000);
  const failures = loop.logged.filter(({ message }) => message === 'cycle failed');
  expect(failures[0]?.detail).toMatchObject({
    resource: 'namespaces',
    failures: 1,
    error: refused().message,
  });
  expect(loop.cycles).toHaveLength(2);
  expect(loop.cycles[0]).toMatchObject({ ok: false, cluster: null });
  expect(loop.cycles[0]?.resources[0]).toMatchObject({
    ok: false,
    forbidden: false,
    error: refused().message,
  });
  expect(loop.loop.status().totals).toMatchObject({ cycles: 2, failed: 2 });
});

test('what an outage hid comes as one burst, and the first answer wakes the others', async () => {
  loop = await startLoop({ prepare: (api) => api.put('nodes', node('node-1', 'True')) });
  const started = loop.burstsEnded.length;
  const up = loop.api.fault(refused);
  for (const resource of ['pods', 'nodes', 'deployments'] as const) loop.api.endWatches(resource, refused());
  await loop.clock.advance(120_000);
  loop.api.put('pods', pod('web', crashLooping(3)));
  loop.api.put('nodes', node('node-1', 'False'));
  up();
  loop.loop.pollNow();
  await loop.clock.advance(6_000);
  expect(loop.told().sort()).toEqual(['anomaly crash_loop web', 'anomaly node_not_ready node-1']);
  const bursts = new Set(loop.batches.map(({ burst }) => burst));
  expect(bursts.size).toBe(1);
  expect(loop.burstsEnded.slice(started)).toContain([...bursts][0]);
  expect(loop.loop.status().phase).toBe('watching');
});

test('a hung watch is a failed cycle; its silence recovers nothing', async () => {
  loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
  loop.api.put('pods', pod('web', running(0, 3)));
  await loop.clock.settle();
  await loop.clock.advance(280_000);
  const up = loop.api.fault(() => new KubeError('timeout', 'kept the watch open past its time'));
  loop.api.endWatches('pods', new KubeError('timeout', 'kept the watch open past its time'));
  await loop.clock.advance(60_000);
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
  up();
  await loop.clock.advance(10 * 60_000);
  expect(loop.told()).toEqual(['anomaly crash_loop web', 'recovery crash_loop web']);
});

test('a line that always breaks the watch is got round by a new list', async () => {
  loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', running())) });
  const from = loop.api.version();
  loop.api.fault(({ verb, resource, resourceVersion }) =>
    verb === 'watch' && resource === 'pods' && Number(resourceVersion) <= from
      ? new KubeError('bad_response', 'sent a line of more than 8 MiB')
      : undefined,
  );
  loop.api.putSilently('pods', pod('web', crashLooping(3)));
  loop.api.endWatches('pods', new KubeError('bad_response', 'sent a line of more than 8 MiB'));
  await loop.clock.advance(60_000);
  expect(loop.told()).toEqual(['anomaly crash_loop web']);
  expect(loop.loop.status().phase).toBe('watching');
});

describe('another cluster behind the context', () => {
  test('drops what was known, closes nothing, and starts anew', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.api.identity = 'cluster-2';
    loop.api.removeSilently('pods', 'uid-web');
    loop.api.putSilently('pods', pod('api', crashLooping(5)));
    loop.loop.connectionChanged();
    await loop.clock.advance(10 * 60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web', 'anomaly crash_loop api']);
    expect(loop.events().map(({ cluster }) => cluster)).toEqual(['cluster-1', 'cluster-2']);
    expect(loop.loop.status().counts.pods).toBe(1);
    expect(loop.logged.some(({ message }) => message.includes('another cluster'))).toBe(true);
  });

  test('a kube-system that may be read no more is the same cluster', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.api.identity = 'server:abc';
    loop.loop.connectionChanged();
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    expect(loop.loop.status().cluster).toBe('cluster-1');
  });

  test('the same cluster at another address changes nothing', async () => {
    loop = await startLoop({ prepare: (api) => api.put('pods', pod('web', crashLooping(3))) });
    loop.loop.connectionChanged();
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
    expect(
      loop.api.asked.filter(({ verb, resource }) => verb === 'list' && resource === 'pods'),
    ).toHaveLength(1);
    expect(
      loop.api.asked.filter(({ verb, resource }) => verb === 'probe' && resource === 'pods'),
    ).toHaveLength(1);
  });
});
