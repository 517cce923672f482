import { afterEach, expect, test } from 'vitest';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { crashLooping, deployment, ofReplicaSet, pod, replicaSet, running } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const web = { kind: 'Deployment', namespace: 'shop', name: 'web', uid: '' };

/** A pod of Deployment web that is not ready, on a node or (null) on none. */
function unready(name: string, node: string | null, owner = 'web-1') {
  const object = pod(name, crashLooping(3), { controller: ofReplicaSet(owner) });
  return { ...object, spec: { ...object.spec, nodeName: node } };
}

async function watchPods(...pods: ReturnType<typeof unready>[]): Promise<void> {
  loop = await startLoop({
    prepare(api) {
      api.put('deployments', deployment('web', { available: 0 }));
      api.put('replicasets', replicaSet('web-1', 'web'));
      api.put('replicasets', replicaSet('api-1', 'api'));
      for (const one of pods) api.put('pods', one);
    },
  });
}

/** The first question has the ReplicaSets between read, where nothing else did. */
async function nodesOfWeb() {
  loop.loop.nodesOf(web);
  await loop.clock.settle();
  return loop.loop.nodesOf(web);
}

test('the nodes of a workload are those of its pods that are not ready, each once', async () => {
  await watchPods(unready('a', 'node-1'), unready('b', 'node-1'), unready('c', 'node-2'));
  expect((await nodesOfWeb())?.toSorted()).toEqual(['node-1', 'node-2']);
});

test('a pod on no node is said to be on none', async () => {
  await watchPods(unready('a', 'node-1'), unready('b', null));
  expect(await nodesOfWeb()).toEqual(['node-1', null]);
});

test('pods of others and pods that are ready do not count', async () => {
  const ready = pod('b', running(), { controller: ofReplicaSet('web-1') });
  await watchPods(unready('a', 'node-1', 'api-1'));
  loop.api.put('pods', ready);
  await loop.clock.settle();
  expect(await nodesOfWeb()).toEqual([]);
});

test('nothing is said before the pods were listed', async () => {
  loop = await startLoop({ start: false });
  expect(loop.loop.nodesOf(web)).toBeNull();
});
