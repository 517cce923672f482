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

const pod = (name: string, labels = {}) => ({
  metadata: { name, namespace: 'shop', labels },
  status: { phase: 'Running' },
});
const watchPods = (more = '') =>
  openWatch(
    server,
    `/api/v1/namespaces/shop/pods?watch=1&resourceVersion=${server.cluster.resourceVersion}${more}`,
  );

describe('a watch', () => {
  it('sends every change after its resourceVersion once and in order, also those before it connected', async () => {
    const from = server.cluster.resourceVersion;
    server.cluster.create('pods', pod('a'));
    server.cluster.create('pods', { metadata: { name: 'x', namespace: 'elsewhere' }, status: {} });
    const watch = await openWatch(server, `/api/v1/namespaces/shop/pods?watch=true&resourceVersion=${from}`);
    server.cluster.patch('pods', 'shop', 'a', { status: { phase: 'Failed' } });
    server.cluster.delete('pods', 'shop', 'a');
    const events = await watch.until((seen) => seen.length === 3);
    expect(
      events.map(({ type, object }) => `${type} ${object.metadata.name} ${object.status.phase}`),
    ).toEqual(['ADDED a Running', 'MODIFIED a Failed', 'DELETED a Failed']);
    const versions = events.map(({ object }) => Number(object.metadata.resourceVersion));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(events[2]?.object).toMatchObject({ kind: 'Pod', apiVersion: 'v1' });
    watch.close();
  });

  it('without a resourceVersion begins with what is there', async () => {
    server.cluster.create('pods', pod('a'));
    const watch = await openWatch(server, '/api/v1/namespaces/shop/pods?watch=1');
    expect((await watch.until((seen) => seen.length === 1))[0]).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'a' } },
    });
    watch.close();
  });

  it('shows an object that starts or stops matching its selector as added or deleted', async () => {
    const watch = await watchPods('&labelSelector=tier=front');
    server.cluster.create('pods', pod('a'));
    server.cluster.patch('pods', 'shop', 'a', { metadata: { labels: { tier: 'front' } } });
    server.cluster.patch('pods', 'shop', 'a', { metadata: { labels: { tier: 'back' } } });
    expect((await watch.until((seen) => seen.length === 2)).map(({ type }) => type)).toEqual([
      'ADDED',
      'DELETED',
    ]);
    watch.close();
  });

  it('bookmarks every minute and shortly before its end, and ends cleanly at timeoutSeconds', async () => {
    const watch = await watchPods('&allowWatchBookmarks=true&timeoutSeconds=90');
    clock.advance(59_000);
    server.cluster.makeNamespace('other');
    clock.advance(1_000);
    clock.advance(29_999);
    expect(server.requests.open({ verb: 'watch' })).toBe(1);
    clock.advance(1);
    expect(await watch.ended).toBe('end');
    expect(watch.events.map(({ type }) => type)).toEqual(['BOOKMARK', 'BOOKMARK']);
    expect(watch.events[0]?.object).toMatchObject({
      kind: 'Pod',
      metadata: { resourceVersion: String(server.cluster.resourceVersion) },
    });
  });

  it('from before the kept history answers 200 and an ERROR event with code 410', async () => {
    const from = server.cluster.resourceVersion;
    server.cluster.create('pods', pod('a'));
    server.cluster.compact();
    const watch = await openWatch(server, `/api/v1/pods?watch=1&resourceVersion=${from}`);
    expect(await watch.ended).toBe('end');
    expect(watch.events).toMatchObject([
      {
        type: 'ERROR',
        object: {
          kind: 'Status',
          code: 410,
          reason: 'Expired',
          message: `too old resource version: ${from} (${from + 1})`,
        },
      },
    ]);
  });

  it('from a resourceVersion not reached yet sends nothing and ends on time', async () => {
    const ahead = server.cluster.resourceVersion + 1_000;
    const path = `/api/v1/pods?watch=1&allowWatchBookmarks=true&timeoutSeconds=70&resourceVersion=${ahead}`;
    const watch = await openWatch(server, path);
    server.cluster.create('pods', pod('a'));
    clock.advance(70_000);
    expect(await watch.ended).toBe('end');
    expect(watch.raw()).toBe('');
  });

  it('serves metadata alone when asked to', async () => {
    const accept = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json';
    const path = `/api/v1/pods?watch=1&resourceVersion=${server.cluster.resourceVersion}`;
    const watch = await openWatch(server, path, { headers: { accept } });
    server.cluster.create('pods', pod('a'));
    const [event] = await watch.until((seen) => seen.length === 1);
    expect(event?.object.kind).toBe('PartialObjectMetadata');
    expect(event?.object).not.toHaveProperty('status');
    watch.close();
  });

  it('breaks when the API server restarts, and its resourceVersion is too old afterwards', async () => {
    const from = server.cluster.resourceVersion;
    const watch = await watchPods();
    server.cluster.create('pods', pod('a'));
    await watch.until((seen) => seen.length === 1);
    server.cluster.restart();
    expect(await watch.ended).toBe('broken');
    const again = await openWatch(server, `/api/v1/pods?watch=1&resourceVersion=${from}`);
    expect((await again.until((seen) => seen.length === 1))[0]?.object.code).toBe(410);
  });

  it('cannot be told from a quiet one after etcd was restored to an older state, but a list can', async () => {
    const from = server.cluster.resourceVersion;
    server.cluster.restore(from - 500);
    const watch = await openWatch(server, `/api/v1/pods?watch=1&timeoutSeconds=5&resourceVersion=${from}`);
    clock.advance(5_000);
    expect(await watch.ended).toBe('end');
    expect(watch.raw()).toBe('');
    expect((await ask(server, `/api/v1/pods?limit=1&resourceVersion=${from}`)).code).toBe(504);
  });
});
