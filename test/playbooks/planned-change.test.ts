import { describe, expect, test } from 'vitest';
import { deletionOf, evictionOf, patchOf } from '../../electron/playbooks/change.ts';
import { inverseOf, planned, stateOf } from '../../electron/playbooks/planned-change.ts';
import { pointer, valueAt } from '../../electron/playbooks/pointer.ts';

const web = { kind: 'Deployment', namespace: 'shop', name: 'web', uid: 'u1' };
const DEPLOYMENTS = { apiVersion: 'apps/v1', plural: 'deployments' };
const change = planned(
  patchOf(DEPLOYMENTS, web, [
    { path: '/spec/name', before: 'app', after: 'app' },
    { path: '/spec/replicas', before: 2, after: 3 },
    { path: '/spec/paused', before: null, after: true },
  ]),
);
const object = (spec: object, uid = 'u1') => ({ metadata: { uid }, spec });

describe('a planned patch', () => {
  test.each([
    ['before', object({ name: 'app', replicas: 2 })],
    ['after', object({ name: 'app', replicas: 3, paused: true })],
    ['elsewhere', object({ name: 'app', replicas: 4 })],
    ['elsewhere', object({ name: 'app', replicas: 3 })],
    ['elsewhere', object({ name: 'other', replicas: 2 })],
    ['elsewhere', object({ name: 'app', replicas: 2 }, 'u2')],
    ['elsewhere', null],
  ])('finds its object %s', (state, current) => {
    expect(stateOf(change, current)).toBe(state);
  });

  test('is taken back by the same fields the other way round', () => {
    expect(inverseOf(change)).toEqual([
      { path: '/spec/name', before: 'app', after: 'app' },
      { path: '/spec/replicas', before: 3, after: 2 },
      { path: '/spec/paused', before: true, after: null },
    ]);
  });
});

describe('a planned change of a pod', () => {
  const pod = { ...web, kind: 'Pod' };
  test.each([
    ['a deletion', planned(deletionOf(pod))],
    ['an eviction', planned(evictionOf(pod, 'policy/v1'))],
  ])('%s is done when the pod leaves or is another, and cannot be taken back', (_what, one) => {
    expect(stateOf(one, object({}))).toBe('before');
    expect(stateOf(one, { metadata: { uid: 'u1', deletionTimestamp: '2026-11-22T14:00:00Z' } })).toBe(
      'after',
    );
    expect(stateOf(one, object({}, 'u2'))).toBe('after');
    expect(stateOf(one, null)).toBe('after');
    expect(inverseOf(one)).toBeNull();
  });
});

describe('a pod template', () => {
  const template = (value: string) => ({
    metadata: { labels: { a: '1', b: '2' } },
    spec: { containers: [{ name: 'app', env: [{ name: 'HOST', value }] }] },
  });
  const holder = { kind: 'ReplicaSet', namespace: 'shop', name: 'web-1', uid: 'r1' };
  const plan = (heldBy: { before: typeof holder | null; after: typeof holder | null }) =>
    planned(
      patchOf(DEPLOYMENTS, web, [
        { path: '/spec/template', before: template('hunter2'), after: template('hunter1'), heldBy },
      ]),
    );
  const rollback = plan({ before: null, after: holder });

  test('is planned without a value of its variables', () => {
    expect(JSON.stringify(rollback)).not.toMatch(/hunter/);
    expect(rollback.fields[0]?.after).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      heldBy: holder,
    });
  });

  test('is known again, in whatever order its keys come', () => {
    const { spec } = template('hunter2');
    const turned = { spec, metadata: { labels: { b: '2', a: '1' } } };
    expect(stateOf(rollback, object({ template: turned }))).toBe('before');
    expect(stateOf(rollback, object({ template: template('hunter1') }))).toBe('after');
    expect(stateOf(rollback, object({ template: template('hunter3') }))).toBe('elsewhere');
  });

  test('is taken back only where the cluster still has the former one', () => {
    expect(inverseOf(rollback)).toBeNull();
    expect(inverseOf(plan({ before: holder, after: null }))).toMatchObject([{ after: { heldBy: holder } }]);
  });
});

test('pointers escape what JSON pointers must', () => {
  expect(valueAt({ 'a/b': { 'c~d': [{ x: 1 }] } }, pointer('a/b', 'c~d', 0, 'x'))).toBe(1);
  expect(valueAt({ a: 1 }, '/b/c')).toBeNull();
  expect(valueAt({}, '/constructor')).toBeNull();
});
