import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clusterIdentity } from '../../electron/kube/cluster-identity.ts';
import { connect } from '../../electron/kube/connect.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { canI } from '../../electron/kube/permissions.ts';
import { RESOURCES } from '../../electron/kube/resources.ts';
import { type ApiServer, contextFor, json, startApiServer, status } from './support/api-server.ts';
import { authority } from './support/certificates.ts';
import { failure } from './support/kube-failure.ts';

let server: ApiServer;
let connection: ClusterConnection;
const { signal } = new AbortController();

beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());
beforeEach(() => {
  connection = connect(contextFor(server));
});
afterEach(() => connection.close());

describe('clusterIdentity', () => {
  it('is the UID of kube-system', async () => {
    server.answer((request, response) => {
      expect(request.url).toBe('/api/v1/namespaces/kube-system');
      json(response, 200, { metadata: { uid: 'd60fa43d' } });
    });
    expect(await clusterIdentity(connection, signal)).toBe('d60fa43d');
  });

  it.each([
    [403, status(403, 'no')],
    [404, status(404, 'no')],
    [200, { metadata: null }],
    [200, null],
  ])('is a hash of address and authority where that cannot be read: %i %j', async (code, body) => {
    server.answer((_, response) => json(response, code, body));
    const identity = await clusterIdentity(connection, signal);
    expect(identity).toMatch(/^server:[0-9a-f]{32}$/);
    const again = connect(contextFor(server, { user: { token: 'other' } }));
    expect(await clusterIdentity(again, signal)).toBe(identity);
    await again.close();
    expect(connect(contextFor({ url: server.url, ca: await authority() })).endpointHash).not.toBe(
      again.endpointHash,
    );
  });

  it('is not guessed while the server fails', async () => {
    server.answer((_, response) => json(response, 503, status(503, 'starting')));
    expect((await failure(clusterIdentity(connection, signal))).kind).toBe('server');
  });
});

describe('canI', () => {
  it.each([
    [{ status: { allowed: true } }, true],
    [{ status: { allowed: false, reason: 'no' } }, false],
    [{ status: null }, false],
    [null, false],
  ])('reads %j as %j', async (review, allowed) => {
    server.answer((_, response) => json(response, 201, review));
    expect(await canI(connection, { verb: 'list', resource: RESOURCES.pods }, signal)).toBe(allowed);
  });

  it('asks by SelfSubjectAccessReview', async () => {
    let asked: unknown;
    server.answer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked = [request.method, request.url, request.headers['content-type'], JSON.parse(body)];
      json(response, 201, { status: { allowed: true } });
    });
    await canI(
      connection,
      { verb: 'get', resource: RESOURCES.pods, subresource: 'log', namespace: 'shop' },
      signal,
    );
    expect(asked).toEqual([
      'POST',
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      'application/json',
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: {
          resourceAttributes: {
            verb: 'get',
            group: '',
            resource: 'pods',
            subresource: 'log',
            namespace: 'shop',
          },
        },
      },
    ]);
  });
});
