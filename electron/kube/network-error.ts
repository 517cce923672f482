import { KubeError } from './kube-error.ts';
import { foreignText, origin } from './redact.ts';

/** Where a request went, for the sentence about why it did not arrive. */
export interface Endpoint {
  server: string;
  proxyUrl: string | null;
  /** The file that defines the cluster. */
  clusterFile: string;
}

const UNREACHABLE: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found: the name server did not answer',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'network unreachable',
  ENETDOWN: 'network down',
  ECONNRESET: 'connection cut',
  EPIPE: 'connection cut',
  UND_ERR_SOCKET: 'connection cut',
};

/** Connecting takes this long at most, TLS included. */
export const CONNECT_TIMEOUT_MS = 10_000;

const TIMEOUTS: Record<string, string> = {
  ETIMEDOUT: 'timed out',
  UND_ERR_CONNECT_TIMEOUT: `timed out after ${CONNECT_TIMEOUT_MS / 1000} s`,
};

/** OpenSSL's verification results, as Node names them (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const UNTRUSTED: Record<string, string> = {
  CERT_NOT_YET_VALID: 'it is not valid yet; check the clock of this computer',
  CERT_UNTRUSTED: 'it is signed by an unknown authority',
  CERT_SIGNATURE_FAILURE: 'its signature does not match the authority',
  CERT_REVOKED: 'it was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'it is signed by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT: 'it is signed by an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'it is signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'it is signed by an unknown authority',
};

interface Described {
  code: string;
  /** OpenSSL's short wording, else the message. */
  reason: string;
}

function text(error: Error, key: 'code' | 'reason'): string {
  const value = (error as Error & { code?: unknown; reason?: unknown })[key];
  return typeof value === 'string' ? value : '';
}

/** undici wraps what Node said, sometimes twice; the first error that has a code of its own is the telling one. */
function describe(error: unknown): Described {
  let last: Described = { code: '', reason: '' };
  for (let at = error; at instanceof Error; at = at.cause) {
    last = { code: text(at, 'code'), reason: text(at, 'reason') || at.message };
    // What undici makes of a socket that ended; its cause, if any, says why.
    if (last.code !== '' && last.code !== 'UND_ERR_SOCKET') break;
  }
  return last;
}

function tlsError(
  { code, reason: said }: Described,
  { server, clusterFile }: Endpoint,
  cause: unknown,
): KubeError | null {
  const certificate = `the certificate of ${server}`;
  const fail = (text: string) => new KubeError('tls', text, { cause });
  if (code === 'CERT_HAS_EXPIRED')
    return fail(`${certificate} has expired; it must be renewed on the cluster`);
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return fail(`${certificate} is for other host names; check server and tls-server-name in ${clusterFile}`);
  }
  const reason = UNTRUSTED[code];
  if (reason !== undefined) {
    return fail(
      `${certificate} is not trusted: ${reason}; check certificate-authority-data in ${clusterFile}`,
    );
  }
  if (/^ERR_SSL_.*ALERT.*(CERTIFICATE|UNKNOWN_CA)/.test(code)) {
    return new KubeError('credentials', `${server} did not accept the client certificate`, { cause });
  }
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return fail(`${server} does not speak TLS: is it an http:// address?`);
  }
  if (/^(ERR_SSL|ERR_OSSL|EPROTO|ERR_TLS)/.test(code)) {
    return fail(`no secure connection to ${server} (${foreignText(said, 120)})`);
  }
  return null;
}

/** The sentence for a request that got no answer. */
export function networkError(error: unknown, endpoint: Endpoint): KubeError {
  const described = describe(error);
  const tls = tlsError(described, endpoint, error);
  if (tls !== null) return tls;
  const through = endpoint.proxyUrl === null ? '' : ` through the proxy ${origin(endpoint.proxyUrl)}`;
  const where = `cannot reach ${endpoint.server}${through}`;
  const timeout = TIMEOUTS[described.code];
  if (timeout !== undefined) return new KubeError('timeout', `${where} (${timeout})`, { cause: error });
  const reason = UNREACHABLE[described.code] ?? (foreignText(described.reason, 120) || 'unknown reason');
  return new KubeError('unreachable', `${where} (${reason})`, { cause: error });
}
