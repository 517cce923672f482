import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Log } from '../../electron/app/log.ts';
import { type LoopbackServer, startLoopbackServer } from '../../electron/app/loopback-server.ts';

const log: Log = { error() {}, warn() {}, info() {}, debug() {} };
let server: LoopbackServer;
let port: number;
let newUrls: string[];

beforeEach(async () => {
  const root = mkdtempSync(join(tmpdir(), 'dogwatch-page-'));
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">page');
  newUrls = [];
  server = await startLoopbackServer({
    app: { handle: async (channel, payload) => ({ ok: true, value: { channel, payload } }) },
    root,
    port: 0,
    log,
    onNewUrl: (url) => newUrls.push(url),
  });
  port = Number(new URL(server.url).port);
});

afterEach(() => server.close());

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
    app: { handle: async () => ({ ok: true, value: null }) },
    root: '.',
    port,
    log,
    onNewUrl() {},
  });
  await expect(start).rejects.toThrow(`cannot listen on port ${port} (another program is using it)`);
});
