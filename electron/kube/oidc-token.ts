import { readFile } from 'node:fs/promises';
import { Agent, request } from 'undici';
import type { ObtainedCredential } from './exec-credential.ts';
import { KubeError } from './kube-error.ts';
import { networkError } from './network-error.ts';
import { foreignText, origin } from './redact.ts';
import { Renewable } from './renewable.ts';

/** An `auth-provider` of the name oidc; its settings as in the kubeconfig, null where not given. */
export interface OidcConfig {
  user: string;
  /** The kubeconfig it stands in. */
  file: string;
  idToken: string | null;
  issuer: string | null;
  clientId: string | null;
  clientSecret: string | null;
  refreshToken: string | null;
  /** PEM of the issuer's authority, or the file that holds it. */
  ca: string | null;
  caFile: string | null;
}

/** A token is given up this long before it expires, as client-go does. */
const SKEW_MS = 10_000;
const TIMEOUT_MS = 30_000;

/** Contexts of one user share its token: a refresh token may be good for one use only. */
const shared = new WeakMap<OidcConfig, Renewable<ObtainedCredential>>();

/**
 * A user's OIDC token as a credential that renews itself; nothing is written back to the kubeconfig. Own code:
 * client-node 2.0.1 cannot refresh (it hands openid-client a string for a URL, and a Response of its own making),
 * leaves the client secret out, and would refresh again for every request.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#option-1---oidc-authenticator
 */
export function oidcToken(config: OidcConfig, now: () => number): Renewable<ObtainedCredential> {
  const known = shared.get(config);
  if (known !== undefined) return known;
  let { idToken, refreshToken } = config;
  let used = false;
  const token = new Renewable<ObtainedCredential>(async () => {
    // A token that is asked for a second time has expired or was rejected.
    if (idToken === null || used || expiryOf(idToken) <= now()) {
      if (refreshToken !== null) ({ idToken, refreshToken } = await refresh(config, refreshToken));
      else if (idToken === null || expiryOf(idToken) <= now()) {
        const message = `the OIDC token of the user ${foreignText(config.user)} has expired and cannot be refreshed`;
        throw new KubeError('credentials', `${message}; sign in again`);
      }
    }
    used = true;
    return { token: idToken, clientCertificate: null, clientKey: null, expiresAtMs: expiryOf(idToken) };
  }, now);
  shared.set(config, token);
  return token;
}

/** `exp` of a JWT less the skew; a token that says nothing is taken to last. */
function expiryOf(token: string): number {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof exp === 'number' ? exp * 1000 - SKEW_MS : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** RFC 6749 §6, at the token endpoint that the issuer's discovery document names. */
async function refresh(
  config: OidcConfig,
  refreshToken: string,
): Promise<{ idToken: string; refreshToken: string }> {
  const fail = (reason: string, cause?: unknown) => {
    const message = `the OIDC token of the user ${foreignText(config.user)} could not be refreshed: ${reason}; sign in again`;
    return new KubeError('credentials', message, { cause });
  };
  const { issuer, clientId, clientSecret } = config;
  if (issuer === null || clientId === null) throw fail('idp-issuer-url or client-id is missing');
  const server = origin(issuer);
  const ca = config.caFile === null ? config.ca : await readFile(config.caFile, 'utf8').catch(() => null);
  const dispatcher = new Agent({ allowH2: false, ...(ca !== null && { connect: { ca } }) });

  async function ask(url: string, form?: URLSearchParams): Promise<Record<string, unknown>> {
    if (URL.parse(url)?.protocol !== 'https:') throw fail(`${server} is no https address`);
    const { statusCode, body } = await request(url, {
      dispatcher,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'application/json' },
      ...(form !== undefined && {
        method: 'POST',
        body: form.toString(),
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      }),
    });
    const answer = ((await body.json().catch(() => null)) ?? {}) as Record<string, unknown>;
    if (statusCode !== 200) throw fail(`${server} answered ${foreignText(answer.error, 60) || statusCode}`);
    return answer;
  }

  try {
    const discovery = await ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
    });
    if (clientSecret !== null) form.set('client_secret', clientSecret);
    const answer = await ask(String(discovery.token_endpoint), form);
    if (typeof answer.id_token !== 'string') throw fail(`${server} gave no id_token`);
    const next = typeof answer.refresh_token === 'string' ? answer.refresh_token : refreshToken;
    return { idToken: answer.id_token, refreshToken: next };
  } catch (error) {
    if (error instanceof KubeError) throw error;
    throw fail(networkError(error, { server, proxyUrl: null, clusterFile: config.file }).message, error);
  } finally {
    await dispatcher.destroy();
  }
}
