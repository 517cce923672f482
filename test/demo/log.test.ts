import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoServer } from '../../electron/demo/demo-server.ts';
import { ask } from './api-client.ts';
import type { ManualClock } from './manual-clock.ts';
import { serverUnderTest } from './server-under-test.ts';

let server: DemoServer;
let clock: ManualClock;

beforeEach(async () => {
  ({ server, clock } = await serverUnderTest());
  server.cluster.makePod({ namespace: 'shop', name: 'one', image: 'shop/checkout:1' });
  const containers = [
    { name: 'app', image: 'web:1' },
    { name: 'proxy', image: 'proxy:1' },
  ];
  server.cluster.makePod({
    namespace: 'shop',
    name: 'two',
    containers,
    initContainers: [{ name: 'setup', image: 'setup:1' }],
  });
});
afterEach(() => server.close());

const log = (pod: string, query = '') => ask(server, `/api/v1/namespaces/shop/pods/${pod}/log?${query}`);

describe("a pod's log", () => {
  it('is plain text that grows with the clock and never changes', async () => {
    const before = (await log('one')).text;
    expect(before.split('\n').length).toBeGreaterThan(100);
    clock.advance(60_000);
    const after = (await log('one')).text;
    expect(after.startsWith(before)).toBe(true);
    expect(after.length).toBeGreaterThan(before.length);
  });

  it('is cut by tailLines, sinceSeconds and limitBytes, and stamped on request', async () => {
    expect((await log('one', 'tailLines=3')).text.trimEnd().split('\n')).toHaveLength(3);
    expect((await log('one', 'tailLines=0')).text).toBe('');
    expect(Buffer.byteLength((await log('one', 'limitBytes=100')).text)).toBe(100);
    const recent = (await log('one', 'sinceSeconds=60&timestamps=true')).text.trimEnd().split('\n');
    const times = recent.map((line) => Date.parse(line.slice(0, 30)));
    expect(times.length).toBeGreaterThan(5);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(clock.now() - 60_000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('may be in colours, with JSON lines among the others', async () => {
    server.cluster.makePod({ namespace: 'shop', name: 'worker', image: 'batch/report-worker:1' });
    clock.advance(60_000);
    const lines = (await log('worker')).text.trimEnd().split('\n');
    expect(lines.some((line) => line.includes('\u001b[32m'))).toBe(true);
    const json = lines.filter((line) => line.startsWith('{'));
    expect(json.length).toBeGreaterThan(0);
    for (const line of json) expect(JSON.parse(line)).toHaveProperty('job.id');
  });

  it('of a crashed container ends with its last words, current and previous', async () => {
    server.cluster.crashLoop({ namespace: 'shop', name: 'one' }, 'one', {
      lastWords: ["KeyError: 'DATABASE_URL'"],
    });
    expect((await log('one', 'previous=true')).text).toMatch(/KeyError: 'DATABASE_URL'\n$/);
    expect((await log('one')).text).toMatch(/KeyError: 'DATABASE_URL'\n$/);
  });

  it.each([
    ['one', 'previous=true', 'previous terminated container "one" in pod "one" not found'],
    [
      'two',
      '',
      'a container name must be specified for pod two, choose one of: [app proxy] or one of the init containers: [setup]',
    ],
    ['two', 'container=zzz', 'container zzz is not valid for pod two'],
  ])('of %s with "%s" is a 400', async (pod, query, message) => {
    expect((await log(pod, query)).json()).toMatchObject({ code: 400, reason: 'BadRequest', message });
  });

  it('of a container that never started says what it waits for', async () => {
    server.cluster.doom({ image: 'gone:1' }, { kind: 'imagePull', message: 'not found' });
    server.cluster.makePod({ namespace: 'shop', name: 'stuck', image: 'gone:1' });
    expect((await log('stuck')).json().message).toBe(
      'container "stuck" in pod "stuck" is waiting to start: trying and failing to pull image',
    );
  });

  it('cannot be had from a node that stopped reporting', async () => {
    const node = server.cluster.get('pods', 'shop', 'one')?.spec?.nodeName ?? '';
    server.cluster.nodeNotReady(node, 'Unknown');
    expect((await log('one')).json()).toMatchObject({
      code: 500,
      message: expect.stringContaining(':10250: connect: no route to host'),
    });
  });

  it('refuses a negative tailLines as validation does', async () => {
    expect((await log('one', 'tailLines=-1')).json()).toMatchObject({
      code: 422,
      message:
        'PodLogOptions "one" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
    });
  });
});

describe('metrics', () => {
  const usage = async () => {
    const path = '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/one';
    return (await ask(server, path)).json().containers[0].usage as { cpu: string; memory: string };
  };

  it('move, within the limits', async () => {
    const before = await usage();
    clock.advance(45_000);
    const after = await usage();
    expect(after).not.toEqual(before);
    for (const { memory } of [before, after]) {
      expect(Number.parseInt(memory, 10)).toBeGreaterThan(10_000);
      expect(Number.parseInt(memory, 10)).toBeLessThan(512 * 1024);
    }
  });

  it('rise toward the limit before an OOM kill', async () => {
    server.cluster.past(300_000, () => {
      const uid = server.cluster.get('pods', 'shop', 'one')?.metadata.uid ?? '';
      server.cluster.doom({ uid, container: 'one' }, { kind: 'oom', runsForMs: 660_000 });
    });
    expect(Number.parseInt((await usage()).memory, 10)).toBeGreaterThan(0.8 * 512 * 1024);
  });

  it('exist for running pods and for nodes', async () => {
    const pods = (await ask(server, '/apis/metrics.k8s.io/v1beta1/pods')).json();
    expect(pods.kind).toBe('PodMetricsList');
    expect(pods.items).toHaveLength(server.cluster.list('pods').length);
    expect((await ask(server, '/apis/metrics.k8s.io/v1beta1/nodes')).json().items).toHaveLength(5);
  });
});
