import { createHash, X509Certificate } from 'node:crypto';
import { type ConnectionOptions, createSecureContext } from 'node:tls';
import type { DispatcherOptions } from '@kubernetes/client-node';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { KubeError } from './kube-error.ts';
import { CONNECT_TIMEOUT_MS, type Endpoint } from './network-error.ts';
import { foreignText } from './redact.ts';

/** The sockets of one cluster, under one set of TLS settings. */
export interface Pools {
  /** A watch occupies its connection: each gets its own. */
  watch: Dispatcher;
  /** Lists, logs, evidence: two connections, whatever is asked. */
  requests: Dispatcher;
}

export type PoolName = keyof Pools;

/** HTTP/2 stays off until it has been tried under Electron's TLS library. */
const COMMON = { allowH2: false, pipelining: 1 };

const REQUEST_CONNECTIONS = 2;

/** Below the 60 s after which cloud load balancers drop a quiet connection. */
const KEEP_ALIVE_MS = 30_000;

/** Own cache: client-node opens new TLS connections for every request. */
export class PoolCache {
  #options: DispatcherOptions | null = null;
  #key = '';
  #pools: Pools | null = null;

  /** The pools for these settings; when certificates changed, the former ones close once they are idle. */
  for(options: DispatcherOptions, endpoint: Endpoint): Pools {
    // Credentials are kept for a while: to hash certificates for each request would cost more than the request.
    if (this.#pools !== null && options === this.#options) return this.#pools;
    const key = createHash('sha256').update(JSON.stringify(options)).digest('hex');
    const pools = this.#pools !== null && key === this.#key ? this.#pools : this.#open(options, endpoint);
    this.#key = key;
    this.#options = options;
    return pools;
  }

  #open(options: DispatcherOptions, endpoint: Endpoint): Pools {
    checkTls(options, endpoint);
    const former = this.#pools;
    const pools = { watch: open(options), requests: open(options, REQUEST_CONNECTIONS) };
    this.#pools = pools;
    if (former !== null) void Promise.all([former.watch.close(), former.requests.close()]);
    return pools;
  }

  async close(): Promise<void> {
    const pools = this.#pools;
    this.#pools = null;
    await Promise.all([pools?.watch.destroy(), pools?.requests.destroy()]);
  }
}

function open(options: DispatcherOptions, connections?: number): Dispatcher {
  const limits = { ...COMMON, ...(connections !== undefined && { connections }) };
  const tls = { ...tlsOf(options), allowH2: false };
  if (options.type === 'none' || options.type === 'agent') {
    return new Agent({
      ...limits,
      connect: { ...tls, timeout: CONNECT_TIMEOUT_MS, keepAliveInitialDelay: KEEP_ALIVE_MS },
    });
  }
  // undici's ProxyAgent speaks SOCKS5 too. A tunnel even for http://, where one forwarded watch would block all.
  const proxy = { uri: options.uri, proxyTunnel: true, connectTimeout: CONNECT_TIMEOUT_MS };
  return new ProxyAgent({ ...limits, ...proxy, requestTls: tls });
}

function tlsOf(options: DispatcherOptions): TlsSettings {
  if (options.type === 'none') return {};
  const tls = options.type === 'agent' ? options.connect : options.requestTls;
  const { ca, cert, key, servername, rejectUnauthorized } = tls;
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(servername !== undefined && { servername }),
    ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
  };
}

type TlsSettings = Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'servername' | 'rejectUnauthorized'>;

/** Says what is wrong with certificates and keys before OpenSSL does. */
function checkTls(options: DispatcherOptions, { clusterFile }: Endpoint): void {
  const { ca, cert, key } = tlsOf(options);
  try {
    for (const certificate of [ca ?? []].flat()) new X509Certificate(certificate);
  } catch {
    throw new KubeError('tls', `the certificate authority in ${clusterFile} is not a PEM certificate`);
  }
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? foreignText(error.code) : '';
    const reason = code.includes('VALUES_MISMATCH') ? 'do not belong together' : 'cannot be read as PEM';
    const message = `the client certificate and key ${reason}; check the user of this context`;
    throw new KubeError('credentials', message);
  }
}
