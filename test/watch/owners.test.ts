import { afterEach, describe, expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, metadata, ofReplicaSet, pod, replicaSet } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const owners = () => loop.events().map(({ owner }) => `${owner.kind} ${owner.name}`);
const reads = (verb: string) =>
  loop.api.asked.filter((one) => one.verb === verb && one.resource === 'replicasets').length;

describe('the owner of a pod', () => {
  test.each([
    { controller: undefined, owner: 'Pod web', why: 'a bare pod is itself' },
    { controller: { kind: 'Node', name: 'n1', uid: 'n' }, owner: 'Pod web', why: 'a static pod is itself' },
    { controller: { kind: 'StatefulSet', name: 'db', uid: 'd' }, owner: 'StatefulSet db', why: 'a workload' },
    {
      controller: { kind: 'CloneSet', name: 'c', uid: 'c' },
      owner: 'CloneSet c',
      why: 'a foreign controller by its kind',
    },
    {
      controller: { kind: 'toString', name: 't', uid: 't' },
      owner: 'toString t',
      why: 'a foreign controller by its kind, however odd',
    },
    { controller: ofReplicaSet('web-1'), owner: 'Deployment web', why: 'through its ReplicaSet' },
    { controller: ofReplicaSet('alone'), owner: 'ReplicaSet alone', why: 'a ReplicaSet of its own' },
    { controller: ofReplicaSet('deleted'), owner: 'ReplicaSet deleted', why: 'a ReplicaSet that is gone' },
    {
      controller: ofReplicaSet('rolled-1'),
      owner: 'Rollout rolled',
      why: 'a foreign controller of its ReplicaSet',
    },
    {
      controller: { kind: 'ReplicationController', name: 'old', uid: 'uid-old' },
      owner: 'ReplicationController old',
      why: 'an old-style workload',
    },
    {
      controller: { kind: 'Job', name: 'step', uid: 'uid-step' },
      owner: 'Workflow release',
      why: 'a foreign controller of its Job',
    },
    {
      controller: { kind: 'StatefulSet', name: 'managed', uid: 'uid-managed' },
      owner: 'StatefulSet managed',
      why: 'a workload is a workload, whoever made it',
    },
    { controller: ofReplicaSet('ring'), owner: 'ReplicaSet ring', why: 'a ring of owners has an end' },
  ])('$owner: $why', async ({ controller, owner }) => {
    loop = await startLoop({
      prepare(api) {
        api.put('replicasets', replicaSet('web-1', 'web'));
        api.put('replicasets', replicaSet('alone', null));
        api.put('replicasets', replicaSet('ring', null, { controller: ofReplicaSet('ring') }));
        api.put(
          'replicasets',
          replicaSet('rolled-1', null, {
            controller: { kind: 'Rollout', name: 'rolled', uid: 'uid-rolled' },
          }),
        );
        api.put('jobs', {
          kind: 'Job',
          metadata: metadata({
            name: 'step',
            controller: { kind: 'Workflow', name: 'release', uid: 'uid-release' },
          }),
        });
        api.put('statefulsets', {
          kind: 'StatefulSet',
          metadata: metadata({
            name: 'managed',
            controller: { kind: 'Postgresql', name: 'db', uid: 'uid-db' },
          }),
        });
        const stuck = { state: { waiting: { reason: 'InvalidImageName' } } };
        api.put('pods', pod('web', stuck, controller === undefined ? {} : { controller }));
      },
    });
    expect(owners()).toEqual([owner]);
  });
});

test('ReplicaSets are read only where something is wrong, and once', async () => {
  loop = await startLoop({
    prepare(api) {
      api.put('replicasets', replicaSet('web-1', 'web'));
      api.put('replicasets', replicaSet('quiet-1', 'quiet'));
      for (const name of ['a', 'b', 'c'])
        api.put('pods', pod(name, crashLooping(3), { controller: ofReplicaSet('web-1') }));
      api.put('pods', pod('q', { state: { running: {} } }, { controller: ofReplicaSet('quiet-1') }));
    },
  });
  expect(owners()).toEqual(['Deployment web', 'Deployment web', 'Deployment web']);
  expect(reads('get')).toBe(1);
  expect(reads('list')).toBe(0);
});

test('many at once in one namespace are one list', async () => {
  loop = await startLoop({
    prepare(api) {
      for (let i = 0; i < 8; i++) {
        api.put('replicasets', replicaSet(`web-${i}`, `deploy-${i}`));
        api.put('pods', pod(`pod-${i}`, crashLooping(3), { controller: ofReplicaSet(`web-${i}`) }));
      }
    },
  });
  expect(owners()).toEqual(Array.from({ length: 8 }, (_, i) => `Deployment deploy-${i}`));
  // A slow machine may read the first of them alone, before the rest is judged.
  expect(reads('get')).toBeLessThan(4);
  expect(reads('list')).toBe(1);
});

test('where ReplicaSets may not be read they are the owners, and that is said', async () => {
  loop = await startLoop({
    prepare(api) {
      api.put('replicasets', replicaSet('web-1', 'web'));
      api.put('pods', pod('web', crashLooping(3), { controller: ofReplicaSet('web-1') }));
      api.fault(({ resource }) =>
        resource === 'replicasets' ? new KubeError('forbidden', 'not permitted', { status: 403 }) : undefined,
      );
    },
  });
  expect(owners()).toEqual(['ReplicaSet web-1']);
  expect(loop.loop.status()).toMatchObject({ phase: 'watching', notPermitted: ['replicasets'] });
});

test('a read that fails for the moment delays the event; it is neither lost nor told under a wrong owner', async () => {
  loop = await startLoop({
    prepare(api) {
      api.put('replicasets', replicaSet('web-1', 'web'));
      api.put('pods', pod('web', crashLooping(3), { controller: ofReplicaSet('web-1') }));
      let times = 0;
      api.fault(({ resource }) =>
        resource === 'replicasets' && ++times <= 2
          ? new KubeError('server', 'boom', { status: 500 })
          : undefined,
      );
    },
  });
  expect(loop.told()).toEqual([]);
  await loop.clock.advance(31_000);
  expect(loop.told()).toEqual([]);
  await loop.clock.advance(30_000);
  expect(owners()).toEqual(['Deployment web']);
});

test('what the first sync finds waits for its owner within the burst', async () => {
  loop = await startLoop({
    prepare(api) {
      api.put('replicasets', replicaSet('web-1', 'web'));
      api.put('pods', pod('web', crashLooping(3), { controller: ofReplicaSet('web-1') }));
    },
  });
  expect(loop.batches.map(({ burst }) => burst)).toEqual(loop.burstsEnded);
});
