import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ClusterConnection, RequestOptions } from './connection.ts';
import { entryOf, fingerprint, type KubeEntry } from './context-entries.ts';
import { Deadline } from './deadline.ts';
import { dryRunBody } from './dry-run-body.ts';
import type { ExecDeps } from './exec-plugin.ts';
import { KubeError } from './kube-error.ts';
import type { KubeContext } from './kubeconfig.ts';
import { listHeaders, listPage, listQuery } from './list-page.ts';
import { readJson, readText } from './read-body.ts';
import { resourcePath } from './resources.ts';
import { type Answer, type Call, Transport } from './transport.ts';
import { type WatchBounds, watchStream } from './watch-stream.ts';

export interface ConnectDeps extends Partial<ExecDeps> {
  /** Tests wait less than people. */
  watchBounds?: WatchBounds;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const WATCH_BOUNDS: WatchBounds = { headersTimeoutMs: 30_000, overtimeMs: 5_000 };
const LONGEST_TEXT = 1024 * 1024;

/**
 * A connection to a context's cluster. Nothing is contacted and no plugin runs before the first request.
 * @throws KubeError `credentials` for a context that has a problem.
 */
export function connect(context: KubeContext, deps: ConnectDeps = {}): ClusterConnection {
  const entry = entryOf(context);
  if (entry === undefined) {
    throw new KubeError(
      'credentials',
      `the context ${context.name} cannot be used: ${context.problem ?? 'it is incomplete'}`,
    );
  }
  const transport = new Transport(entry, { env: process.env, now: Date.now, ...deps });
  const closed = new AbortController();
  const encoding = entry.plain ? 'identity' : 'gzip';

  async function ask<T>(
    call: Omit<Call, 'deadline' | 'timeoutMs' | 'pool'>,
    options: RequestOptions,
    read: (answer: Answer, call: Call) => Promise<T>,
  ): Promise<T> {
    const deadline = new Deadline([options.signal, closed.signal]);
    const bound: Call = {
      ...call,
      pool: 'requests',
      deadline,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    };
    try {
      return await read(await transport.send(bound), bound);
    } catch (error) {
      throw transport.explain(error, bound);
    } finally {
      deadline.end();
    }
  }

  return {
    context: context.name,
    server: entry.cluster.server,
    namespace: context.namespace,
    endpointHash: endpointHash(entry),
    fingerprint: fingerprint(entry),

    listPage(resource, options) {
      const path = resourcePath(resource, options.namespace);
      const call = {
        action: `list ${resource.name}`,
        path,
        query: listQuery(options),
        headers: listHeaders(options, encoding),
      };
      return ask(call, options, async (answer, bound) => {
        const body = await readJson(answer, 'a list', bound, transport);
        return listPage(body, resource, transport.endpoint.server);
      });
    },

    watch(resource, options) {
      return watchStream(resource, options, transport, closed.signal, deps.watchBounds ?? WATCH_BOUNDS);
    },

    getJson(path, options) {
      const headers = { accept: options.accept ?? 'application/json', 'accept-encoding': encoding };
      return ask({ action: readAction(path), path, headers }, options, async (answer, bound) => {
        const body = await readJson(answer, 'an answer', bound, transport);
        return body.read(() => JSON.parse(body.content.toString()));
      });
    },

    getText(path, options) {
      const headers = { accept: 'text/plain, */*', 'accept-encoding': 'identity' };
      return ask({ action: readAction(path), path, headers }, options, (answer, bound) =>
        readText(answer, options.maxBytes ?? LONGEST_TEXT, bound, transport),
      );
    },

    postJson(path, body, options) {
      const headers = { accept: 'application/json', 'content-type': 'application/json' };
      return ask({ action: `post to ${path}`, path, headers, json: body }, options, async (answer, bound) => {
        const body = await readJson(answer, 'an answer', bound, transport);
        return body.read(() => JSON.parse(body.content.toString()));
      });
    },

    write({ method, path, body, contentType = 'application/json', dryRun, ...options }) {
      const headers = { accept: 'application/json', 'content-type': contentType };
      const query = dryRun ? { query: new URLSearchParams({ dryRun: 'All' }) } : {};
      const json = dryRun ? dryRunBody(method, body) : body;
      const call = { action: `${WRITES[method]} ${path}`, path, headers, method, json, ...query };
      return ask(call, options, async (answer, bound) => {
        const body = await readJson(answer, 'an answer', bound, transport);
        return body.read(() => JSON.parse(body.content.toString()));
      });
    },

    async close() {
      closed.abort();
      await transport.close();
    },
  };
}

const WRITES = { POST: 'post to', PATCH: 'change', DELETE: 'delete' } as const;

function readAction(path: string): string {
  return `read ${path.split('?')[0]}`;
}

function endpointHash({ cluster }: KubeEntry): string {
  const hash = createHash('sha256')
    .update(cluster.server)
    .update('\0')
    .update(cluster.caData ?? '');
  if (cluster.caFile !== undefined) {
    try {
      hash.update(readFileSync(cluster.caFile));
    } catch {
      // The first request says that the file is missing; a hash without it is still the same next time.
    }
  }
  return hash.digest('hex').slice(0, 32);
}
