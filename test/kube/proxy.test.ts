import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../electron/kube/connect.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { RESOURCES } from '../../electron/kube/resources.ts';
import { type ApiServer, contextFor, json, podList, startApiServer } from './support/api-server.ts';
import { authority, base64 } from './support/certificates.ts';
import { failure } from './support/kube-failure.ts';
import { httpProxy, socks5Proxy, type TestProxy } from './support/proxies.ts';

let server: ApiServer;
let proxy: TestProxy | undefined;
let connection: ClusterConnection | undefined;
const { signal } = new AbortController();

beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.answer((request, response) => {
    if (request.url?.includes('watch=1')) response.writeHead(200).write('{"type":"ADDED","object":{}}\n');
    else json(response, 200, podList(['a']));
  });
});
afterEach(async () => {
  await connection?.close();
  await proxy?.close();
});

function open(proxyUrl: string, ca = server.ca): ClusterConnection {
  connection = connect(contextFor({ url: server.url, ca }, { cluster: { 'proxy-url': proxyUrl } }));
  return connection;
}

describe.each([
  ['http', () => httpProxy()],
  ['socks5', socks5Proxy],
])('a %s proxy-url', (_kind, start) => {
  it('carries lists and watches beside each other', async () => {
    proxy = await start();
    const through = open(proxy.url);
    const watch = through.watch(RESOURCES.pods, { resourceVersion: '1', timeoutSeconds: 30, signal });
    for await (const event of watch) {
      expect(event.type).toBe('ADDED');
      expect([...(await through.listPage(RESOURCES.pods, { signal })).items]).toHaveLength(1);
      break;
    }
    expect(new Set(proxy.targets)).toEqual(new Set([new URL(server.url).host]));
  });

  it('does not stand in for the authority', async () => {
    proxy = await start();
    const error = await failure(
      open(proxy.url, await authority('other')).listPage(RESOURCES.pods, { signal }),
    );
    expect(error.kind).toBe('tls');
  });

  it('is named when it is not there', async () => {
    proxy = await start();
    await proxy.close();
    const error = await failure(open(proxy.url).listPage(RESOURCES.pods, { signal }));
    expect(error).toMatchObject({
      kind: 'unreachable',
      message: `cannot reach ${server.url} through the proxy ${proxy.url} (connection refused)`,
    });
    proxy = undefined;
  });
});

describe('a proxy with a password', () => {
  it('gets it, and errors do not', async () => {
    proxy = await httpProxy(`Basic ${base64('me:hunter2')}`);
    const address = proxy.url.replace('//', '//me:hunter2@');
    expect([...(await open(address).listPage(RESOURCES.pods, { signal })).items]).toHaveLength(1);
    await connection?.close();
    const error = await failure(
      open(proxy.url.replace('//', '//me:wrong@')).listPage(RESOURCES.pods, { signal }),
    );
    expect(error).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining(`through the proxy ${proxy.url} (Proxy response (407)`),
    });
  });
});
