import { setImmediate } from 'node:timers/promises';
import type { WatchEvent, WatchOptions } from './connection.ts';
import { Deadline } from './deadline.ts';
import { KubeError } from './kube-error.ts';
import { LineSplitter, LineTooLong } from './line-splitter.ts';
import { parseObject } from './parse-object.ts';
import { type Resource, resourcePath } from './resources.ts';
import { errorOfStatus, htmlError, isHtml, type Request } from './status-error.ts';
import type { Call, Transport } from './transport.ts';

/** etcd holds objects of 1.5 MB; a line longer than this is not one. */
const LONGEST_LINE = 8 * 1024 * 1024;

const TYPES = new Set(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK']);

export interface WatchBounds {
  /** For the answer's head. */
  headersTimeoutMs: number;
  /** How much longer than `timeoutSeconds` a stream may stay open. */
  overtimeMs: number;
}

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes */
function watchQuery({ resourceVersion, timeoutSeconds, labelSelector }: WatchOptions): URLSearchParams {
  const query = new URLSearchParams({ watch: '1', allowWatchBookmarks: 'true', resourceVersion });
  query.set('timeoutSeconds', String(Math.ceil(timeoutSeconds)));
  if (labelSelector) query.set('labelSelector', labelSelector);
  return query;
}

/** The events of one watch request; see ClusterConnection.watch. */
export async function* watchStream(
  resource: Resource,
  options: WatchOptions,
  transport: Transport,
  closed: AbortSignal,
  bounds: WatchBounds,
): AsyncGenerator<WatchEvent, void, undefined> {
  const deadline = new Deadline([options.signal, closed]);
  const call: Call = {
    action: `watch ${resource.name}`,
    path: resourcePath(resource, options.namespace),
    query: watchQuery(options),
    pool: 'watch',
    deadline,
    timeoutMs: bounds.headersTimeoutMs,
    // Not compressed: a compressor in between would hold events back to fill its window.
    headers: { accept: 'application/json', 'accept-encoding': 'identity' },
  };
  const request = transport.request(call);
  const lines = new LineSplitter(LONGEST_LINE);
  let listening = false;
  try {
    const answer = await transport.send(call);
    if (isHtml(String(answer.headers['content-type'] ?? ''), '')) throw htmlError(request, answer.statusCode);
    listening = true;
    deadline.start(options.timeoutSeconds * 1000 + bounds.overtimeMs);
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      options.onBytes?.(chunk.length);
      for (const line of lines.push(chunk)) yield watchEvent(line, request);
    }
    if (lines.insideLine) throw badWatch(request, 'was cut inside a line');
    // undici frees the connection one turn later: the next cycle would open another beside it.
    await setImmediate();
  } catch (error) {
    throw watchError(error);
  } finally {
    deadline.end();
  }

  function watchError(error: unknown): KubeError {
    if (error instanceof LineTooLong) return badWatch(request, 'sent a line of more than 8 MiB');
    if (listening && deadline.expiredAfterMs !== null) {
      const message = `${request.server} kept the watch of ${resource.name} open past its time: the connection hangs`;
      return new KubeError('timeout', message, { cause: error });
    }
    const ours = error instanceof KubeError || deadline.signal.aborted;
    if (!ours && lines.insideLine) return badWatch(request, 'was cut inside a line');
    return transport.explain(error, call);
  }
}

function badWatch({ action, server }: Request, what: string): KubeError {
  return new KubeError('bad_response', `${server}: the ${action.replace(' ', ' of ')} ${what}`, {
    status: 200,
  });
}

/** @throws KubeError for a line that is no watch event, and for the error that an ERROR event carries. */
function watchEvent(line: Buffer, request: Request): WatchEvent {
  let event: { type?: unknown; object?: unknown } | null;
  try {
    event = parseObject(line.toString()) as typeof event;
  } catch {
    throw badWatch(
      request,
      isHtml(undefined, line.toString('latin1', 0, 100)) ? 'sent HTML' : 'sent a line that is not JSON',
    );
  }
  if (event?.type === 'ERROR') throw errorOfStatus(event.object, request);
  if (!isEventType(event?.type) || !isObject(event?.object))
    throw badWatch(request, 'sent a line that is no watch event');
  return { type: event.type, object: event.object, bytes: line.length };
}

function isEventType(type: unknown): type is WatchEvent['type'] {
  return typeof type === 'string' && TYPES.has(type);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
