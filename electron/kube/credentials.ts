import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { type DispatcherOptions, KubeConfig } from '@kubernetes/client-node';
import type { KubeEntry } from './context-entries.ts';
import type { ObtainedCredential } from './exec-credential.ts';
import { type ExecDeps, execPlugin } from './exec-plugin.ts';
import { KubeError } from './kube-error.ts';
import type { KubeUser } from './kubeconfig-user.ts';
import { oidcToken } from './oidc-token.ts';
import { foreignText } from './redact.ts';
import { Renewable } from './renewable.ts';

/** What a request carries and the connection it may travel on. */
export interface Credentials {
  headers: Record<string, string | string[]>;
  dispatcher: DispatcherOptions;
  expiresAtMs: number;
  /** What they were made of, so that a 401 can give both up. */
  obtained: ObtainedCredential | null;
}

export interface CredentialSource {
  current(): Promise<Credentials>;
  /** After a 401: others than the ones rejected, made once however many requests were rejected with them. */
  renew(rejected: Credentials): Promise<Credentials>;
}

/** Files change under us (rotated tokens and certificates): read again after this long, as client-go does. */
const FILES_LAST_MS = 60_000;

/** The credentials of one context, made when first asked for. */
export function credentialSource(entry: KubeEntry, deps: ExecDeps): CredentialSource {
  const source = sourceOf(entry, deps);
  const credentials = new Renewable(async () => {
    // Like client-go: what identifies a person never travels in the clear.
    if (entry.cluster.server.startsWith('http:')) return unencrypted(entry);
    return build(entry, source === null ? null : await source.current(), deps.now);
  }, deps.now);
  return {
    current: () => credentials.current(),
    async renew(rejected) {
      if (source !== null && rejected.obtained !== null) await source.renew(rejected.obtained);
      return credentials.renew(rejected);
    },
  };
}

/** What has to be fetched from elsewhere; null for a user whose kubeconfig says it all. */
function sourceOf(
  { user: { exec, oidc }, clusterInfo }: KubeEntry,
  deps: ExecDeps,
): Renewable<ObtainedCredential> | null {
  if (exec !== null) return execPlugin(exec, clusterInfo, deps);
  return oidc === null ? null : oidcToken(oidc, deps.now);
}

function unencrypted({ cluster }: KubeEntry): Credentials {
  const dispatcher = new KubeConfig().createDispatcherOptions(cluster, {});
  return { headers: {}, dispatcher, expiresAtMs: Number.POSITIVE_INFINITY, obtained: null };
}

async function build(
  entry: KubeEntry,
  obtained: ObtainedCredential | null,
  now: () => number,
): Promise<Credentials> {
  const { cluster, user: kubeUser } = entry;
  const options = await libraryOptions(entry);
  // Certificates are always verified unless the kubeconfig says otherwise, whatever NODE_TLS_REJECT_UNAUTHORIZED says.
  options.rejectUnauthorized ??= true;
  if (obtained?.clientCertificate && obtained.clientKey) {
    options.cert = obtained.clientCertificate;
    options.key = obtained.clientKey;
  }
  const authorization = obtained?.token
    ? `Bearer ${obtained.token}`
    : await ownAuthorization(kubeUser, options);
  const impersonated = kubeUser.user.impersonateUser;
  return {
    headers: {
      ...(authorization !== null && { authorization }),
      ...(impersonated !== undefined && { 'Impersonate-User': impersonated }),
      ...kubeUser.impersonation,
    },
    dispatcher: new KubeConfig().createDispatcherOptions(cluster, {
      ...(options.ca !== undefined && { ca: options.ca }),
      ...(options.cert !== undefined && { cert: options.cert }),
      ...(options.key !== undefined && { key: options.key }),
      ...(options.servername !== undefined && { servername: options.servername }),
      rejectUnauthorized: options.rejectUnauthorized,
    }),
    expiresAtMs: Math.min(obtained?.expiresAtMs ?? Number.POSITIVE_INFINITY, filesExpireAt(entry, now)),
    obtained,
  };
}

/** CA, client certificate, server name, token and basic: client-node's part, on a KubeConfig of one context. */
async function libraryOptions({ cluster, user: { user } }: KubeEntry): Promise<RequestOptions> {
  const config = new KubeConfig();
  const context = { name: cluster.name, cluster: cluster.name, user: user.name };
  config.loadFromOptions({
    clusters: [cluster],
    users: [user],
    contexts: [context],
    currentContext: context.name,
  });
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    throw credentialError(error, user.name);
  }
  return options;
}

/** The Authorization header without a plugin; a token file that cannot be read falls back to the token beside it. */
async function ownAuthorization(
  { user, tokenFile }: KubeUser,
  options: RequestOptions,
): Promise<string | null> {
  const given = options.headers as Record<string, string> | undefined;
  const fixed = given?.Authorization ?? null;
  if (tokenFile !== null) {
    try {
      return `Bearer ${(await readFile(tokenFile, 'utf8')).trim()}`;
    } catch (error) {
      if (fixed === null) throw credentialError(error, user.name);
    }
  }
  if (fixed !== null || !options.auth) return fixed;
  return `Basic ${Buffer.from(options.auth).toString('base64')}`;
}

function credentialError(error: unknown, user: string): KubeError {
  if (error instanceof Error && 'path' in error && 'code' in error) {
    const reason = error.code === 'ENOENT' ? 'no such file' : error.code;
    return new KubeError('credentials', `cannot read ${error.path} (${reason}), which the kubeconfig names`);
  }
  const reason = foreignText(error instanceof Error ? error.message : '', 120);
  return new KubeError(
    'credentials',
    `the credentials of the user ${foreignText(user)} cannot be used (${reason})`,
  );
}

function filesExpireAt({ cluster, user: { user, tokenFile } }: KubeEntry, now: () => number): number {
  const fromFiles = cluster.caFile ?? user.certFile ?? user.keyFile ?? tokenFile;
  return fromFiles === null ? Number.POSITIVE_INFINITY : now() + FILES_LAST_MS;
}
