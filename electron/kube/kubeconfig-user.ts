import type { User } from '@kubernetes/client-node';
import type { ExecConfig } from './exec-credential.ts';
import type { OidcConfig } from './oidc-token.ts';
import { foreignText } from './redact.ts';
import {
  absolute,
  fileOrData,
  given,
  list,
  record,
  type Section,
  text,
  texts,
  UnusableSection,
} from './section.ts';

/** A user as client-node wants it, and what client-node has no room for. */
export interface KubeUser {
  user: User;
  tokenFile: string | null;
  exec: ExecConfig | null;
  oidc: OidcConfig | null;
  /** Impersonation headers that client-node does not send. */
  impersonation: Record<string, string | string[]>;
}

/** @throws UnusableSection for an exec section without a command and for auth-providers that Kubernetes removed. */
export function userOf(name: string, section: Section): KubeUser {
  const { body } = section;
  const certificate = fileOrData(section, 'client-certificate');
  const key = fileOrData(section, 'client-key');
  const user: User = {
    name,
    ...given('certFile', certificate.file),
    ...given('certData', certificate.data),
    ...given('keyFile', key.file),
    ...given('keyData', key.data),
    ...given('token', text(body.token)),
    ...given('username', text(body.username)),
    ...given('password', typeof body.password === 'string' ? body.password : null),
    ...given('impersonateUser', text(body.as)),
  };
  return {
    user,
    oidc: oidcOf(name, section.file, body['auth-provider']),
    tokenFile: absolute(section.file, text(body.tokenFile)),
    exec:
      body.exec === undefined || body.exec === null ? null : execOf(name, section.file, record(body.exec)),
    impersonation: impersonation(body),
  };
}

/** kubectl's anonymous user; client-node leaves the cluster's CA out for a context without one. */
export const ANONYMOUS: KubeUser = {
  user: { name: '' },
  tokenFile: null,
  exec: null,
  oidc: null,
  impersonation: {},
};

function oidcOf(user: string, file: string, value: unknown): OidcConfig | null {
  if (value === undefined || value === null) return null;
  const { name, config } = record(value);
  if (name !== 'oidc') {
    const provider = foreignText(name, 80) || 'without a name';
    throw new UnusableSection(
      `the user ${foreignText(user)} has the auth-provider ${provider}, which Kubernetes no longer has: use exec`,
    );
  }
  const settings = record(config);
  const ca = fileOrData({ file, body: settings }, 'idp-certificate-authority');
  return {
    user,
    file,
    idToken: text(settings['id-token']),
    issuer: text(settings['idp-issuer-url']),
    clientId: text(settings['client-id']),
    clientSecret: text(settings['client-secret']),
    refreshToken: text(settings['refresh-token']),
    ca: ca.data === null ? null : Buffer.from(ca.data, 'base64').toString(),
    caFile: ca.file,
  };
}

function execOf(user: string, file: string, exec: Record<string, unknown>): ExecConfig {
  const command = text(exec.command);
  if (command === null)
    throw new UnusableSection(`the exec section of the user ${foreignText(user)} has no command`);
  return {
    apiVersion: text(exec.apiVersion) ?? 'client.authentication.k8s.io/v1',
    // Like kubectl: a name is looked up on PATH, a path stands relative to the kubeconfig.
    command: /[/\\]/.test(command) ? (absolute(file, command) ?? command) : command,
    args: texts(exec.args),
    env: Object.fromEntries(list(exec.env).map(record).flatMap(environmentVariable)),
    installHint: text(exec.installHint),
    needsTerminal: exec.interactiveMode === 'Always',
    provideClusterInfo: exec.provideClusterInfo === true,
  };
}

function environmentVariable({ name, value }: Record<string, unknown>): [string, string][] {
  const [variable] = texts([name]);
  return variable === undefined ? [] : [[variable, texts([value]).join('')]];
}

/** https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation */
function impersonation(body: Record<string, unknown>): KubeUser['impersonation'] {
  const uid = text(body['as-uid']);
  const groups = texts(body['as-groups']);
  const extra = Object.entries(record(body['as-user-extra']));
  return {
    ...(uid !== null && { 'Impersonate-Uid': uid }),
    ...(groups.length > 0 && { 'Impersonate-Group': groups }),
    ...Object.fromEntries(
      extra.map(([key, values]) => [
        `Impersonate-Extra-${encodeURIComponent(key.toWellFormed())}`,
        texts(values),
      ]),
    ),
  };
}
