import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoServer } from '../../electron/demo/demo-server.ts';
import { ask } from './api-client.ts';
import type { ManualClock } from './manual-clock.ts';
import { serverUnderTest } from './server-under-test.ts';

let server: DemoServer;
let clock: ManualClock;

beforeEach(async () => {
  ({ server, clock } = await serverUnderTest());
  server.cluster.makeDeployment({
    namespace: 'shop',
    name: 'web',
    replicas: 2,
    containers: [
      { name: 'app', image: 'web:1', memory: '256Mi' },
      { name: 'proxy', image: 'proxy:1', memory: '64Mi' },
    ],
  });
});
afterEach(() => server.close());

const DEPLOYMENT = '/apis/apps/v1/namespaces/shop/deployments/web';
const firstPod = () => {
  const [pod] = server.cluster.podsOf('shop', 'web');
  if (!pod) throw new Error('web has no pods');
  return pod;
};
const podPath = () => `/api/v1/namespaces/shop/pods/${firstPod().metadata.name}`;
const patch = (path: string, kind: string, body: unknown) =>
  ask(server, path, { method: 'PATCH', contentType: `application/${kind}+json`, body });

describe('PATCH', () => {
  const limit = { resources: { limits: { memory: '512Mi' } } };
  const onApp = { spec: { template: { spec: { containers: [{ name: 'app', ...limit }] } } } };

  it('merges containers by name in a strategic merge patch', async () => {
    const patched = (await patch(DEPLOYMENT, 'strategic-merge-patch', onApp)).json();
    const [app, proxy] = patched.spec.template.spec.containers;
    expect(app).toMatchObject({ image: 'web:1', resources: { limits: { memory: '512Mi', cpu: '500m' } } });
    expect(proxy.image).toBe('proxy:1');
    expect(patched.metadata.generation).toBe(2);
  });

  it('replaces lists and removes nulls in a merge patch', async () => {
    const body = { metadata: { labels: { 'app.kubernetes.io/part-of': null } }, ...onApp };
    const patched = (await patch(DEPLOYMENT, 'merge-patch', body)).json();
    expect(patched.spec.template.spec.containers).toEqual([{ name: 'app', ...limit }]);
    expect(patched.metadata.labels).toEqual({ 'app.kubernetes.io/name': 'web' });
  });

  it('applies the operations of a JSON patch, all or none', async () => {
    const replicas = { op: 'replace', path: '/spec/replicas', value: 5 };
    const failing = await patch(DEPLOYMENT, 'json-patch', [
      replicas,
      { op: 'test', path: '/metadata/name', value: 'x' },
    ]);
    expect(failing.code).toBe(422);
    expect(server.cluster.get('deployments', 'shop', 'web')?.spec?.replicas).toBe(2);
    const add = {
      op: 'add',
      path: '/spec/template/spec/containers/-',
      value: { name: 'third', image: 'third:1' },
    };
    const patched = (await patch(DEPLOYMENT, 'json-patch', [replicas, add])).json();
    expect(patched.spec.replicas).toBe(5);
    expect(patched.spec.template.spec.containers).toHaveLength(3);
  });

  it('changes nothing with dryRun=All, and answers as if it had', async () => {
    const before = server.cluster.resourceVersion;
    const patched = (
      await patch(`${DEPLOYMENT}?dryRun=All`, 'merge-patch', { spec: { replicas: 9 } })
    ).json();
    expect(patched.spec.replicas).toBe(9);
    expect(server.cluster.resourceVersion).toBe(before);
  });

  it('keeps spec and status apart: each endpoint changes its own', async () => {
    const body = { spec: { replicas: 3 }, status: { availableReplicas: 77 } };
    expect((await patch(DEPLOYMENT, 'merge-patch', body)).json()).toMatchObject({
      spec: { replicas: 3 },
      status: { availableReplicas: 2 },
    });
    const other = { spec: { replicas: 9 }, status: { availableReplicas: 0 } };
    expect((await patch(`${DEPLOYMENT}/status`, 'merge-patch', other)).json()).toMatchObject({
      spec: { replicas: 3 },
      status: { availableReplicas: 0 },
    });
  });

  it('leaves a status written from outside alone', async () => {
    await patch(`${DEPLOYMENT}/status`, 'merge-patch', { status: { availableReplicas: 0 } });
    clock.advance(60_000);
    expect(server.cluster.get('deployments', 'shop', 'web')?.status?.availableReplicas).toBe(0);
  });

  it('cordons a node, and pods go elsewhere', async () => {
    const cordoned = await patch('/api/v1/nodes/node-1', 'strategic-merge-patch', {
      spec: { unschedulable: true },
    });
    expect(cordoned.json().spec.unschedulable).toBe(true);
    server.cluster.makeDeployment({ namespace: 'shop', name: 'late', replicas: 10 });
    const nodes = server.cluster.podsOf('shop', 'late').map((pod) => pod.spec?.nodeName);
    expect(nodes).toHaveLength(10);
    expect(nodes).not.toContain('node-1');
  });

  it.each([
    [
      'an old resourceVersion',
      'merge-patch',
      { metadata: { resourceVersion: '1' } },
      409,
      'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
    ],
    [
      'negative replicas',
      'merge-patch',
      { spec: { replicas: -1 } },
      422,
      'Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    ],
    [
      'a path that is not there',
      'json-patch',
      [{ op: 'remove', path: '/foo/bar' }],
      422,
      'the server rejected our request due to an error in our request',
    ],
  ])('refuses %s', async (_what, kind, body, code, message) => {
    const answer = await patch(DEPLOYMENT, kind, body);
    expect(answer.json()).toMatchObject({ kind: 'Status', status: 'Failure', code, message });
    expect(answer.code).toBe(code);
  });

  it('refuses a media type it does not know', async () => {
    expect(
      (await ask(server, DEPLOYMENT, { method: 'PATCH', contentType: 'text/plain', body: '{}' })).code,
    ).toBe(415);
  });
});

describe('the scale subresource', () => {
  it('reads and sets replicas, without a zero as Go marshals it', async () => {
    expect((await ask(server, `${DEPLOYMENT}/scale`)).json()).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      spec: { replicas: 2 },
      status: { replicas: 2, selector: 'app.kubernetes.io/name=web' },
    });
    const scaled = await patch(`${DEPLOYMENT}/scale`, 'merge-patch', { spec: { replicas: 0 } });
    expect(scaled.json().spec).toEqual({});
    clock.advance(5_000);
    expect(server.cluster.podsOf('shop', 'web')).toEqual([]);
    const body = { metadata: { name: 'web' }, spec: { replicas: 3 } };
    await ask(server, `${DEPLOYMENT}/scale`, { method: 'PUT', body });
    clock.advance(10_000);
    expect(server.cluster.get('deployments', 'shop', 'web')?.status).toMatchObject({
      replicas: 3,
      availableReplicas: 3,
    });
  });
});

describe('DELETE of a pod', () => {
  it('terminates it gracefully; then it is gone and replaced', async () => {
    const { name, uid } = firstPod().metadata;
    const deleted = (await ask(server, podPath(), { method: 'DELETE' })).json();
    expect(deleted).toMatchObject({
      kind: 'Pod',
      metadata: { name, deletionTimestamp: '2026-11-22T10:00:30Z', deletionGracePeriodSeconds: 30 },
    });
    clock.advance(10_000);
    expect(server.cluster.get('pods', 'shop', name)).toBeUndefined();
    const now = server.cluster.podsOf('shop', 'web');
    expect(now).toHaveLength(2);
    expect(now.map((pod) => pod.metadata.uid)).not.toContain(uid);
  });

  it('with gracePeriodSeconds=0 removes it at once', async () => {
    const { name } = firstPod().metadata;
    await ask(server, `${podPath()}?gracePeriodSeconds=0`, { method: 'DELETE' });
    expect(server.cluster.get('pods', 'shop', name)).toBeUndefined();
  });

  it('respects a uid precondition', async () => {
    const { name, uid } = firstPod().metadata;
    const answer = await ask(server, podPath(), {
      method: 'DELETE',
      body: { preconditions: { uid: 'xyz' } },
    });
    expect(answer.json()).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on Pod "${name}": the UID in the precondition (xyz) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    });
    expect(server.cluster.get('pods', 'shop', name)?.metadata.deletionTimestamp).toBeUndefined();
  });
});

describe('an eviction', () => {
  const evict = (body: object = {}) =>
    ask(server, `${podPath()}/eviction`, {
      method: 'POST',
      body: { apiVersion: 'policy/v1', kind: 'Eviction', ...body },
    });
  const budget = (minAvailable: number | string) =>
    server.cluster.create('poddisruptionbudgets', {
      metadata: { name: 'web', namespace: 'shop' },
      spec: { minAvailable, selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } },
    });

  it('deletes the pod where no budget forbids it', async () => {
    const { name } = firstPod().metadata;
    expect((await evict()).code).toBe(201);
    expect(server.cluster.get('pods', 'shop', name)).toMatchObject({
      metadata: { deletionTimestamp: expect.any(String) },
      status: {
        conditions: expect.arrayContaining([
          expect.objectContaining({ type: 'DisruptionTarget', status: 'True' }),
        ]),
      },
    });
  });

  it('is refused with 429 while a budget needs the pod, and allowed once there are enough', async () => {
    budget(2);
    const refused = await evict();
    expect(refused.code).toBe(429);
    expect(refused.json()).toMatchObject({
      reason: 'TooManyRequests',
      message: "Cannot evict pod as it would violate the pod's disruption budget.",
      details: {
        causes: [
          {
            reason: 'DisruptionBudget',
            message: 'The disruption budget web needs 2 healthy pods and has 2 currently',
          },
        ],
      },
    });
    server.cluster.scale('shop', 'web', 3);
    clock.advance(10_000);
    expect((await evict()).code).toBe(201);
  });

  it('changes nothing on a dry run', async () => {
    const { name } = firstPod().metadata;
    expect((await evict({ deleteOptions: { dryRun: ['All'] } })).code).toBe(201);
    expect(server.cluster.get('pods', 'shop', name)?.metadata.deletionTimestamp).toBeUndefined();
  });
});

describe('POST', () => {
  const body = { metadata: { name: 'flags' }, data: { a: '1' } };
  const create = () => ask(server, '/api/v1/namespaces/shop/configmaps', { method: 'POST', body });

  it('creates an object once', async () => {
    expect((await create()).json()).toMatchObject({
      kind: 'ConfigMap',
      metadata: { name: 'flags', namespace: 'shop', uid: expect.any(String) },
    });
    expect((await create()).json()).toMatchObject({
      code: 409,
      reason: 'AlreadyExists',
      message: 'configmaps "flags" already exists',
    });
  });

  it('refuses a body that is not JSON', async () => {
    expect(
      (await ask(server, '/api/v1/namespaces/shop/configmaps', { method: 'POST', body: '{bad' })).code,
    ).toBe(400);
  });
});

describe('deleting an owner', () => {
  it('deletes everything it owned', async () => {
    const answer = await ask(server, DEPLOYMENT, { method: 'DELETE' });
    expect(answer.json()).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'web', group: 'apps', kind: 'deployments' },
    });
    clock.advance(10_000);
    expect(server.cluster.list('replicasets', 'shop')).toEqual([]);
    expect(server.cluster.list('pods', 'shop')).toEqual([]);
  });

  it('of a namespace terminates it first, then empties it', async () => {
    await ask(server, '/api/v1/namespaces/shop', { method: 'DELETE' });
    expect(server.cluster.get('namespaces', undefined, 'shop')).toMatchObject({
      status: { phase: 'Terminating' },
    });
    clock.advance(30_000);
    expect(server.cluster.get('namespaces', undefined, 'shop')).toBeUndefined();
    expect(server.cluster.list('deployments', 'shop')).toEqual([]);
  });
});
