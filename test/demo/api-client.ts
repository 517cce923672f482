import { Agent, type RequestOptions, request } from 'node:https';
import { gunzipSync } from 'node:zlib';
import type { DemoServer } from '../../electron/demo/demo-server.ts';

export interface Answer {
  code: number;
  headers: Record<string, string | string[] | undefined>;
  /** Decompressed. */
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: assertions read Kubernetes objects of every shape.
  json(): any;
}

export interface Ask {
  method?: string;
  token?: string;
  body?: unknown;
  contentType?: string;
  headers?: Record<string, string>;
  agent?: Agent;
}

const optionsOf = (
  server: DemoServer,
  { method = 'GET', token, contentType, headers, agent }: Ask,
): RequestOptions => ({
  method,
  ca: server.ca,
  agent: agent ?? new Agent({ keepAlive: false }),
  headers: {
    authorization: `Bearer ${token ?? server.tokens.admin}`,
    'content-type': contentType ?? 'application/json',
    ...headers,
  },
});

/** One request and its whole answer. Rejects when the connection breaks before the end. */
export function ask(server: DemoServer, path: string, how: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(server.url + path, optionsOf(server, how), (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
        resolve({
          code: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text),
        });
      });
    });
    call.on('error', reject);
    // With its length: Node sends no chunked bodies with DELETE.
    if (how.body !== undefined) {
      const body = typeof how.body === 'string' ? how.body : JSON.stringify(how.body);
      call.setHeader('content-length', Buffer.byteLength(body));
      call.write(body);
    }
    call.end();
  });
}

export interface WatchEvent {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: assertions read Kubernetes objects of every shape.
  object: any;
}

export interface OpenWatch {
  events: WatchEvent[];
  raw(): string;
  /** Resolves once the events fulfil the condition. */
  until(condition: (events: WatchEvent[]) => boolean): Promise<WatchEvent[]>;
  ended: Promise<'end' | 'broken'>;
  close(): void;
}

/** Opens a watch; resolves when its headers arrive. */
export function openWatch(server: DemoServer, path: string, how: Ask = {}): Promise<OpenWatch> {
  return new Promise((resolve, reject) => {
    const call = request(server.url + path, optionsOf(server, how), (response) => {
      const events: WatchEvent[] = [];
      const waiting = new Set<() => void>();
      const chunks: string[] = [];
      let unfinished: string[] = [];
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        chunks.push(chunk);
        const [first = '', ...lines] = chunk.split('\n');
        unfinished.push(first);
        for (const line of lines) {
          events.push(JSON.parse(unfinished.join('')));
          unfinished = [line];
        }
        for (const check of [...waiting]) check();
      });
      const ended = new Promise<'end' | 'broken'>((done) => {
        response.on('end', () => done('end'));
        response.on('error', () => done('broken'));
      });
      resolve({
        events,
        ended,
        raw: () => chunks.join(''),
        close: () => call.destroy(),
        until: (condition) =>
          new Promise((done) => {
            const check = () => {
              if (!condition(events)) return;
              waiting.delete(check);
              done(events);
            };
            waiting.add(check);
            check();
          }),
      });
    });
    call.on('error', reject);
    call.end();
  });
}
