import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../electron/kube/connect.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';
import { RESOURCES } from '../../electron/kube/resources.ts';
import {
  type ApiServer,
  contextFor,
  type Handler,
  json,
  podList,
  startApiServer,
  status,
} from './support/api-server.ts';
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

describe('listPage', () => {
  it('asks for one page and returns its items as they came', async () => {
    let asked = '';
    server.answer((request, response) => {
      asked = request.url ?? '';
      json(response, 200, podList(['a', 'b'], { continue: 'next' }));
    });
    const page = await connection.listPage(RESOURCES.pods, {
      namespace: 'my shop',
      limit: 2,
      labelSelector: 'a=b',
      signal,
    });
    expect(asked).toBe('/api/v1/namespaces/my%20shop/pods?limit=2&labelSelector=a%3Db');
    expect(page).toMatchObject({ resourceVersion: '100', continue: 'next' });
    expect([...page.items]).toEqual([{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }]);
  });

  it('fails at an item that is no JSON, and says so without quoting it', async () => {
    const list = JSON.stringify(podList(['a', 'b'])).replace('"b"}', '"b"]');
    server.answer((_, response) => void response.end(list));
    const page = await connection.listPage(RESOURCES.pods, { signal });
    const failed = await failure((async () => [...page.items])());
    expect(failed).toMatchObject({
      kind: 'bad_response',
      message: expect.stringMatching(/sent a list that is not JSON$/),
    });
  });

  it('sends a continue token without the resource version it already carries', async () => {
    let asked = '';
    server.answer((request, response) => {
      asked = request.url ?? '';
      json(response, 200, podList([], { continue: '' }));
    });
    const page = await connection.listPage(RESOURCES.pods, {
      continue: 'next',
      resourceVersion: '5',
      signal,
    });
    expect(asked).toBe('/api/v1/pods?continue=next');
    expect(page.continue).toBeNull();
  });

  it('asks for a resource version as the oldest that will do', async () => {
    let asked = '';
    server.answer((request, response) => {
      asked = request.url ?? '';
      json(response, 200, podList([]));
    });
    await connection.listPage(RESOURCES.nodes, {
      limit: 1,
      resourceVersion: '5',
      namespace: 'ignored',
      signal,
    });
    expect(asked).toBe('/api/v1/nodes?limit=1&resourceVersion=5&resourceVersionMatch=NotOlderThan');
  });

  it('asks for no compression where the kubeconfig says disable-compression', async () => {
    const asked: unknown[] = [];
    server.answer((request, response) => {
      asked.push(request.headers['accept-encoding']);
      json(response, 200, podList([]));
    });
    const plain = connect(contextFor(server, { cluster: { 'disable-compression': true } }));
    await plain.listPage(RESOURCES.pods, { signal });
    await plain.close();
    expect(asked).toEqual(['identity']);
  });

  it('decodes gzip and counts the bytes that travelled', async () => {
    const body = gzipSync(JSON.stringify(podList(Array.from({ length: 500 }, (_, i) => `pod-${i}`))));
    server.answer((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(body);
    });
    const page = await connection.listPage(RESOURCES.pods, { signal });
    expect([...page.items]).toHaveLength(500);
    expect(page.bytes).toBe(body.length);
  });

  it('asks for metadata only with a fallback for servers that cannot', async () => {
    let accept = '';
    server.answer((request, response) => {
      accept = request.headers.accept ?? '';
      json(response, 200, podList([]));
    });
    await connection.listPage(RESOURCES.replicasets, { metadataOnly: true, signal });
    expect(accept).toBe('application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json');
  });

  it('takes null items for an empty list, as Go writes one', async () => {
    server.answer((_, response) => json(response, 200, { items: null, metadata: { resourceVersion: '1' } }));
    expect([...(await connection.listPage(RESOURCES.pods, { signal })).items]).toEqual([]);
  });

  it('uses two connections for any number of requests', async () => {
    const before = server.connections();
    server.answer((_, response) => json(response, 200, podList([])));
    await Promise.all(Array.from({ length: 12 }, () => connection.listPage(RESOURCES.pods, { signal })));
    expect(server.connections() - before).toBeLessThanOrEqual(2);
  });

  const html =
    (code: number): Handler =>
    (_, response) =>
      response.writeHead(code, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  const refusal =
    (
      code: number,
      message: string,
      headers: Record<string, string> = {},
      more: Record<string, unknown> = {},
    ): Handler =>
    (_, response) =>
      json(response, code, status(code, message, more), headers);
  const raw =
    (body: string | Buffer, headers: Record<string, string> = {}): Handler =>
    (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);
  const gzipped = gzipSync(JSON.stringify(podList(['a', 'b', 'c'])));

  const failures: [
    string,
    Handler,
    { kind: string; status?: number; retryAfterMs?: number | null },
    string | RegExp,
  ][] = [
    [
      '403',
      refusal(403, 'pods is forbidden'),
      { kind: 'forbidden', status: 403 },
      'not permitted to list pods (403): pods is forbidden',
    ],
    [
      '404',
      refusal(404, 'no such thing'),
      { kind: 'not_found' },
      /found nothing to list pods \(404\): no such thing$/,
    ],
    ['409', refusal(409, 'try again'), { kind: 'conflict' }, /could not list pods \(409\): try again$/],
    [
      '410',
      refusal(410, 'too old'),
      { kind: 'gone', status: 410 },
      'the resource version is too old to list pods (410): too old',
    ],
    [
      '429 with Retry-After',
      refusal(429, 'slow down', { 'retry-after': '7' }),
      { kind: 'throttled', retryAfterMs: 7_000 },
      /asks for fewer requests \(429\): slow down$/,
    ],
    [
      '503 with Retry-After',
      refusal(503, 'starting', { 'retry-after': '2' }),
      { kind: 'server', status: 503, retryAfterMs: 2_000 },
      /could not list pods \(503\): starting$/,
    ],
    [
      'an absurd Retry-After',
      refusal(429, '', { 'retry-after': '99999999' }),
      { kind: 'throttled', retryAfterMs: 3_600_000 },
      /\(429\)$/,
    ],
    [
      'a Retry-After in the past',
      refusal(429, '', { 'retry-after': 'Mon, 01 Jan 2001 00:00:00 GMT' }),
      { kind: 'throttled', retryAfterMs: 0 },
      /\(429\)$/,
    ],
    [
      'a Retry-After of nonsense',
      refusal(429, '', { 'retry-after': 'soon' }),
      { kind: 'throttled', retryAfterMs: null },
      /\(429\)$/,
    ],
    [
      '504 for a version still to come',
      refusal(
        504,
        'Timeout',
        {},
        { details: { causes: [{ reason: 'ResourceVersionTooLarge' }], retryAfterSeconds: 1 } },
      ),
      { kind: 'version_too_large', status: 504, retryAfterMs: 1_000 },
      /has not reached the resource version to list pods \(504\)/,
    ],
    [
      'the same told by the message alone',
      refusal(504, 'Timeout: Too large resource version: 9, current: 3'),
      { kind: 'version_too_large' },
      /current: 3$/,
    ],
    [
      'the same from an old server',
      refusal(500, 'etcdserver: mvcc: required revision is a future revision'),
      { kind: 'version_too_large' },
      /\(500\)/,
    ],
    ['any other 504', refusal(504, 'gateway'), { kind: 'server', status: 504 }, /\(504\): gateway$/],
    [
      '500 with null details',
      refusal(500, 'etcd is gone', {}, { details: null }),
      { kind: 'server' },
      /\(500\): etcd is gone$/,
    ],
    [
      'a login page',
      html(200),
      { kind: 'bad_response' },
      /answered with HTML instead of JSON: is this a Kubernetes API server or a login page\?$/,
    ],
    ['a login page with 403', html(403), { kind: 'bad_response' }, /HTML instead of JSON/],
    ['an error page with 502', html(502), { kind: 'server', status: 502 }, /could not list pods \(502\)$/],
    [
      'a redirect',
      (_, response) => void response.writeHead(302, { location: 'https://login' }).end(),
      { kind: 'bad_response' },
      /answered with a redirect \(302\)/,
    ],
    [
      'JSON cut short',
      raw('{"items":[{"metadata":{"name":"a"'),
      { kind: 'bad_response' },
      /sent a list cut short$/,
    ],
    ['an empty body', raw(''), { kind: 'bad_response' }, /sent a list cut short$/],
    [
      'something else in braces',
      raw('{items: []}'),
      { kind: 'bad_response' },
      /sent a list that is not JSON$/,
    ],
    [
      'gzip cut short',
      raw(gzipped.subarray(0, 30), { 'content-encoding': 'gzip' }),
      { kind: 'bad_response' },
      /sent a list cut short$/,
    ],
    [
      'broken gzip',
      raw('no gzip', { 'content-encoding': 'gzip' }),
      { kind: 'bad_response' },
      /whose compression is broken$/,
    ],
    ['null', raw('null'), { kind: 'bad_response' }, /is not a list of pods$/],
    [
      'a list without items',
      raw('{"metadata":{"resourceVersion":"1"}}'),
      { kind: 'bad_response' },
      /is not a list of pods$/,
    ],
    [
      'a list without a resource version',
      raw('{"items":[],"metadata":null}'),
      { kind: 'bad_response' },
      /is not a list of pods$/,
    ],
    [
      'a body that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"items":[');
        setImmediate(() => response.destroy());
      },
      { kind: 'bad_response' },
      /sent a list cut short$/,
    ],
    [
      'a connection cut before the answer',
      (request) => void request.socket.destroy(),
      { kind: 'unreachable' },
      /^cannot reach https:\/\/127\.0\.0\.1:\d+ \(connection cut\)$/,
    ],
  ];

  it.each(failures)('fails in words for %s', async (_name, handler, expected, message) => {
    server.answer(handler);
    const error = await failure(connection.listPage(RESOURCES.pods, { signal }));
    expect(error).toMatchObject(expected);
    if (typeof message === 'string') expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
  });

  it('keeps a hostile message to one short line without secrets', async () => {
    const message = `no\r\n\u001b[31mBearer abc.def ${'x'.repeat(1_000)}`;
    server.answer((_, response) => json(response, 500, status(500, message)));
    const error = await failure(connection.listPage(RESOURCES.pods, { signal }));
    expect(error.message).toContain('(500): no Bearer [redacted] xxx');
    expect(error.message.length).toBeLessThan(400);
  });

  it('gives up after its time, wherever the answer hangs', async () => {
    server.answer(() => {});
    const silent = await failure(connection.listPage(RESOURCES.pods, { signal, timeoutMs: 60 }));
    expect(silent).toMatchObject({
      kind: 'timeout',
      message: `cannot reach ${server.url} (timed out after 0.06 s)`,
    });
    server.answer((_, response) => void response.writeHead(200).write('{'));
    expect((await failure(connection.listPage(RESOURCES.pods, { signal, timeoutMs: 60 }))).kind).toBe(
      'timeout',
    );
  });

  it('ends as aborted when the caller or the connection ends it', async () => {
    server.answer(() => {});
    const controller = new AbortController();
    const pending = failure(connection.listPage(RESOURCES.pods, { signal: controller.signal }));
    controller.abort();
    expect((await pending).kind).toBe('aborted');
    const closing = failure(connection.listPage(RESOURCES.pods, { signal }));
    await connection.close();
    expect((await closing).kind).toBe('aborted');
    expect((await failure(connection.listPage(RESOURCES.pods, { signal }))).kind).toBe('aborted');
  });
});

describe('getText', () => {
  it('replaces invalid UTF-8', async () => {
    server.answer((_, response) => void response.end(Buffer.from([0x61, 0xff, 0x62])));
    expect(await connection.getText('/api/v1/namespaces/a/pods/b/log?tailLines=5', { signal })).toBe(
      'a\uFFFDb',
    );
  });

  it('cuts at maxBytes, not inside a character', async () => {
    server.answer((_, response) => void response.end('aé'.repeat(1_000)));
    expect(await connection.getText('/log', { signal, maxBytes: 5 })).toBe('aéa');
  });

  it('names the path without its query in errors', async () => {
    server.answer((_, response) => json(response, 403, status(403, 'no')));
    const error = await failure(connection.getText('/log?secret=1', { signal }));
    expect(error.message).toBe('not permitted to read /log (403): no');
  });
});
