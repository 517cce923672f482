import { KubeError, type KubeErrorKind } from './kube-error.ts';
import { foreignText } from './redact.ts';

/** What was asked of whom: the parts of an error sentence. */
export interface Request {
  /** `list pods`, `read /api/v1/...`. */
  action: string;
  /** The server's address, without path or user. */
  server: string;
}

/** An answer that is not the one asked for. */
export interface Refusal {
  status: number;
  contentType?: string;
  retryAfter?: string;
  body: string;
}

type Json = Record<string, unknown>;

const LONGEST_WAIT_MS = 3_600_000;

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function parsed(body: string): Json {
  try {
    return record(JSON.parse(body));
  } catch {
    return {};
  }
}

/** True for a login page, a proxy's error page and their like. */
export function isHtml(contentType: string | undefined, body: string): boolean {
  return /^text\/html|^application\/xhtml/i.test(contentType ?? '') || /^\s*</.test(body);
}

/** The error for an answer that should have been JSON. */
export function htmlError(request: Request, status: number): KubeError {
  const message = `${request.server} answered with HTML instead of JSON: is this a Kubernetes API server or a login page?`;
  return new KubeError('bad_response', message, { status });
}

/** Retry-After: seconds or an HTTP date (RFC 9110 §10.2.3); never more than an hour. */
function retryAfterMs(header: string | undefined, details: Json): number | null {
  const value = header ?? details.retryAfterSeconds;
  if (value === undefined || value === null || value === '') return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(String(value)) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : null;
}

function isVersionTooLarge(status: number, details: Json, message: string): boolean {
  // What servers before 1.19 say, which know no resourceVersionMatch.
  if (status === 500) return message.includes('required revision is a future revision');
  if (status !== 504) return false;
  const causes = Array.isArray(details.causes) ? details.causes : [];
  // The cause is given from Kubernetes 1.17 on; the message is all that some paths keep of it.
  return (
    causes.some((cause) => record(cause).reason === 'ResourceVersionTooLarge') ||
    message.includes('Too large resource version')
  );
}

const KINDS: Record<number, KubeErrorKind> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  410: 'gone',
  429: 'throttled',
};

function sentence(kind: KubeErrorKind, { action, server }: Request): string {
  switch (kind) {
    case 'unauthorized':
      return `${server} rejected the credentials`;
    case 'forbidden':
      return `not permitted to ${action}`;
    case 'not_found':
      return `${server} found nothing to ${action}`;
    case 'gone':
      return `the resource version is too old to ${action}`;
    case 'throttled':
      return `${server} asks for fewer requests`;
    case 'version_too_large':
      return `${server} has not reached the resource version to ${action}`;
    default:
      return `${server} could not ${action}`;
  }
}

/** What the API server itself says is no more than "Unauthorized": why is a secret of its log. */
const SIGN_IN = 'sign in again, or check the user of this context in the kubeconfig';

/**
 * The error of a `Status` object, whatever its shape: a failed answer's body, or a watch stream's ERROR event.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export function errorOfStatus(object: unknown, request: Request, http: Partial<Refusal> = {}): KubeError {
  const body = record(object);
  const status = http.status ?? (typeof body.code === 'number' ? body.code : 500);
  const details = record(body.details);
  const message = foreignText(body.message);
  const tooLarge = isVersionTooLarge(status, details, message);
  const kind = tooLarge ? 'version_too_large' : (KINDS[status] ?? 'server');
  const said = kind === 'unauthorized' ? SIGN_IN : message || foreignText(body.reason);
  return new KubeError(kind, `${sentence(kind, request)} (${status})${said && `: ${said}`}`, {
    status,
    retryAfterMs: retryAfterMs(http.retryAfter, details),
  });
}

/** The error of an answer whose HTTP status is not 200 or 201. */
export function errorOfAnswer(refusal: Refusal, request: Request): KubeError {
  const { status } = refusal;
  if (status >= 300 && status < 400) {
    const message = `${request.server} answered with a redirect (${status}): is this a Kubernetes API server or a login page?`;
    return new KubeError('bad_response', message, { status });
  }
  // RBAC answers in JSON: a 403 or 404 page comes from something in front of the API server.
  if ((status === 403 || status === 404) && isHtml(refusal.contentType, refusal.body)) {
    return htmlError(request, status);
  }
  return errorOfStatus(parsed(refusal.body), request, refusal);
}
