import { Agent } from 'node:https';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoServer } from '../../electron/demo/demo-server.ts';
import { ask, openWatch } from './api-client.ts';
import type { ManualClock } from './manual-clock.ts';
import { serverUnderTest } from './server-under-test.ts';

let server: DemoServer;
let clock: ManualClock;

beforeEach(async () => {
  ({ server, clock } = await serverUnderTest());
});
afterEach(() => server.close());

const PODS = '/api/v1/pods';
const watchPods = (seconds = 10) =>
  openWatch(
    server,
    `${PODS}?watch=1&timeoutSeconds=${seconds}&resourceVersion=${server.cluster.resourceVersion}`,
  );
const makePod = () =>
  server.cluster.create('pods', {
    metadata: { name: `p${server.cluster.resourceVersion}`, namespace: 'shop' },
    status: {},
  });

/** Lets the server take up everything sent so far: a round trip on a connection of its own. */
const roundTrip = () => ask(server, '/readyz');
const stillOpen = async (answer: Promise<unknown>) => {
  await roundTrip();
  return Promise.race([answer.then(() => false), roundTrip().then(() => true)]);
};

describe('a fault on a list', () => {
  it('hang: no answer', async () => {
    server.faults.add({ kind: 'hang' }, { resource: 'pods' });
    const agent = new Agent({ keepAlive: true });
    const answer = ask(server, PODS, { agent });
    answer.catch(() => {});
    expect(await stillOpen(answer)).toBe(true);
    expect(server.requests.open({ resource: 'pods', code: 0 })).toBe(1);
    agent.destroy();
  });

  it('hangMidway: headers and half of the body, then nothing', async () => {
    server.faults.add({ kind: 'hangMidway' }, { resource: 'pods' });
    const answer = ask(server, PODS);
    answer.catch(() => {});
    expect(await stillOpen(answer)).toBe(true);
    expect(server.requests.bytes({ resource: 'pods' })).toBeGreaterThan(1_000);
  });

  it('cut: the connection breaks in the middle of the body', async () => {
    server.faults.add({ kind: 'cut' }, { resource: 'pods' });
    await expect(ask(server, PODS)).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  });

  it.each([429, 500, 503, 401, 403])('status %d, as a Status', async (code) => {
    server.faults.add({ kind: 'status', code, retryAfterSeconds: 7 });
    const answer = await ask(server, PODS);
    expect(answer.code).toBe(code);
    expect(answer.headers['retry-after']).toBe('7');
    expect(answer.json()).toMatchObject({ kind: 'Status', code, details: { retryAfterSeconds: 7 } });
  });

  it('html: a login page with status 200', async () => {
    server.faults.add({ kind: 'html' });
    expect(await ask(server, PODS)).toMatchObject({
      code: 200,
      text: expect.stringContaining('<!doctype html>'),
    });
  });

  it.each(['garbage', 'truncate'] as const)('%s: 200 with what is no JSON', async (kind) => {
    server.faults.add({ kind });
    const answer = await ask(server, PODS);
    expect(answer.code).toBe(200);
    expect(answer.json).toThrow(SyntaxError);
  });

  it('slow: each page takes its time on the clock', async () => {
    server.faults.add({ kind: 'slow', ms: 5_000 }, { resource: 'pods' });
    const answer = ask(server, PODS);
    expect(await stillOpen(answer)).toBe(true);
    clock.advance(5_000);
    expect((await answer).code).toBe(200);
  });
});

describe('a fault on a watch', () => {
  it('watchError410: an ERROR event after status 200', async () => {
    server.faults.add({ kind: 'watchError410' });
    const watch = await watchPods();
    await watch.ended;
    expect(watch.events).toMatchObject([{ type: 'ERROR', object: { code: 410 } }]);
  });

  it('cut: the socket dies in the middle of a line', async () => {
    server.faults.add({ kind: 'cut' }, { verb: 'watch' });
    const watch = await watchPods();
    expect(await watch.ended).toBe('broken');
    expect(watch.raw()).toMatch(/^\{"type":"MODIFIED"[^\n]*$/);
  });

  it('hugeLine: one event of that size', async () => {
    server.faults.add({ kind: 'hugeLine', bytes: 10_000_000 });
    const watch = await watchPods();
    const [event] = await watch.until((events) => events.length > 0);
    expect(event?.object.metadata.annotations.padding).toHaveLength(10_000_000);
    watch.close();
  });

  it('dropWatch: a clean end, early', async () => {
    server.faults.add({ kind: 'dropWatch', afterMs: 100 });
    const watch = await watchPods();
    clock.advance(100);
    expect(await watch.ended).toBe('end');
  });

  it('openForever: still open after timeoutSeconds, still sending', async () => {
    server.faults.add({ kind: 'openForever' });
    const watch = await watchPods();
    clock.advance(600_000);
    makePod();
    expect(
      (await watch.until((events) => events.some(({ object }) => object.metadata.namespace === 'shop')))
        .length,
    ).toBeGreaterThan(0);
    expect(server.requests.open({ verb: 'watch' })).toBe(1);
    watch.close();
  });

  it('staleWatch: sends nothing, ends on time', async () => {
    server.faults.add({ kind: 'staleWatch' });
    const watch = await watchPods();
    makePod();
    clock.advance(10_000);
    expect(await watch.ended).toBe('end');
    expect(watch.raw()).toBe('');
  });

  it('hangMidway: sends nothing and never ends', async () => {
    server.faults.add({ kind: 'hangMidway' }, { verb: 'watch' });
    const watch = await watchPods();
    makePod();
    clock.advance(60_000);
    await roundTrip();
    expect(server.requests.open({ verb: 'watch' })).toBe(1);
    expect(watch.raw()).toBe('');
    watch.close();
  });
});

describe('faults', () => {
  it('meet only what they are aimed at, as often as told, until cleared', async () => {
    server.faults.add({ kind: 'status', code: 503 }, { resource: 'pods', verb: 'list', times: 1 });
    server.faults.add({ kind: 'status', code: 500 }, { pathPrefix: '/apis/apps/' });
    const remove = server.faults.add({ kind: 'status', code: 429 }, { resource: 'pods/log' });
    const code = async (path: string) => (await ask(server, path)).code;
    expect(await code('/api/v1/nodes')).toBe(200);
    expect([await code(PODS), await code(PODS)]).toEqual([503, 200]);
    expect(await code('/apis/apps/v1/deployments')).toBe(500);
    expect(await code('/api/v1/namespaces/shop/pods/x/log')).toBe(429);
    remove();
    expect(await code('/api/v1/namespaces/shop/pods/x/log')).toBe(404);
    server.faults.clear();
    expect(await code('/apis/apps/v1/deployments')).toBe(200);
  });

  it('refuse: connections are refused, then accepted again on the same port', async () => {
    const watch = await watchPods();
    await server.faults.refuse();
    expect(await watch.ended).toBe('broken');
    await expect(ask(server, PODS)).rejects.toThrow(/ECONNREFUSED/);
    await server.faults.accept();
    expect((await ask(server, PODS)).code).toBe(200);
  });
});

describe('the request log', () => {
  it('counts requests and bytes by what they asked for', async () => {
    await ask(server, PODS);
    const { text } = await ask(server, '/api/v1/nodes');
    await ask(server, PODS, { token: 'wrong' });
    expect(server.requests.count({ resource: 'pods', verb: 'list' })).toBe(2);
    expect(server.requests.count({ code: 401 })).toBe(1);
    expect(server.requests.bytes({ path: '/api/v1/nodes' })).toBe(Buffer.byteLength(text));
    expect(server.requests.count({ user: 'admin' })).toBe(2);
    server.requests.clear();
    expect(server.requests.count()).toBe(0);
  });
});
