import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PushName } from '../../shared/channels.ts';
import type { Pushes } from '../../shared/ipc.ts';
import type { App } from './app.ts';
import { download } from './download.ts';
import type { Log } from './log.ts';
import { metricsText, notReady, notWell } from './metrics.ts';
import { rendererFile } from './renderer-files.ts';

const COOKIE_SECONDS = 30 * 24 * 3600;
/** Requests carry names, filters and ids: far below this. */
const MAX_REQUEST_BYTES = 256 * 1024;
/** A page that does not read what it is sent is cut off; it reconnects and reads the whole state again. */
const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

export interface LoopbackServer {
  /** Carries a token that is good for one browser, once. */
  readonly url: string;
  push<P extends PushName>(push: P, value: Pushes[P]): void;
  close(): Promise<void>;
}

export interface LoopbackServerOptions {
  app: Pick<App, 'handle' | 'exportHistory' | 'signals'>;
  /** The built renderer's folder. */
  root: string;
  /** 0: any free port. */
  port: number;
  log: Log;
  /** A used link was opened again without its cookie: here is a fresh one for whoever can see the terminal. */
  onNewUrl(url: string): void;
}

/**
 * Serves the window to a browser on this machine, and only to one that holds the link printed in the terminal: the
 * link's token is traded once for an HttpOnly, SameSite=Strict cookie. Host must be loopback (no DNS rebinding) and a
 * WebSocket's Origin must equal Host (no other site's page may speak to it).
 * @throws Error with one sentence when the port is taken.
 */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  const { app, root, log } = options;
  let token: string | null = secret();
  const session = secret();
  let hosts: ReadonlySet<string> = new Set();
  let cookieName = '';
  const urlWith = (value: string) => `http://127.0.0.1:${port}/?token=${value}`;

  const admitted = (request: IncomingMessage) => sameSecret(cookie(request, cookieName), session);

  const server = createServer((request, response) => {
    if (!hosts.has(request.headers.host ?? ''))
      return refuse(response, 403, 'This address is not Dogwatch’s own.');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'Only GET is answered here.');
    const url = new URL(request.url ?? '/', 'http://loopback');
    // For machines on this machine: no cookie, and nothing of what runs in a cluster.
    if (PROBES.has(url.pathname)) return void probe(app, url.pathname, response);
    const offered = url.searchParams.get('token');
    if (offered !== null && token !== null && sameSecret(offered, token)) {
      token = null;
      response.setHeader(
        'Set-Cookie',
        `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${COOKIE_SECONDS}`,
      );
      return redirectHome(response);
    }
    if (admitted(request)) return offered === null ? void serve(url, response) : redirectHome(response);
    if (token === null) {
      token = secret();
      options.onNewUrl(urlWith(token));
    }
    refuse(response, 403, 'Open the link that Dogwatch printed in its terminal: each link works once.');
  });

  async function serve({ pathname, searchParams }: URL, response: ServerResponse): Promise<void> {
    if (pathname === '/export') return sendExport(searchParams, response);
    const file = await rendererFile(root, pathname, randomBytes(16).toString('base64'));
    response.writeHead(file.status, file.headers).end(file.body);
  }

  async function sendExport(parameters: URLSearchParams, response: ServerResponse): Promise<void> {
    try {
      await download(app.exportHistory(parameters), response, log);
    } catch (error) {
      refuse(response, 400, error instanceof Error ? error.message : String(error));
    }
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_REQUEST_BYTES });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const host = request.headers.host ?? '';
    const trusted =
      request.url === '/ipc' &&
      hosts.has(host) &&
      request.headers.origin === `http://${host}` &&
      admitted(request);
    if (!trusted) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('message', (data) => void answerFrame(app, client, String(data)));
      client.on('error', (error) => log.debug('a page’s connection failed', { error }));
    });
  });

  const port = await listen(server, options.port);
  hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);
  // Cookies know no ports: two Dogwatches on one machine must not overwrite each other's.
  cookieName = `dogwatch_${port}`;

  return {
    url: urlWith(token),
    push(push, value) {
      const frame = JSON.stringify({ push, value });
      for (const client of sockets.clients) {
        if (client.bufferedAmount > MAX_BUFFERED_BYTES) client.terminate();
        else if (client.readyState === client.OPEN) client.send(frame);
      }
    },
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answerFrame(app: Pick<App, 'handle'>, client: WebSocket, text: string): Promise<void> {
  let frame: { id?: unknown; channel?: unknown; payload?: unknown };
  try {
    frame = Object(JSON.parse(text));
  } catch {
    client.close(1003, 'not JSON');
    return;
  }
  if (typeof frame.id !== 'number' || typeof frame.channel !== 'string') {
    client.close(1008, 'not a request');
    return;
  }
  const reply = await app.handle(frame.channel, frame.payload);
  if (client.readyState === client.OPEN) client.send(JSON.stringify({ id: frame.id, reply }));
}

const PROBES: ReadonlySet<string> = new Set(['/metrics', '/healthz', '/readyz']);

async function probe(app: Pick<App, 'signals'>, path: string, response: ServerResponse): Promise<void> {
  try {
    const signals = app.signals();
    const why = path === '/readyz' ? notReady(signals) : path === '/healthz' ? notWell(signals) : null;
    const text = path === '/metrics' ? await metricsText(signals) : `${why ?? 'ok'}\n`;
    response
      .writeHead(why === null ? 200 : 503, {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
        'Cache-Control': 'no-store',
      })
      .end(text);
  } catch (error) {
    refuse(response, 500, error instanceof Error ? error.message : String(error));
  }
}

const REFUSALS: Record<string, string> = {
  EADDRINUSE: 'another program is using it',
  EACCES: 'permission denied',
};

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = REFUSALS[error.code ?? ''] ?? error.message;
      reject(
        new Error(`cannot listen on port ${port} (${why}): choose another with --port, or leave it out`),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const secret = () => randomBytes(24).toString('hex');

function sameSecret(offered: string | null, expected: string): boolean {
  const [a, b] = [Buffer.from(offered ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookie(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name) return value ?? null;
  }
  return null;
}

function redirectHome(response: ServerResponse): void {
  response.writeHead(303, { Location: '/', 'Cache-Control': 'no-store' }).end();
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`${sentence}\n`);
}
