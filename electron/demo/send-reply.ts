import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ApiRoute } from './api-route.ts';
import type { Fault } from './faults.ts';
import type { LoggedRequest } from './request-log.ts';
import type { WatchStream } from './serve-watch.ts';
import { failure } from './status-error.ts';

export interface Reply {
  code: number;
  body: string;
  /** application/json when absent. */
  contentType?: string;
  headers?: Record<string, string>;
}

/** kube-apiserver compresses from here on (APIResponseCompression). */
const COMPRESSED_FROM_BYTES = 128 * 1024;
/** A watcher this far behind is cut off, as the real server does with slow ones. */
const SLOW_WATCHER_BYTES = 256 * 1024 * 1024;

const compress = promisify(gzip);

/** Writes the answer, mistreated as the fault says. */
export async function sendReply(
  reply: Reply,
  request: IncomingMessage,
  response: ServerResponse,
  entry: LoggedRequest,
  fault: Fault | undefined,
): Promise<void> {
  const headers: Record<string, string> = {
    'content-type': reply.contentType ?? 'application/json',
    'cache-control': 'no-cache, private',
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  };
  let body: Buffer = Buffer.from(reply.body);
  if (fault?.kind === 'truncate') body = body.subarray(0, body.length >> 1);
  const unfinished = fault?.kind === 'cut' || fault?.kind === 'hangMidway';
  const accepts = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (accepts && !unfinished && body.length > COMPRESSED_FROM_BYTES) {
    body = await compress(body, { level: 1 });
    headers['content-encoding'] = 'gzip';
    headers.vary = 'Accept-Encoding';
  }
  entry.code = reply.code;
  if (response.destroyed) return;
  response.writeHead(reply.code, { ...headers, 'content-length': String(body.length) });
  const sent = unfinished ? body.subarray(0, body.length >> 1) : body;
  entry.bytes += sent.length;
  if (!unfinished) response.end(sent);
  else response.write(sent, () => fault?.kind === 'cut' && response.destroy());
}

/** Answers in the server's stead, or never. Returns false when the request is to be served (and perhaps spoiled) normally. */
export function sendFault(
  fault: Fault,
  response: ServerResponse,
  entry: LoggedRequest,
  route: ApiRoute | undefined,
): boolean {
  const answer = (code: number, contentType: string, body: string, headers: Record<string, string> = {}) => {
    entry.code = code;
    entry.bytes += Buffer.byteLength(body);
    response.writeHead(code, { 'content-type': contentType, ...headers });
    response.end(body);
    return true;
  };
  switch (fault.kind) {
    case 'hang':
      return true;
    case 'status': {
      const { code, retryAfterSeconds } = fault;
      const message = fault.message ?? STATUS_MESSAGES[code]?.[1] ?? `status ${code}`;
      const details = retryAfterSeconds ? { details: { retryAfterSeconds } } : {};
      const body = failure(code, STATUS_MESSAGES[code]?.[0], message, details);
      const headers = retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {};
      return answer(code, 'application/json', JSON.stringify(body), headers as Record<string, string>);
    }
    case 'html':
      return answer(200, 'text/html', '<!doctype html><title>Sign in</title><h1>Sign in to continue</h1>');
    case 'garbage':
      if (route?.verb === 'watch')
        return answer(200, 'application/json', '{"type":"ADDED","obj\u0000\ufffd]]\n');
      return answer(200, 'application/json', '{"kind":"PodList","items":[{\u0000\ufffd]]');
    default:
      return false;
  }
}

const STATUS_MESSAGES: Record<number, [reason: string, message: string]> = {
  401: ['Unauthorized', 'Unauthorized'],
  403: ['Forbidden', 'forbidden: access denied'],
  429: ['TooManyRequests', 'Too many requests, please try again later.'],
  500: ['InternalError', 'Internal error occurred: etcdserver: request timed out'],
  503: ['ServiceUnavailable', 'apiserver is shutting down'],
  504: ['Timeout', 'Timeout: request did not complete within the allotted timeout'],
};

/** A watch's response. Headers go out with the first line, or by `open`, so that errors before can still be a Status. */
export function watchStream(response: ServerResponse, entry: LoggedRequest): WatchStream & { open(): void } {
  const open = () => {
    if (response.headersSent) return;
    entry.code = 200;
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
    response.flushHeaders();
  };
  return {
    open,
    write(line) {
      open();
      entry.bytes += Buffer.byteLength(line);
      response.write(line);
      if (response.writableLength > SLOW_WATCHER_BYTES) response.destroy();
    },
    end() {
      open();
      response.end();
    },
    destroy() {
      // After the bytes before it left, or the client would not see the middle of anything.
      response.write('', () => response.destroy());
    },
  };
}
