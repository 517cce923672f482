import { describe, expect, test } from 'vitest';
import { readCase } from '../../electron/diagnose/read-case.ts';
import { parseTarget } from '../../electron/diagnose/target.ts';
import { backingOff, terminated } from '../support/container-states.ts';
import { ago, type Fields, NOW } from '../support/kube-metadata.ts';
import { node, pod } from '../support/kube-objects.ts';
import { cronJob, deployment, job } from '../support/kube-workloads.ts';
import { forbidden, listedSource } from './support/listed-source.ts';

const list = (...items: object[]) => ({ items });
const APPS = '/apis/apps/v1/namespaces/shop';
const CORE = '/api/v1/namespaces/shop';

const crashing = pod({
  namespace: 'shop',
  name: 'web-1',
  containers: [{ name: 'app', state: backingOff(), lastState: terminated({ exitCode: 1 }), restartCount: 3 }],
  controller: { kind: 'ReplicaSet', name: 'web-6d4b75cb6d' },
});
const owner = { kind: 'Deployment', name: 'web' };
const web = deployment({ namespace: 'shop', name: 'web' });

function revision(name: string, number: string, uid = ''): Fields {
  const set = deployment({ namespace: 'shop', name, controller: owner });
  const metadata = {
    ...set.metadata,
    annotations: { 'deployment.kubernetes.io/revision': number },
    ...(uid !== '' && { uid }),
  };
  return { ...set, kind: 'ReplicaSet', metadata };
}

function uidOf(object: { metadata: object }, path: 'controller' | 'own'): string {
  const { uid, ownerReferences } = object.metadata as { uid: string; ownerReferences?: { uid: string }[] };
  return path === 'own' ? uid : (ownerReferences?.[0]?.uid ?? '');
}

const replicaSet = revision('web-6d4b75cb6d', '2', uidOf(crashing, 'controller'));
const deploymentUid = uidOf(replicaSet as { metadata: object }, 'controller');
const theDeployment = { ...web, metadata: { ...web.metadata, uid: deploymentUid } };

const shop = {
  [`${CORE}/pods/web-1`]: crashing,
  [`${CORE}/pods`]: list(crashing),
  [`${APPS}/replicasets/web-6d4b75cb6d`]: replicaSet,
  [`${APPS}/replicasets`]: list(revision('web-old', '1'), replicaSet),
  [`${APPS}/deployments/web`]: theDeployment,
  '/api/v1/nodes/node-1': node({ name: 'node-1' }),
};

function read(
  target: string,
  source: ReturnType<typeof listedSource>,
  signal = new AbortController().signal,
) {
  return readCase({ source, context: 'prod', target: parseTarget(target), now: NOW, signal });
}

const names = (objects: readonly Readonly<Record<string, unknown>>[]) =>
  objects.map(({ metadata }) => (metadata as { name: string }).name);

describe('reading a case', () => {
  test('a pod comes with its Deployment, both revisions newest first, and its node', async () => {
    const { found, target } = await read('shop/web-1', listedSource(shop));
    expect(target).toBe('present');
    expect(found.target).toMatchObject({ kind: 'Pod', namespace: 'shop', name: 'web-1' });
    expect(found.workload).toMatchObject({ kind: 'Deployment', metadata: { name: 'web' } });
    expect(names(found.revisions)).toEqual(['web-6d4b75cb6d', 'web-old']);
    expect(found.node).toMatchObject({ metadata: { name: 'node-1' } });
    expect(found.problems).toEqual([]);
  });

  test('a Deployment comes with its failing pods before its healthy ones', async () => {
    const healthy = pod({
      namespace: 'shop',
      name: 'web-0',
      controller: { kind: 'ReplicaSet', name: 'web-6d4b75cb6d' },
    });
    const source = listedSource({ ...shop, [`${CORE}/pods`]: list(healthy, crashing) });
    const { found } = await read('deployment/shop/web', source);
    expect(names(found.pods)).toEqual(['web-1', 'web-0']);
  });

  test('logs are read of the run that ended and of the one before, with their times', async () => {
    const log = (previous: boolean) =>
      `${CORE}/pods/web-1/log?container=app&previous=${previous}&timestamps=true&tailLines=300`;
    const source = listedSource({ ...shop, [log(true)]: '2026-06-01T11:59:00Z panic: boom\n' });
    const { found } = await read('shop/web-1', source);
    expect(found.logs).toEqual([
      {
        namespace: 'shop',
        pod: 'web-1',
        container: 'app',
        previous: true,
        text: '2026-06-01T11:59:00Z panic: boom\n',
      },
    ]);
  });

  test('events of the pod, its ReplicaSet and its Deployment, not of its namesake of old', async () => {
    const about = (kind: string, name: string, uid: string | undefined, message: string, at: number) => ({
      involvedObject: { kind, namespace: 'shop', name, uid },
      message,
      lastTimestamp: null,
      eventTime: ago(at),
    });
    const source = listedSource({
      ...shop,
      [`${CORE}/events`]: list(
        about('Pod', 'web-1', uidOf(crashing, 'own'), 'second', 10),
        about('Pod', 'web-1', 'of-another-life', 'never', 5),
        about('ReplicaSet', 'web-6d4b75cb6d', undefined, 'first', 20),
        about('Pod', 'api-1', undefined, 'never', 5),
        about('Deployment', 'web', undefined, 'third', 1),
      ),
    });
    const { found } = await read('shop/web-1', source);
    expect(found.events.map(({ message }) => message)).toEqual(['first', 'second', 'third']);
  });

  test('a node’s events are looked for in every namespace', async () => {
    const source = listedSource({
      '/api/v1/nodes/node-1': node({ name: 'node-1' }),
      '/api/v1/events': list({
        involvedObject: { kind: 'Node', name: 'node-1', uid: 'node-1' },
        message: 'gone',
      }),
    });
    const { found } = await read('node/node-1', source);
    expect(found.events).toHaveLength(1);
    expect(found.pods).toEqual([]);
  });

  test('a CronJob of before 1.21 comes with its Jobs, newest first', async () => {
    const nightly = cronJob({ namespace: 'shop', name: 'nightly' });
    const own = (name: string, age: number) =>
      job({ namespace: 'shop', name, age, controller: { kind: 'CronJob', name: 'nightly' } });
    const jobs = [own('nightly-1', 900), own('nightly-2', 60)];
    const uid = uidOf(jobs[0] ?? nightly, 'controller');
    const source = listedSource({
      '/apis/batch/v1beta1/namespaces/shop/cronjobs/nightly': {
        ...nightly,
        metadata: { ...nightly.metadata, uid },
      },
      '/apis/batch/v1/namespaces/shop/jobs': list(...jobs),
    });
    const { found } = await read('cronjob/shop/nightly', source);
    expect(names(found.jobs)).toEqual(['nightly-2', 'nightly-1']);
  });

  test('ConfigMaps by name: keys and time of the last change, never a value', async () => {
    const configured = structuredClone(crashing) as unknown as { spec: { containers: Fields[] } };
    configured.spec.containers[0] = {
      ...configured.spec.containers[0],
      envFrom: [{ configMapRef: { name: 'settings' } }],
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'missing', key: 'a' } } }],
    };
    const source = listedSource({
      ...shop,
      [`${CORE}/pods/web-1`]: configured,
      [`${CORE}/configmaps/settings`]: {
        metadata: {
          name: 'settings',
          creationTimestamp: ago(900),
          managedFields: [{ time: ago(60) }, { time: ago(600) }, null],
        },
        data: { host: 'never shown' },
      },
    });
    const { found } = await read('shop/web-1', source);
    expect(found.configMaps).toEqual([
      { name: 'settings', exists: true, keys: ['host'], changedAt: new Date(NOW - 60_000).toISOString() },
      { name: 'missing', exists: false, keys: [], changedAt: null },
    ]);
    expect(JSON.stringify(found)).not.toContain('never shown');
  });

  test('no Secret is ever asked for', async () => {
    const source = listedSource(shop);
    await read('deployment/shop/web', source);
    expect(source.asked.length).toBeGreaterThan(5);
    expect(source.asked.filter((path) => path.includes('secrets'))).toEqual([]);
  });

  test('what may not be read is named, and the rest is there', async () => {
    const source = listedSource({
      ...shop,
      '/api/v1/nodes/node-1': forbidden('get nodes'),
      [`${CORE}/resourcequotas`]: forbidden('list quotas'),
    });
    const { found } = await read('shop/web-1', source);
    expect(found.problems).toEqual(
      expect.arrayContaining([
        'Node node-1 could not be read: not permitted to get nodes.',
        'The resourcequotas of shop could not be read: not permitted to list quotas.',
      ]),
    );
    expect(found.workload).not.toBeNull();
  });

  test.each([
    ['shop/web-9', 'absent'],
    ['deployment/shop/nothing', 'absent'],
    ['gadget/shop/web', 'absent'],
  ])('%s is %s', async (name, expected) => {
    const { target, found } = await read(name, listedSource(shop));
    expect(target).toBe(expected);
    expect(found.pods).toEqual([]);
  });

  test('a target that may not be read is unread, and says so', async () => {
    const source = listedSource({ [`${CORE}/pods/web-1`]: forbidden('get pods in shop') });
    const { target, found } = await read('shop/web-1', source);
    expect(target).toBe('unread');
    expect(found.problems[0]).toBe('Pod shop/web-1 could not be read: not permitted to get pods in shop.');
  });

  test('a foreign kind is found by discovery', async () => {
    const source = listedSource({
      '/apis': { groups: [{ preferredVersion: { groupVersion: 'argoproj.io/v1alpha1' } }] },
      '/apis/argoproj.io/v1alpha1': {
        resources: [{ name: 'rollouts', kind: 'Rollout', singularName: 'rollout', shortNames: ['ro'] }],
      },
      '/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web': {
        kind: 'Rollout',
        metadata: { name: 'web' },
      },
    });
    const { target, found } = await read('rollout/shop/web', source);
    expect(target).toBe('present');
    expect(found.target.kind).toBe('Rollout');
  });

  test('when the time is over, what was not read is a problem and nothing rejects', async () => {
    const { target, found } = await read('shop/web-1', listedSource(shop), AbortSignal.abort());
    expect(target).toBe('unread');
    expect(found.problems[0]).toBe('Pod shop/web-1 could not be read: the time for the diagnosis was over.');
  });

  test.each<[string, object]>([
    ['nothing', {}],
    ['nulls', { metadata: null, spec: null, status: null }],
    ['other types', { metadata: 5, spec: [], status: 'x' }],
    [
      'lists of nonsense',
      { metadata: { ownerReferences: [null, 5] }, spec: { containers: [null], volumes: 'x' } },
    ],
  ])('a pod of %s is read all the same', async (_what, object) => {
    const { target } = await read('shop/web-1', listedSource({ [`${CORE}/pods/web-1`]: object }));
    expect(target).toBe('present');
  });
});
