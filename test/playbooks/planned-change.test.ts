import { describe, expect, test } from 'vitest';
import { inverseOf, patchOf, stateOf } from '../../electron/playbooks/planned-change.ts';
import { pointer, valueAt } from '../../electron/playbooks/pointer.ts';

const web = { kind: 'Deployment', namespace: 'shop', name: 'web', uid: 'u1' };
const DEPLOYMENTS = { apiVersion: 'apps/v1', plural: 'deployments' };
const change = patchOf(DEPLOYMENTS, web, [
  { path: '/spec/name', before: 'app', after: 'app' },
  { path: '/spec/replicas', before: 2, after: 3 },
  { path: '/spec/paused', before: null, after: true },
]);
const object = (spec: object, uid = 'u1') => ({ metadata: { uid }, spec });

describe('a planned patch', () => {
  test('is refused by the server unless object and values are what they were', () => {
    expect(change.request).toEqual({
      method: 'PATCH',
      path: '/apis/apps/v1/namespaces/shop/deployments/web',
      contentType: 'application/json-patch+json',
      body: [
        { op: 'test', path: '/metadata/uid', value: 'u1' },
        { op: 'test', path: '/spec/name', value: 'app' },
        { op: 'test', path: '/spec/replicas', value: 2 },
        { op: 'replace', path: '/spec/replicas', value: 3 },
        { op: 'add', path: '/spec/paused', value: true },
      ],
    });
  });

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
    expect(inverseOf(change)?.request).toEqual({
      ...change.request,
      body: [
        { op: 'test', path: '/metadata/uid', value: 'u1' },
        { op: 'test', path: '/spec/name', value: 'app' },
        { op: 'test', path: '/spec/replicas', value: 3 },
        { op: 'replace', path: '/spec/replicas', value: 2 },
        { op: 'test', path: '/spec/paused', value: true },
        { op: 'remove', path: '/spec/paused' },
      ],
    });
  });

  test('of a node is taken back too', () => {
    const node = { kind: 'Node', namespace: '', name: 'n1', uid: 'u1' };
    const cordon = patchOf({ apiVersion: 'v1', plural: 'nodes' }, node, [
      { path: '/spec/unschedulable', before: null, after: true },
    ]);
    expect(inverseOf(cordon)?.request.path).toBe('/api/v1/nodes/n1');
  });
});

test('pointers escape what JSON pointers must', () => {
  expect(valueAt({ 'a/b': { 'c~d': [{ x: 1 }] } }, pointer('a/b', 'c~d', 0, 'x'))).toBe(1);
  expect(valueAt({ a: 1 }, '/b/c')).toBeNull();
  expect(valueAt({}, '/constructor')).toBeNull();
});
