import { expect, test } from 'vitest';
import { patchOf } from '../../electron/playbooks/change.ts';

test('a patch is refused by the server unless object and values are what they were', () => {
  const web = { kind: 'Deployment', namespace: 'shop', name: 'web', uid: 'u1' };
  const { request } = patchOf({ apiVersion: 'apps/v1', plural: 'deployments' }, web, [
    { path: '/spec/name', before: 'app', after: 'app' },
    { path: '/spec/replicas', before: 2, after: 3 },
    { path: '/spec/paused', before: null, after: true },
    { path: '/spec/minReadySeconds', before: 5, after: null },
  ]);
  expect(request).toEqual({
    method: 'PATCH',
    path: '/apis/apps/v1/namespaces/shop/deployments/web',
    contentType: 'application/json-patch+json',
    body: [
      { op: 'test', path: '/metadata/uid', value: 'u1' },
      { op: 'test', path: '/spec/name', value: 'app' },
      { op: 'test', path: '/spec/replicas', value: 2 },
      { op: 'replace', path: '/spec/replicas', value: 3 },
      { op: 'add', path: '/spec/paused', value: true },
      { op: 'test', path: '/spec/minReadySeconds', value: 5 },
      { op: 'remove', path: '/spec/minReadySeconds' },
    ],
  });
});
