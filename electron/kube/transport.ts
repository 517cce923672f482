import { type Dispatcher, request as undiciRequest } from 'undici';
import type { KubeEntry } from './context-entries.ts';
import { type CredentialSource, type Credentials, credentialSource } from './credentials.ts';
import type { Deadline } from './deadline.ts';
import { environmentProxy } from './environment-proxy.ts';
import type { ExecDeps } from './exec-plugin.ts';
import { KubeError } from './kube-error.ts';
import { type Endpoint, networkError } from './network-error.ts';
import { PoolCache, type PoolName } from './pools.ts';
import { origin } from './redact.ts';
import { errorOfAnswer, type Request } from './status-error.ts';

export interface Call {
  /** For the error sentence: `list pods`. */
  action: string;
  path: string;
  query?: URLSearchParams;
  pool: PoolName;
  deadline: Deadline;
  /** For each attempt, credentials not counted, in milliseconds. */
  timeoutMs: number;
  headers: Record<string, string>;
  /** Sent as the body; a POST unless `method` says otherwise. */
  json?: unknown;
  method?: 'POST' | 'PATCH' | 'DELETE';
}

export type Answer = Dispatcher.ResponseData;

/** An error body is read no further than this. */
const LONGEST_REFUSAL = 64 * 1024;

/** Sends requests with the context's credentials over its cluster's pools. */
export class Transport {
  readonly endpoint: Endpoint;
  readonly #base: string;
  readonly #credentials: CredentialSource;
  readonly #pools = new PoolCache();

  constructor(entry: KubeEntry, deps: ExecDeps) {
    const { server, proxyUrl = environmentProxy(server, deps.env) } = entry.cluster;
    const cluster = { ...entry.cluster, ...(proxyUrl !== null && { proxyUrl }) };
    this.#base = server;
    this.#credentials = credentialSource({ ...entry, cluster }, deps);
    this.endpoint = { server: origin(server), proxyUrl, clusterFile: entry.clusterFile };
  }

  /**
   * The answer's head, its body still to be read under the same deadline. A 401 renews the credentials and asks once more.
   * @throws KubeError for any answer but 200, 201 and 202, or none.
   */
  async send(call: Call): Promise<Answer> {
    const credentials = await call.deadline.outlast(this.#credentials.current());
    const answer = await this.#attempt(call, credentials);
    if (answer.statusCode !== 401) return this.#accept(answer, call);
    await answer.body.dump();
    call.deadline.pause();
    return this.#accept(
      await this.#attempt(call, await call.deadline.outlast(this.#credentials.renew(credentials))),
      call,
    );
  }

  /** Any error as the KubeError it amounts to; a timer that fired explains whatever followed from it. */
  explain(error: unknown, { deadline }: { deadline: Deadline }): KubeError {
    if (error instanceof KubeError) return error;
    if (deadline.expiredAfterMs !== null) {
      const message = `cannot reach ${this.endpoint.server} (timed out after ${deadline.expiredAfterMs / 1000} s)`;
      return new KubeError('timeout', message, { cause: error });
    }
    if (deadline.signal.aborted)
      return new KubeError('aborted', 'the request was cancelled', { cause: error });
    return networkError(error, this.endpoint);
  }

  request({ action }: { action: string }): Request {
    return { action, server: this.endpoint.server };
  }

  close(): Promise<void> {
    return this.#pools.close();
  }

  async #attempt(call: Call, credentials: Credentials): Promise<Answer> {
    const { watch, requests } = this.#pools.for(credentials.dispatcher, this.endpoint);
    const query = call.query === undefined ? '' : `?${call.query}`;
    call.deadline.start(call.timeoutMs);
    return undiciRequest(`${this.#base}${call.path}${query}`, {
      dispatcher: call.pool === 'watch' ? watch : requests,
      signal: call.deadline.signal,
      headersTimeout: 0,
      bodyTimeout: 0,
      headers: { ...call.headers, ...credentials.headers, 'user-agent': 'dogwatch' },
      ...(call.json !== undefined && { method: call.method ?? 'POST', body: JSON.stringify(call.json) }),
    });
  }

  async #accept(answer: Answer, call: Call): Promise<Answer> {
    const { statusCode: status, headers, body } = answer;
    // 202: a deletion that takes its time.
    if (status === 200 || status === 201 || status === 202) return answer;
    const refusal = { status, body: await readStart(body, LONGEST_REFUSAL) };
    throw errorOfAnswer(
      {
        ...refusal,
        ...header('contentType', headers['content-type']),
        ...header('retryAfter', headers['retry-after']),
      },
      this.request(call),
    );
  }
}

function header<K extends string>(key: K, value: string | string[] | undefined): Partial<Record<K, string>> {
  const first = Array.isArray(value) ? value[0] : value;
  return (first === undefined ? {} : { [key]: first }) as Partial<Record<K, string>>;
}

async function readStart(body: Answer['body'], maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) break;
    }
  } catch {
    // The status says enough; a body that breaks off only costs the sentence its ending.
  }
  return Buffer.concat(chunks).toString();
}
