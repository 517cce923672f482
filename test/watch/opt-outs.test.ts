import { afterEach, describe, expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, deployment, metadata, ofReplicaSet, pod, replicaSet } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const owners = () => loop.events().map(({ owner }) => `${owner.kind} ${owner.name}`);

describe('an opt-out above a pod covers it', () => {
  const OPTED_OUT = { annotations: { 'dogwatch.dev/ignore': 'true' } };
  const crashing = (controller: { kind: string; name: string; uid: string }) =>
    pod('web', crashLooping(3), { controller });

  test.each<[above: string, prepare: (api: LoopUnderTest['api']) => void]>([
    [
      'its Deployment',
      (api) => {
        api.put('deployments', deployment('web', {}, OPTED_OUT));
        api.put('replicasets', replicaSet('web-1', 'web'));
        api.put('pods', crashing(ofReplicaSet('web-1')));
      },
    ],
    [
      'a ReplicaSet of its own',
      (api) => {
        api.put('replicasets', replicaSet('alone', null, OPTED_OUT));
        api.put('pods', crashing(ofReplicaSet('alone')));
      },
    ],
    [
      'a ReplicaSet whose foreign controller may not be read',
      (api) => {
        const controller = { kind: 'Rollout', name: 'web', uid: 'uid-rollout' };
        api.put('replicasets', replicaSet('web-1', null, { ...OPTED_OUT, controller }));
        api.put('pods', crashing(ofReplicaSet('web-1')));
      },
    ],
    [
      'a kind that is not watched',
      (api) => {
        api.put('replicationcontrollers', {
          kind: 'ReplicationController',
          metadata: metadata({ name: 'old', ...OPTED_OUT }),
        });
        api.put('pods', crashing({ kind: 'ReplicationController', name: 'old', uid: 'uid-old' }));
      },
    ],
    [
      'a CronJob, through its Job',
      (api) => {
        api.put('cronjobs', { kind: 'CronJob', metadata: metadata({ name: 'nightly', ...OPTED_OUT }) });
        const controller = { kind: 'CronJob', name: 'nightly', uid: 'uid-nightly' };
        api.put('jobs', { kind: 'Job', metadata: metadata({ name: 'nightly-1', controller }) });
        api.put(
          'pods',
          pod(
            'web',
            { state: { waiting: { reason: 'CreateContainerConfigError' } } },
            { controller: { kind: 'Job', name: 'nightly-1', uid: 'uid-nightly-1' } },
          ),
        );
      },
    ],
  ])('%s', async (_above, prepare) => {
    loop = await startLoop({ prepare });
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual([]);
  });

  test('where Deployments are not watched, because their types are off', async () => {
    loop = await startLoop({
      settings: (settings) => settings.detect.off.push('zero_replicas', 'rollout_stuck'),
      prepare(api) {
        api.put('deployments', deployment('web', {}, OPTED_OUT));
        api.put('replicasets', replicaSet('web-1', 'web'));
        api.put('pods', crashing(ofReplicaSet('web-1')));
      },
    });
    expect(loop.told()).toEqual([]);
  });

  test('from when it is set until it is taken back', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('deployments', deployment('web', { available: 0 }));
        api.put('replicasets', replicaSet('web-1', 'web'));
        api.put('pods', crashing(ofReplicaSet('web-1')));
      },
    });
    await loop.clock.advance(120_000);
    loop.api.put('deployments', deployment('web', { available: 0 }, OPTED_OUT));
    await loop.clock.advance(600_000);
    const TROUBLES = ['anomaly zero_replicas web', 'anomaly crash_loop web'];
    expect(loop.told().slice(0, 2).sort()).toEqual(TROUBLES.toSorted());
    expect(loop.told().slice(2).sort()).toEqual(['unwatched crash_loop web', 'unwatched zero_replicas web']);
    loop.api.put('deployments', deployment('web', { available: 0 }));
    await loop.clock.advance(180_000);
    expect(loop.told().slice(4).sort()).toEqual(TROUBLES.toSorted());
  });

  test('the copy of a Deployment’s annotation on its ReplicaSet outlives it, and counts for nothing', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('deployments', deployment('web'));
        api.put('replicasets', replicaSet('web-1', 'web', OPTED_OUT));
        api.put('pods', crashing(ofReplicaSet('web-1')));
      },
    });
    expect(loop.told()).toEqual(['anomaly crash_loop web']);
  });

  test('where the owner may not be read it is not opted out, and nothing else changes', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('pods', crashing({ kind: 'ReplicationController', name: 'old', uid: 'uid-old' }));
        api.fault(({ resource }) =>
          resource === 'replicationcontrollers'
            ? new KubeError('forbidden', 'no', { status: 403 })
            : undefined,
        );
      },
    });
    expect(owners()).toEqual(['ReplicationController old']);
    expect(loop.loop.status()).toMatchObject({ notPermitted: [], problems: [] });
  });
});
