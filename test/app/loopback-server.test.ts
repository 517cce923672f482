import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { HistoryExport } from '../../electron/app/export-history.ts';
import type { Log } from '../../electron/app/log.ts';
import { type LoopbackServer, startLoopbackServer } from '../../electron/app/loopback-server.ts';

/** An endless export: what is not read is not made. */
const made: string[] = [];
const ended: string[] = [];
function exportHistory(parameters: URLSearchParams): HistoryExport {
  const pages = Number(parameters.get('pages'));
  if (Number.isNaN(pages)) throw new Error('This export is not possible.');
  async function* each() {
    try {
      for (let page = 0; page < pages; page += 1) {
        made.push('page');
        yield 'x'.repeat(100_000);
        await setImmediate();
      }
    } finally {
      ended.push('export');
    }
  }
  return { name: 'dogwatch-events.csv', contentType: 'text/csv; charset=utf-8', pages: each() };
}

const log: Log = { error() {}, warn() {}, info() {}, debug() {} };
let server: LoopbackServer;
let port: number;
let newUrls: string[];
let root: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'dogwatch-page-'));
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">page');
  newUrls = [];
  server = await startLoopbackServer({
    app: {
      handle: async (channel, payload) => ({ ok: true, value: { channel, payload } }),
      exportHistory,
      signals: () => ({ version: '1', loops: [], open: [], events: 0, deliveries: [], approvals: 0 }),
    },
    root,
    port: 0,
    log,
    onNewUrl: (url) => newUrls.push(url),
  });
  port = Number(new URL(server.url).port);
});

afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject).end();
  });
}

const tokenPath = () => new URL(server.url).pathname + new URL(server.url).search;

async function signIn(): Promise<string> {
  const { headers } = await get(tokenPath());
  return String(headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

describe('the link', () => {
  test('is traded for an HttpOnly, SameSite=Strict cookie and leaves the address bar', async () => {
    const answer = await get(tokenPath());
    expect(answer).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/);
  });

  test('works once; a second browser is told where to look and a fresh link is printed', async () => {
    await get(tokenPath());
    expect((await get(tokenPath())).status).toBe(403);
    expect(newUrls).toHaveLength(1);
    const fresh = new URL(newUrls[0] ?? '');
    expect((await get(fresh.pathname + fresh.search)).status).toBe(303);
  });

  test('a wrong token, or none, gets nothing and does not use the link up', async () => {
    expect((await get('/?token=guess')).status).toBe(403);
    expect((await get('/')).status).toBe(403);
    expect((await get(tokenPath())).status).toBe(303);
    expect(newUrls).toEqual([]);
  });
});

describe('the page', () => {
  test('is served to the cookie with a policy that names a nonce of its own', async () => {
    const cookie = await signIn();
    const [first, second] = [await get('/', { cookie }), await get('/', { cookie })];
    expect(first.status).toBe(200);
    const nonce = /nonce-([^']+)'/.exec(String(first.headers['content-security-policy']))?.[1] ?? 'none';
    expect(first.body).toContain(nonce);
    expect(second.body).not.toContain(nonce);
  });

  test('is refused under a foreign host name (DNS rebinding)', async () => {
    const cookie = await signIn();
    expect((await get('/', { cookie, host: `evil.example:${port}` })).status).toBe(403);
  });

  test('answers GET and HEAD only', async () => {
    const cookie = await signIn();
    expect((await get('/', { cookie }, 'POST')).status).toBe(405);
  });

  test('nothing outside the folder is served', async () => {
    const cookie = await signIn();
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json'])
      expect((await get(path, { cookie })).body).not.toContain('dogwatch');
  });
});

describe('an export', () => {
  test('is a download for whoever holds the cookie', async () => {
    const answer = await get('/export?pages=3', { cookie: await signIn() });
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="dogwatch-events.csv"',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      },
    });
    expect(answer.body).toHaveLength(300_000);
  });

  test('is refused without it, and where it is not possible', async () => {
    expect((await get('/export?pages=3')).status).toBe(403);
    const cookie = await signIn();
    expect((await get('/export?pages=3', { cookie, host: `evil.example:${port}` })).status).toBe(403);
    expect(await get('/export?pages=many', { cookie })).toMatchObject({
      status: 400,
      body: 'This export is not possible.\n',
    });
  });

  test('waits for a browser that reads slowly, and ends with one that leaves', async () => {
    made.length = 0;
    ended.length = 0;
    const cookie = await signIn();
    const sent = request({ host: '127.0.0.1', port, path: '/export?pages=100000', headers: { cookie } });
    sent.on('error', () => {}).end();
    const response = await new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
    response.on('error', () => {}).pause();
    // The kernel's buffers fill up: from then on nothing is made.
    let before = -1;
    await vi.waitFor(
      () => {
        const last = before;
        before = made.length;
        expect(made.length).toBe(last);
      },
      { timeout: 10_000, interval: 200 },
    );
    expect(made.length).toBeLessThan(1000);
    sent.destroy();
    await vi.waitFor(() => expect(ended).toEqual(['export']));
  });
});

describe('the WebSocket', () => {
  const open = (headers: Record<string, string>): Promise<WebSocket> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/ipc`, { headers });
      socket.once('open', () => resolve(socket)).once('error', reject);
    });
  const next = (socket: WebSocket): Promise<unknown> =>
    new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
  const origin = () => `http://127.0.0.1:${port}`;

  test('carries requests, replies and pushes', async () => {
    const socket = await open({ cookie: await signIn(), origin: origin() });
    const reply = next(socket);
    socket.send(JSON.stringify({ id: 7, channel: 'app.state', payload: {} }));
    expect(await reply).toEqual({ id: 7, reply: { ok: true, value: { channel: 'app.state', payload: {} } } });
    const push = next(socket);
    server.push('navigate', { screen: 'settings', incident: null });
    expect(await push).toEqual({ push: 'navigate', value: { screen: 'settings', incident: null } });
    socket.close();
  });

  test.each([
    ['another site’s page', async () => ({ cookie: await signIn(), origin: 'https://evil.example' })],
    ['a page without the cookie', async () => ({ origin: origin() })],
    ['a client that names no origin', async () => ({ cookie: await signIn() })],
  ])('is refused to %s', async (_who, headers) => {
    await expect(open(await headers())).rejects.toThrow('403');
  });

  test.each(['not json', '{"channel":"app.state"}', '[]', 'null'])(
    '%s ends the connection, not the server',
    async (text) => {
      const socket = await open({ cookie: await signIn(), origin: origin() });
      const closed = new Promise<number>((resolve) => socket.once('close', resolve));
      socket.send(text);
      expect([1003, 1008]).toContain(await closed);
      expect((await get(tokenPath())).status).toBe(403);
    },
  );
});

test('a taken port is one sentence that says what to do', async () => {
  const start = startLoopbackServer({
    app: {
      handle: async () => ({ ok: true, value: null }),
      exportHistory,
      signals: () => ({ version: '1', loops: [], open: [], events: 0, deliveries: [], approvals: 0 }),
    },
    root: '.',
    port,
    log,
    onNewUrl() {},
  });
  await expect(start).rejects.toThrow(`cannot listen on port ${port} (another program is using it)`);
});

test.each([
  ['/healthz', /^ok\n$/],
  ['/readyz', /^ok\n$/],
  ['/metrics', /^dogwatch_info\{version="1"\} 1$/m],
])('%s answers machines on this machine, without a cookie', async (path, body) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatch(body);
});
