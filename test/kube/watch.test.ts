import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../electron/kube/connect.ts';
import type { ClusterConnection, WatchEvent } from '../../electron/kube/connection.ts';
import { RESOURCES } from '../../electron/kube/resources.ts';
import { type ApiServer, contextFor, json, podList, startApiServer, status } from './support/api-server.ts';
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

/** A connection that waits less than people do, for what is named. */
function hurried(bounds: { headersTimeoutMs?: number; overtimeMs?: number }): ClusterConnection {
  connection = connect(contextFor(server), {
    watchBounds: { headersTimeoutMs: 30_000, overtimeMs: 5_000, ...bounds },
  });
  return connection;
}

function line(type: string, name: string): string {
  return `${JSON.stringify({ type, object: { metadata: { name } } })}\n`;
}

/** Streams `chunks`, each in its own TLS record, then ends as told. */
function stream(...chunks: (string | Buffer)[]) {
  return async (_: unknown, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const chunk of chunks) {
      await new Promise((written) => response.write(chunk, written));
      await new Promise(setImmediate);
    }
    response.end();
  };
}

const options = { resourceVersion: '7', timeoutSeconds: 30, signal };

async function collect(watch: AsyncIterable<WatchEvent>): Promise<string[]> {
  const seen: string[] = [];
  for await (const { type, object } of watch)
    seen.push(`${type} ${(object.metadata as { name: string }).name}`);
  return seen;
}

describe('watch', () => {
  it('asks for bookmarks, a bounded time and no compression', async () => {
    let asked = '';
    let encoding: string | undefined;
    server.answer((request, response) => {
      asked = request.url ?? '';
      encoding = request.headers['accept-encoding'];
      response.writeHead(200).end();
    });
    const selected = { ...options, timeoutSeconds: 29.5, namespace: 'shop', labelSelector: 'a=b' };
    expect(await collect(connection.watch(RESOURCES.pods, selected))).toEqual([]);
    expect(asked).toBe(
      '/api/v1/namespaces/shop/pods?watch=1&allowWatchBookmarks=true&resourceVersion=7&timeoutSeconds=30&labelSelector=a%3Db',
    );
    expect(encoding).toBe('identity');
  });

  it('yields every event as it comes and returns when the server closes', async () => {
    server.answer(
      stream(line('ADDED', 'a') + line('MODIFIED', 'b'), line('DELETED', 'c') + line('BOOKMARK', 'd')),
    );
    expect(await collect(connection.watch(RESOURCES.pods, options))).toEqual([
      'ADDED a',
      'MODIFIED b',
      'DELETED c',
      'BOOKMARK d',
    ]);
  });

  it('joins lines across chunks, also inside a UTF-8 character', async () => {
    const bytes = Buffer.from(line('ADDED', 'schöne-grüße-🐕'));
    let counted = 0;
    server.answer(stream(...Array.from(bytes, (byte) => Buffer.from([byte]))));
    const watch = connection.watch(RESOURCES.pods, { ...options, onBytes: (n) => (counted += n) });
    expect(await collect(watch)).toEqual(['ADDED schöne-grüße-🐕']);
    expect(counted).toBe(bytes.length);
  });

  it('does not wait for lists, nor they for it', async () => {
    const open: ServerResponse[] = [];
    server.answer((request, response) => {
      if (!request.url?.includes('watch=1')) return json(response, 200, podList([]));
      response.writeHead(200).write(line('ADDED', 'a'));
      open.push(response);
    });
    const watches = Array.from({ length: 4 }, () =>
      connection.watch(RESOURCES.pods, options)[Symbol.asyncIterator](),
    );
    await Promise.all(watches.map((watch) => watch.next()));
    await connection.listPage(RESOURCES.pods, { signal });
    for (const response of open) response.end();
    expect((await Promise.all(watches.map((watch) => watch.next()))).every(({ done }) => done)).toBe(true);
  });

  it('uses its connection again for the next cycle', async () => {
    server.answer(stream(line('ADDED', 'a')));
    const before = server.connections();
    for (let cycle = 0; cycle < 3; cycle++) await collect(connection.watch(RESOURCES.pods, options));
    expect(server.connections() - before).toBe(1);
  });

  it('closes the request when the consumer stops early', async () => {
    const closed = Promise.withResolvers<void>();
    server.answer((_, response) => {
      response.writeHead(200).write(line('ADDED', 'a'));
      response.on('close', () => closed.resolve());
    });
    for await (const event of connection.watch(RESOURCES.pods, options)) {
      expect(event.type).toBe('ADDED');
      break;
    }
    await closed.promise;
  });

  const gone = { type: 'ERROR', object: status(410, 'too old resource version: 7 (9)') };
  it.each([
    [
      'as an HTTP status',
      (_: unknown, response: ServerResponse) => json(response, 410, status(410, 'too old')),
    ],
    ['as an event after 200', stream(`${JSON.stringify(gone)}\n`)],
  ])('throws gone for 410 %s', async (_name, handler) => {
    server.answer(handler);
    const error = await failure(collect(connection.watch(RESOURCES.pods, options)));
    expect(error).toMatchObject({ kind: 'gone', status: 410 });
    expect(error.message).toMatch(/^the resource version is too old to watch pods \(410\): too old/);
  });

  it.each([
    [
      'an ERROR event of another code',
      `${JSON.stringify({ type: 'ERROR', object: status(500, 'etcd') })}\n`,
      'server',
      /could not watch pods \(500\): etcd$/,
    ],
    ['an ERROR event without an object', '{"type":"ERROR"}\n', 'server', /\(500\)$/],
    [
      'a cut inside a line',
      '{"type":"ADDED","obj',
      'bad_response',
      /the watch of pods was cut inside a line$/,
    ],
    ['a line that is not JSON', 'hello\n', 'bad_response', /sent a line that is not JSON$/],
    ['a line of HTML', '<html>\n', 'bad_response', /sent HTML$/],
    ['null', 'null\n', 'bad_response', /sent a line that is no watch event$/],
    ['an unknown type', '{"type":"SHOUTED","object":{}}\n', 'bad_response', /no watch event$/],
    ['an event whose object is null', '{"type":"ADDED","object":null}\n', 'bad_response', /no watch event$/],
  ])('throws for %s', async (_name, body, kind, message) => {
    server.answer(stream(body));
    const error = await failure(collect(connection.watch(RESOURCES.pods, options)));
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
  });

  it('yields what came before the trouble', async () => {
    server.answer(stream(line('ADDED', 'a'), line('ADDED', 'b'), '{"type":'));
    const seen: string[] = [];
    const error = await failure(
      (async () => {
        for await (const { type } of connection.watch(RESOURCES.pods, options)) seen.push(type);
      })(),
    );
    expect(seen).toEqual(['ADDED', 'ADDED']);
    expect(error.kind).toBe('bad_response');
  });

  it.each([
    ['inside a line', '{"type":', 'bad_response'],
    ['between lines', line('ADDED', 'a'), 'unreachable'],
  ])('throws when the connection is cut %s', async (_name, body, kind) => {
    server.answer((_, response) => {
      response.writeHead(200).write(body);
      setImmediate(() => response.destroy());
    });
    expect((await failure(collect(connection.watch(RESOURCES.pods, options)))).kind).toBe(kind);
  });

  it('refuses a line of 10 MB', async () => {
    server.answer(stream(`{"type":"ADDED","object":{"x":"${'x'.repeat(10_000_000)}"}}\n`));
    const error = await failure(collect(connection.watch(RESOURCES.pods, options)));
    expect(error).toMatchObject({ kind: 'bad_response' });
    expect(error.message).toMatch(/sent a line of more than 8 MiB$/);
  });

  it('throws timeout for a server that keeps the stream open past its time', async () => {
    server.answer((_, response) => response.writeHead(200).flushHeaders());
    const error = await failure(
      collect(hurried({ overtimeMs: 50 }).watch(RESOURCES.pods, { ...options, timeoutSeconds: 0.05 })),
    );
    expect(error).toMatchObject({ kind: 'timeout' });
    expect(error.message).toMatch(/kept the watch of pods open past its time: the connection hangs$/);
  });

  it('throws timeout when no answer comes', async () => {
    server.answer(() => {});
    const error = await failure(collect(hurried({ headersTimeoutMs: 100 }).watch(RESOURCES.pods, options)));
    expect(error).toMatchObject({
      kind: 'timeout',
      message: `cannot reach ${server.url} (timed out after 0.1 s)`,
    });
  });

  it('throws aborted when the caller ends it', async () => {
    const controller = new AbortController();
    server.answer((_, response) => void response.writeHead(200).write(line('ADDED', 'a')));
    const watch = connection.watch(RESOURCES.pods, { ...options, signal: controller.signal });
    const error = failure(
      (async () => {
        for await (const _event of watch) controller.abort();
      })(),
    );
    expect((await error).kind).toBe('aborted');
  });
});
