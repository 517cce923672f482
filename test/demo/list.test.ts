import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoServer } from '../../electron/demo/demo-server.ts';
import { ask } from './api-client.ts';
import { serverUnderTest } from './server-under-test.ts';

let server: DemoServer;

beforeEach(async () => {
  ({ server } = await serverUnderTest());
  server.cluster.makeDeployment({ namespace: 'shop', name: 'web', replicas: 7 });
});
afterEach(() => server.close());

const names = (list: { items: { metadata: { name: string } }[] }) =>
  list.items.map((item) => item.metadata.name);

/** Follows the continue tokens, doing something between the pages. */
async function pages(path: string, limit: number, between: () => void = () => {}) {
  const all = [];
  for (let token = ''; ; between()) {
    const more = token && `&continue=${encodeURIComponent(token)}`;
    const page = (await ask(server, `${path}?limit=${limit}${more}`)).json();
    all.push(page);
    token = page.metadata.continue ?? '';
    if (!token) return all;
  }
}

describe('a list', () => {
  it('has the shape of the real one: typed list, untyped items, in key order', async () => {
    const list = (await ask(server, '/api/v1/pods')).json();
    expect(list).toMatchObject({ kind: 'PodList', apiVersion: 'v1' });
    expect(list.metadata.resourceVersion).toBe(String(server.cluster.resourceVersion));
    expect(list.items[0]).not.toHaveProperty('kind');
    const keys = list.items.map(
      (pod: { metadata: { namespace: string; name: string } }) =>
        `${pod.metadata.namespace}/${pod.metadata.name}`,
    );
    expect(keys).toEqual([...keys].sort());
  });

  it('pages through one consistent snapshot while the cluster changes', async () => {
    const before = names((await ask(server, '/api/v1/pods')).json());
    const all = await pages('/api/v1/pods', 3, () => {
      for (const pod of server.cluster.podsOf('shop', 'web').slice(0, 2)) server.cluster.deletePod(pod, 0);
      server.cluster.makePod({ namespace: 'aaa', name: `late-${server.cluster.resourceVersion}` });
    });
    expect(all.flatMap(names)).toEqual(before);
    expect(new Set(all.map((page) => page.metadata.resourceVersion)).size).toBe(1);
    expect(all[0].metadata.remainingItemCount).toBe(before.length - 3);
  });

  it('answers 410 with an inconsistent continue token once its snapshot is compacted', async () => {
    const first = (await ask(server, '/api/v1/pods?limit=3')).json();
    server.cluster.makePod({ namespace: 'shop', name: 'zzz' });
    server.cluster.compact();
    const gone = await ask(server, `/api/v1/pods?limit=3&continue=${first.metadata.continue}`);
    expect(gone.code).toBe(410);
    expect(gone.json()).toMatchObject({ kind: 'Status', reason: 'Expired', code: 410 });
    const rest = (await ask(server, `/api/v1/pods?continue=${gone.json().metadata.continue}`)).json();
    expect(names(rest)).toContain('zzz');
    expect(names(rest)).not.toContain(names(first)[0]);
  });

  it.each(['', '&resourceVersionMatch=NotOlderThan'])(
    'answers 504 to a resourceVersion not reached yet%s',
    async (match) => {
      const answer = await ask(server, `/api/v1/pods?limit=1&resourceVersion=99999999${match}`);
      expect(answer.code).toBe(504);
      expect(answer.headers['retry-after']).toBe('1');
      expect(answer.json()).toMatchObject({
        reason: 'Timeout',
        message: `Timeout: Too large resource version: 99999999, current: ${server.cluster.resourceVersion}`,
        details: {
          causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
          retryAfterSeconds: 1,
        },
      });
    },
  );

  it('with a limit and a resourceVersion is exactly that version, 410 when compacted', async () => {
    const then = server.cluster.resourceVersion;
    server.cluster.makePod({ namespace: 'shop', name: 'later' });
    const path = `/api/v1/namespaces/shop/pods?limit=100&resourceVersion=${then}`;
    expect(names((await ask(server, path)).json())).not.toContain('later');
    expect(names((await ask(server, `${path}&resourceVersionMatch=NotOlderThan`)).json())).toContain('later');
    server.cluster.compact();
    expect((await ask(server, path)).code).toBe(410);
  });

  it.each([
    ['labelSelector=app.kubernetes.io/name=web', 7],
    ['labelSelector=app.kubernetes.io/name in (web,other),app.kubernetes.io/part-of', 7],
    ['labelSelector=app.kubernetes.io/name notin (web)', 0],
    ['labelSelector=app.kubernetes.io/name!=web', 0],
    ['labelSelector=!app.kubernetes.io/name', 0],
    ['fieldSelector=status.phase=Running', 7],
    ['fieldSelector=status.phase!=Running', 0],
    ['fieldSelector=metadata.namespace=kube-system', 0],
  ])('selects by %s', async (selector, count) => {
    const [name = '', ...value] = selector.split('=');
    const query = `${name}=${encodeURIComponent(value.join('='))}`;
    expect((await ask(server, `/api/v1/namespaces/shop/pods?${query}`)).json().items).toHaveLength(count);
  });

  it('selects pods by node and events by what they are about', async () => {
    const [pod] = server.cluster.podsOf('shop', 'web');
    const node = pod?.spec?.nodeName;
    const onNode = (await ask(server, `/api/v1/pods?fieldSelector=spec.nodeName=${node}`)).json();
    expect(names(onNode)).toContain(pod?.metadata.name);
    const selector = encodeURIComponent(`involvedObject.name=${pod?.metadata.name},reason=Scheduled`);
    const events = (await ask(server, `/api/v1/namespaces/shop/events?fieldSelector=${selector}`)).json();
    expect(events.items).toHaveLength(1);
    expect(events.items[0].message).toBe(`Successfully assigned shop/${pod?.metadata.name} to ${node}`);
  });

  it.each([
    ['/api/v1/pods?fieldSelector=foo.bar=1', 400, 'field label not supported: foo.bar'],
    ['/api/v1/pods?limit=abc', 400, 'strconv.ParseInt: parsing "abc": invalid syntax'],
    ['/api/v1/pods?continue=xxx', 400, 'continue key is not valid: invalid token'],
    ['/api/v1/bars', 404, 'the server could not find the requested resource'],
    ['/api/v1/namespaces/shop/pods/nope', 404, 'pods "nope" not found'],
    ['/apis/apps/v1/namespaces/shop/deployments/nope', 404, 'deployments.apps "nope" not found'],
  ])('%s is a %d Status', async (path, code, message) => {
    const answer = await ask(server, path);
    expect(answer.code).toBe(code);
    expect(answer.json()).toMatchObject({
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      message,
      code,
    });
  });

  it('serves metadata alone when asked to', async () => {
    const accept = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json';
    const list = (await ask(server, '/apis/apps/v1/replicasets', { headers: { accept } })).json();
    expect(list).toMatchObject({ kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1' });
    expect(list.items[0]).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { ownerReferences: [{ controller: true }] },
    });
    expect(list.items[0]).not.toHaveProperty('spec');
  });

  it('is compressed from 128 KiB on, for those who accept it', async () => {
    server.cluster.makeDeployment({ namespace: 'shop', name: 'many', replicas: 30 });
    const headers = { 'accept-encoding': 'gzip' };
    expect((await ask(server, '/api/v1/pods', { headers })).headers['content-encoding']).toBe('gzip');
    expect((await ask(server, '/api/v1/pods')).headers['content-encoding']).toBeUndefined();
    expect(
      (await ask(server, '/api/v1/pods?limit=1', { headers })).headers['content-encoding'],
    ).toBeUndefined();
    expect((await ask(server, '/api/v1/pods', { headers })).json().items.length).toBeGreaterThan(30);
  });
});
