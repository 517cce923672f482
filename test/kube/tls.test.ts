import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../../electron/kube/connect.ts';
import type { KubeContext } from '../../electron/kube/kubeconfig.ts';
import { RESOURCES } from '../../electron/kube/resources.ts';
import { type ApiServer, contextFor, json, podList, startApiServer } from './support/api-server.ts';
import { authority, base64, clientCertificate, serverCertificate } from './support/certificates.ts';
import { failure } from './support/kube-failure.ts';

const { signal } = new AbortController();
let server: ApiServer | undefined;
afterEach(() => server?.close());

async function start(options: Parameters<typeof startApiServer>[0] = {}): Promise<ApiServer> {
  server = await startApiServer(options);
  server.answer((_, response) => json(response, 200, podList([])));
  return server;
}

async function list(context: KubeContext): Promise<unknown> {
  const connection = connect(context);
  try {
    return [...(await connection.listPage(RESOURCES.pods, { signal })).items];
  } finally {
    await connection.close();
  }
}

describe('the server certificate', () => {
  it('is told apart: signed by an unknown authority', async () => {
    const { url } = await start();
    const error = await failure(list(contextFor({ url, ca: await authority('other-ca') })));
    expect(error).toMatchObject({
      kind: 'tls',
      message: `the certificate of ${url} is not trusted: it is signed by an unknown authority; check certificate-authority-data in /kube/config`,
    });
  });

  it('is told apart: expired', async () => {
    const ca = await authority();
    const { url } = await start({ ca, certificate: await serverCertificate(ca, { expired: true }) });
    const error = await failure(list(contextFor({ url, ca })));
    expect(error).toMatchObject({
      kind: 'tls',
      message: `the certificate of ${url} has expired; it must be renewed on the cluster`,
    });
  });

  it('is told apart: for another host, which tls-server-name mends', async () => {
    const ca = await authority();
    const { url } = await start({ ca, certificate: await serverCertificate(ca, { host: 'api.example' }) });
    const error = await failure(list(contextFor({ url, ca })));
    expect(error).toMatchObject({
      kind: 'tls',
      message: `the certificate of ${url} is for other host names; check server and tls-server-name in /kube/config`,
    });
    expect(await list(contextFor({ url, ca }, { cluster: { 'tls-server-name': 'api.example' } }))).toEqual(
      [],
    );
  });

  it('is not looked at with insecure-skip-tls-verify', async () => {
    const { url } = await start();
    const cluster = { 'insecure-skip-tls-verify': true };
    expect(await list(contextFor({ url, ca: await authority('other-ca') }, { cluster }))).toEqual([]);
  });

  it('is verified for an anonymous user too', async () => {
    expect(await list(contextFor(await start(), { user: {} }))).toEqual([]);
  });

  it('cannot be checked against an authority that is not PEM', async () => {
    const cluster = {
      'certificate-authority-data': base64('-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----'),
    };
    const error = await failure(list(contextFor(await start(), { cluster })));
    expect(error).toMatchObject({
      kind: 'tls',
      message: 'the certificate authority in /kube/config is not a PEM certificate',
    });
  });
});

describe('the client certificate', () => {
  it('signs a user in', async () => {
    const ca = await authority();
    const me = await clientCertificate(ca, 'jane');
    const api = await start({ ca, tls: { requestCert: true, rejectUnauthorized: true, ca: ca.cert } });
    const user = { 'client-certificate-data': base64(me.cert), 'client-key-data': base64(me.key) };
    expect(await list(contextFor(api, { user }))).toEqual([]);
  });

  it('is missed by a server that insists on one', async () => {
    const ca = await authority();
    const tls = { requestCert: true, rejectUnauthorized: true, ca: ca.cert, maxVersion: 'TLSv1.2' } as const;
    const api = await start({ ca, tls });
    const error = await failure(list(contextFor(api, { user: {} })));
    expect(error).toMatchObject({
      kind: 'tls',
      message: `no secure connection to ${api.url} (ssl/tls alert handshake failure)`,
    });
  });

  it('must belong to its key', async () => {
    const ca = await authority();
    const [me, other] = [await clientCertificate(ca, 'jane'), await clientCertificate(ca, 'joe')];
    const user = { 'client-certificate-data': base64(me.cert), 'client-key-data': base64(other.key) };
    const error = await failure(list(contextFor(await start({ ca }), { user })));
    expect(error).toMatchObject({
      kind: 'credentials',
      message: 'the client certificate and key do not belong together; check the user of this context',
    });
  });

  it('names the file that is missing', async () => {
    const user = { 'client-certificate': 'gone.crt', 'client-key': 'gone.key' };
    const error = await failure(list(contextFor(await start(), { user })));
    expect(error).toMatchObject({
      kind: 'credentials',
      message: 'cannot read /kube/gone.crt (no such file), which the kubeconfig names',
    });
  });
});

describe('an address where no API server is', () => {
  it.each([
    [
      'nothing listens',
      'https://127.0.0.1:1',
      'unreachable',
      'cannot reach https://127.0.0.1:1 (connection refused)',
    ],
    [
      'the name is unknown',
      'https://nowhere.invalid',
      'unreachable',
      /^cannot reach https:\/\/nowhere\.invalid \(host not found/,
    ],
  ])('says so: %s', async (_name, url, kind, message) => {
    const error = await failure(list(contextFor({ url, ca: await authority() })));
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
  });
});
