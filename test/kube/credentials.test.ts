import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../electron/kube/connect.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { contextsOf } from '../../electron/kube/kubeconfig.ts';
import { RESOURCES } from '../../electron/kube/resources.ts';
import {
  type ApiServer,
  clientName,
  contextFor,
  json,
  podList,
  startApiServer,
  status,
} from './support/api-server.ts';
import { base64, clientCertificate } from './support/certificates.ts';
import { failure } from './support/kube-failure.ts';

let server: ApiServer;
let folder: string;
let connection: ClusterConnection | undefined;
let requests: IncomingHttpHeaders[];
let now: number;
/** What the server lets in. */
let accepted: (authorization: string) => boolean;
const { signal } = new AbortController();

beforeAll(async () => {
  server = await startApiServer({ tls: { requestCert: true, rejectUnauthorized: false } });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kube-credentials-'));
  requests = [];
  now = Date.now();
  accepted = () => true;
  server.answer((request, response) => {
    requests.push(request.headers);
    if (accepted(request.headers.authorization ?? '')) json(response, 200, podList([]));
    else json(response, 401, status(401, 'Unauthorized'));
  });
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await connection?.close();
});

function open(user: Record<string, unknown>, cluster: Record<string, unknown> = {}): ClusterConnection {
  connection = connect(contextFor(server, { user, cluster }, join(folder, 'config')), {
    env: {},
    now: () => now,
  });
  return connection;
}

function list(at: ClusterConnection): Promise<unknown> {
  return at.listPage(RESOURCES.pods, { signal });
}

const sent = () => requests.map(({ authorization }) => authorization);

describe('credentials', () => {
  it.each([
    ['a token', { token: ' abc\n' }, 'Bearer abc'],
    ['a user and password', { username: 'jane', password: 'pa:ss' }, `Basic ${base64('jane:pa:ss')}`],
    ['a token rather than a password', { token: 'abc', username: 'jane', password: 'x' }, 'Bearer abc'],
    ['nothing for nobody', {}, undefined],
  ])('send %s', async (_name, user, authorization) => {
    await list(open(user));
    expect(sent()).toEqual([authorization]);
  });

  it('send impersonation with its uid, groups and extra', async () => {
    await list(
      open({
        token: 'abc',
        as: 'jane',
        'as-uid': '7',
        'as-groups': ['a', 'b'],
        'as-user-extra': { 'acme/scope': ['x'] },
      }),
    );
    expect(requests[0]).toMatchObject({
      authorization: 'Bearer abc',
      'impersonate-user': 'jane',
      'impersonate-uid': '7',
      'impersonate-group': 'a, b',
      'impersonate-extra-acme%2fscope': 'x',
    });
  });

  it('read a token file again after a minute, not sooner', async () => {
    writeFileSync(join(folder, 'token'), 'one\n');
    const at = open({ tokenFile: 'token', token: 'beside' });
    await list(at);
    writeFileSync(join(folder, 'token'), 'two');
    now += 59_000;
    await list(at);
    now += 1_001;
    await list(at);
    rmSync(join(folder, 'token'));
    now += 60_001;
    await list(at);
    expect(sent()).toEqual(['Bearer one', 'Bearer one', 'Bearer two', 'Bearer beside']);
  });

  it('name a token file that is missing', async () => {
    expect(await failure(list(open({ tokenFile: 'token' })))).toMatchObject({
      kind: 'credentials',
      message: `cannot read ${join(folder, 'token')} (no such file), which the kubeconfig names`,
    });
  });

  it('are made anew once for a 401 and asked with once more', async () => {
    writeFileSync(join(folder, 'token'), 'old');
    const at = open({ tokenFile: 'token' });
    await list(at);
    writeFileSync(join(folder, 'token'), 'new');
    accepted = (authorization) => authorization === 'Bearer new';
    await list(at);
    expect(sent()).toEqual(['Bearer old', 'Bearer old', 'Bearer new']);
  });

  it('that stay rejected are an error after the second try', async () => {
    accepted = () => false;
    const error = await failure(list(open({ token: 's3cret' })));
    expect(error).toMatchObject({
      kind: 'unauthorized',
      status: 401,
      message: `${server.url} rejected the credentials (401): sign in again, or check the user of this context in the kubeconfig`,
    });
    expect(requests).toHaveLength(2);
  });

  it('of a renewed client certificate move to new connections', async () => {
    const names: (string | undefined)[] = [];
    server.answer((request, response) => {
      names.push(clientName(request));
      json(response, 200, podList([]));
    });
    const write = async (name: string) => {
      const { cert, key } = await clientCertificate(server.ca, name);
      writeFileSync(join(folder, 'me.crt'), cert);
      writeFileSync(join(folder, 'me.key'), key);
    };
    await write('jane');
    const at = open({ 'client-certificate': 'me.crt', 'client-key': 'me.key' });
    await list(at);
    await write('jane again');
    await list(at);
    now += 60_001;
    await list(at);
    expect(names).toEqual(['jane', 'jane', 'jane again']);
  });

  it('never travel over plain http', async () => {
    const plain = createServer((request, response) => {
      requests.push(request.headers);
      json(response, 200, podList([]));
    }).listen(0, '127.0.0.1');
    await once(plain, 'listening');
    const url = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    const config = {
      clusters: [{ name: 'c', cluster: { server: url } }],
      users: [{ name: 'u', user: { token: 's3cret' } }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    };
    const [context] = contextsOf(JSON.stringify(config), '/kube/config');
    expect(context).toBeDefined();
    if (context !== undefined) connection = connect(context, { env: {} });
    if (connection !== undefined) await list(connection);
    expect(sent()).toEqual([undefined]);
    plain.close();
    plain.closeAllConnections();
  });

  it('do not follow a context that cannot be used', () => {
    const [context] = contextsOf(
      JSON.stringify({ contexts: [{ name: 'x', context: { cluster: 'gone' } }] }),
      '/kube/config',
    );
    expect(() => context && connect(context)).toThrow(
      'the context x cannot be used: the context names the cluster gone, which no kubeconfig file defines',
    );
  });
});

describe('OIDC', () => {
  function jwt(expiresInSeconds: number, name: string): string {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const iat = Math.floor(Date.now() / 1000);
    const claims = { iat, exp: iat + expiresInSeconds, sub: name, iss: server.url, aud: 'kube' };
    return `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
  }
  const config = (idToken: string, more: Record<string, string> = {}) => ({
    'auth-provider': { name: 'oidc', config: { 'id-token': idToken, 'client-id': 'kube', ...more } },
  });

  it('sends a token that has not expired', async () => {
    const token = jwt(3_600, 'jane');
    await list(open(config(token)));
    expect(sent()).toEqual([`Bearer ${token}`]);
  });

  it('refreshes an expired token once, however many requests follow', async () => {
    const fresh = jwt(3_600, 'jane');
    const refreshed: string[] = [];
    server.answer(async (request, response) => {
      if (request.url === '/.well-known/openid-configuration') {
        return json(response, 200, { issuer: server.url, token_endpoint: `${server.url}/token` });
      }
      if (request.url !== '/token') {
        requests.push(request.headers);
        return json(response, 200, podList([]));
      }
      let body = '';
      for await (const chunk of request) body += chunk;
      refreshed.push(body);
      json(response, 200, { access_token: 'a', token_type: 'Bearer', id_token: fresh, expires_in: 3_600 });
    });
    const issuer = {
      'client-secret': 'hush',
      'idp-issuer-url': server.url,
      'idp-certificate-authority-data': base64(server.ca.cert),
      'refresh-token': 'again',
    };
    const at = open(config(jwt(-60, 'jane'), issuer));
    await Promise.all([list(at), list(at)]);
    now += 60_000;
    await list(at);
    expect(refreshed).toEqual([
      'grant_type=refresh_token&refresh_token=again&client_id=kube&client_secret=hush',
    ]);
    expect(sent()).toEqual(Array(3).fill(`Bearer ${fresh}`));
  });

  it('says when an expired token cannot be refreshed', async () => {
    expect(await failure(list(open(config(jwt(-60, 'jane')))))).toMatchObject({
      kind: 'credentials',
      message: 'the OIDC token of the user me has expired and cannot be refreshed; sign in again',
    });
  });

  it('refreshes a rejected token with the refresh token it got last', async () => {
    const refreshed: (string | null)[] = [];
    accepted = (authorization) => authorization.includes('third');
    server.answer(async (request, response) => {
      if (request.url === '/.well-known/openid-configuration') {
        return json(response, 200, { token_endpoint: `${server.url}/token` });
      }
      if (request.url === '/token') {
        let body = '';
        for await (const chunk of request) body += chunk;
        refreshed.push(new URLSearchParams(body).get('refresh_token'));
        const [id_token, refresh_token] = refreshed.length === 1 ? ['second', 'r2'] : ['third', 'r3'];
        return json(response, 200, { id_token, refresh_token });
      }
      const good = accepted(request.headers.authorization ?? '');
      json(response, good ? 200 : 401, good ? podList([]) : status(401, 'Unauthorized'));
    });
    const issuer = {
      'idp-issuer-url': server.url,
      'idp-certificate-authority-data': base64(server.ca.cert),
      'refresh-token': 'r1',
    };
    const at = open(config(jwt(3_600, 'jane'), issuer));
    expect((await failure(list(at))).kind).toBe('unauthorized');
    await list(at);
    expect(refreshed).toEqual(['r1', 'r2']);
  });

  it.each([
    [400, { error: 'invalid_grant', error_description: 's3cret' }, 'answered invalid_grant'],
    [500, null, 'answered 500'],
    [200, { token_endpoint: 'http://plain' }, 'is no https address'],
    [200, { token_endpoint: 'again' }, 'is no https address'],
  ])('says what the issuer answered: %i %j', async (code, body, said) => {
    server.answer((_, response) => json(response, code, body));
    const issuer = {
      'idp-issuer-url': server.url,
      'idp-certificate-authority-data': base64(server.ca.cert),
      'refresh-token': 'r1',
    };
    expect((await failure(list(open(config(jwt(-60, 'jane'), issuer))))).message).toBe(
      `the OIDC token of the user me could not be refreshed: ${server.url} ${said}; sign in again`,
    );
  });

  it('says when the issuer does not refresh it, without what it knows', async () => {
    const issuer = { 'idp-issuer-url': 'https://127.0.0.1:1', 'refresh-token': 's3cret' };
    const error = await failure(list(open(config(jwt(-60, 'jane'), issuer))));
    expect(error.kind).toBe('credentials');
    expect(error.message).toBe(
      'the OIDC token of the user me could not be refreshed: cannot reach https://127.0.0.1:1 (connection refused); sign in again',
    );
    expect(error.message).not.toContain('s3cret');
  });
});
