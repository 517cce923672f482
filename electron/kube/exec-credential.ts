import { KubeError } from './kube-error.ts';
import { foreignText } from './redact.ts';

/** A user's `exec` section. https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
export interface ExecConfig {
  apiVersion: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  installHint: string | null;
  /** `interactiveMode: Always`. */
  needsTerminal: boolean;
  provideClusterInfo: boolean;
}

/** What a plugin or an issuer of tokens gave. */
export interface ObtainedCredential {
  token: string | null;
  /** PEM. */
  clientCertificate: string | null;
  clientKey: string | null;
  expiresAtMs: number;
}

/** A credential is given up this long before it expires, so that no request leaves with one that dies on its way. */
const SKEW_MS = 10_000;

/** The value of KUBERNETES_EXEC_INFO; `cluster` is the kubeconfig's cluster section, for plugins that ask for it. */
export function execInfo(exec: ExecConfig, cluster: Record<string, unknown>): string {
  return JSON.stringify({
    apiVersion: exec.apiVersion,
    kind: 'ExecCredential',
    spec: { interactive: false, ...(exec.provideClusterInfo && { cluster }) },
  });
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Reads a plugin's output. It is secret: no part of it but the API version gets into an error.
 * @throws KubeError `credentials` when it is no ExecCredential of the version asked for, or holds none.
 */
export function parseExecCredential(output: string, exec: ExecConfig): ObtainedCredential {
  const fail = (what: string) => new KubeError('credentials', `plugin ${foreignText(exec.command)} ${what}`);
  let credential: { apiVersion?: unknown; kind?: unknown; status?: unknown } | null;
  try {
    credential = JSON.parse(output);
  } catch {
    throw fail('printed something that is not JSON');
  }
  if (credential?.kind !== 'ExecCredential') throw fail('printed no ExecCredential');
  if (credential.apiVersion !== exec.apiVersion) {
    throw fail(
      `answers in ${foreignText(credential.apiVersion, 80)}, the kubeconfig wants ${exec.apiVersion}`,
    );
  }
  const status = (credential.status ?? {}) as Record<string, unknown>;
  const token = text(status.token);
  const clientCertificate = text(status.clientCertificateData);
  const clientKey = text(status.clientKeyData);
  if (token === null && (clientCertificate === null || clientKey === null)) {
    throw fail('gave neither a token nor a client certificate with its key');
  }
  const expiry = Date.parse(text(status.expirationTimestamp) ?? '');
  const expiresAtMs = Number.isNaN(expiry) ? Number.POSITIVE_INFINITY : expiry - SKEW_MS;
  return { token, clientCertificate, clientKey, expiresAtMs };
}
