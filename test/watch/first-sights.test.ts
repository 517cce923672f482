import { expect, test } from 'vitest';
import { deploymentView } from '../../electron/detect/deployment-view.ts';
import { createFirstSights } from '../../electron/watch/first-sights.ts';

function zeroReplicas(uid: string) {
  const view = deploymentView({
    metadata: { name: uid, namespace: 'shop', uid, generation: 1 },
    spec: { replicas: 1 },
    status: { observedGeneration: 1 },
  });
  if (view === null) throw new Error('no Deployment');
  return view;
}

test('a store that can be read but not written is said once for all objects, and once more after it was well', () => {
  let full = true;
  const said: string[] = [];
  const write = () => {
    if (full) throw new Error('database or disk is full');
  };
  const memory = {
    knownTroubles: () => [],
    firstSight: () => null,
    rememberFirstSight: write,
    forgetFirstSight: write,
  };
  const log = { error: (message: string) => void said.push(message), warn() {}, info() {}, debug() {} };
  const sights = createFirstSights(
    memory,
    () => 'cluster',
    () => 1_000,
    log,
  );

  expect(['a', 'b', 'c'].map((uid) => sights.of(zeroReplicas(uid)))).toEqual([1_000, 1_000, 1_000]);
  expect(said).toEqual(['the first sight of a condition could not be kept']);

  full = false;
  sights.of(zeroReplicas('d'));
  full = true;
  sights.of(zeroReplicas('e'));
  expect(said).toHaveLength(2);
});
