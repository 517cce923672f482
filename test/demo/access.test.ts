import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../electron/demo/access.ts';
import type { DemoServer } from '../../electron/demo/demo-server.ts';
import { ask } from './api-client.ts';
import { serverUnderTest } from './server-under-test.ts';

let server: DemoServer;
beforeAll(async () => {
  ({ server } = await serverUnderTest());
});
afterAll(() => server.close());

describe('authentication', () => {
  it.each(['', 'wrong'])('answers 401 to the token "%s"', async (token) => {
    const answer = await ask(server, '/api/v1/pods', { token });
    expect(answer.code).toBe(401);
    expect(answer.json()).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'Unauthorized',
      reason: 'Unauthorized',
      code: 401,
    });
  });
});

describe('authorization', () => {
  it.each([
    [
      'GET',
      '/api/v1/pods',
      'pods is forbidden: User "viewer" cannot list resource "pods" in API group "" at the cluster scope',
    ],
    [
      'GET',
      '/api/v1/pods?watch=1',
      'pods is forbidden: User "viewer" cannot watch resource "pods" in API group "" at the cluster scope',
    ],
    [
      'GET',
      '/api/v1/nodes/n1',
      'nodes "n1" is forbidden: User "viewer" cannot get resource "nodes" in API group "" at the cluster scope',
    ],
    [
      'GET',
      '/apis/apps/v1/namespaces/shop/deployments',
      'deployments.apps is forbidden: User "viewer" cannot list resource "deployments" in API group "apps" in the namespace "shop"',
    ],
    [
      'GET',
      '/api/v1/namespaces/shop/pods/foo/log',
      'pods "foo" is forbidden: User "viewer" cannot get resource "pods/log" in API group "" in the namespace "shop"',
    ],
    [
      'DELETE',
      '/api/v1/namespaces/shop/pods/foo',
      'pods "foo" is forbidden: User "viewer" cannot delete resource "pods" in API group "" in the namespace "shop"',
    ],
    [
      'POST',
      '/api/v1/namespaces/shop/pods/foo/eviction',
      'pods "foo" is forbidden: User "viewer" cannot create resource "pods/eviction" in API group "" in the namespace "shop"',
    ],
    [
      'PATCH',
      '/apis/apps/v1/namespaces/shop/deployments/foo/scale',
      'deployments.apps "foo" is forbidden: User "viewer" cannot patch resource "deployments/scale" in API group "apps" in the namespace "shop"',
    ],
    [
      'GET',
      '/apis/metrics.k8s.io/v1beta1/pods',
      'pods.metrics.k8s.io is forbidden: User "viewer" cannot list resource "pods" in API group "metrics.k8s.io" at the cluster scope',
    ],
  ])('says what a real API server says: %s %s', async (method, path, message) => {
    const answer = await ask(server, path, { method, token: server.tokens.viewer });
    expect(answer.code).toBe(403);
    expect(answer.json()).toMatchObject({ reason: 'Forbidden', message, code: 403 });
  });

  it('lets a namespaced user read that namespace only', async () => {
    const token = server.tokens['shop-viewer'];
    expect((await ask(server, '/api/v1/namespaces/shop/pods', { token })).code).toBe(200);
    expect((await ask(server, '/api/v1/namespaces/data/pods', { token })).code).toBe(403);
    expect((await ask(server, '/api/v1/pods', { token })).code).toBe(403);
  });

  it('is changed while the server runs', async () => {
    const token = server.tokens.reader;
    server.access.grant('reader', [{ verbs: ['list'], groups: [''], resources: ['pods'] }]);
    expect((await ask(server, '/api/v1/pods', { token })).code).toBe(200);
    expect((await ask(server, '/api/v1/nodes', { token })).code).toBe(403);
  });

  it.each<[User, string, string, boolean]>([
    ['admin', 'delete', 'default', true],
    ['viewer', 'list', 'shop', false],
    ['shop-viewer', 'list', 'shop', true],
    ['shop-viewer', 'list', '', false],
    ['shop-viewer', 'delete', 'shop', false],
  ])(
    'is told to %s by a SelfSubjectAccessReview: %s pods in "%s": %s',
    async (user, verb, namespace, allowed) => {
      const body = {
        kind: 'SelfSubjectAccessReview',
        apiVersion: 'authorization.k8s.io/v1',
        spec: { resourceAttributes: { verb, resource: 'pods', namespace } },
      };
      const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
      const answer = await ask(server, path, { method: 'POST', token: server.tokens[user], body });
      expect(answer.code).toBe(201);
      expect(answer.json().status.allowed).toBe(allowed);
    },
  );
});

describe('discovery', () => {
  it.each([
    ['/version', { gitVersion: 'v1.34.2' }],
    ['/api', { kind: 'APIVersions', versions: ['v1'] }],
    ['/apis', { kind: 'APIGroupList' }],
    ['/apis/apps', { kind: 'APIGroup', name: 'apps' }],
    ['/api/v1', { kind: 'APIResourceList', groupVersion: 'v1' }],
    ['/apis/metrics.k8s.io/v1beta1', { groupVersion: 'metrics.k8s.io/v1beta1' }],
  ])('%s', async (path, part) => {
    expect((await ask(server, path, { token: server.tokens.viewer })).json()).toMatchObject(part);
  });

  it('answers unknown groups as a real server does, with plain text', async () => {
    expect(await ask(server, '/apis/foo.example/v1')).toMatchObject({
      code: 404,
      text: '404 page not found\n',
    });
  });
});
