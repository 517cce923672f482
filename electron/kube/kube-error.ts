/**
 * Why a request to the API server failed, in the words the watch-loop acts on.
 *
 * - `gone`: 410, as an HTTP status or inside a watch stream: the resourceVersion is too old, list again.
 * - `version_too_large`: 504 for a resourceVersion the server has not reached (restored etcd, wrong backend).
 * - `bad_response`: what came back is no Kubernetes answer: HTML, a cut or unparsable body, a list without items.
 * - `credentials`: ours could not be made (plugin, certificate, token file); the server was not asked.
 */
export type KubeErrorKind =
  | 'unreachable'
  | 'timeout'
  | 'tls'
  | 'credentials'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'gone'
  | 'conflict'
  | 'throttled'
  | 'server'
  | 'bad_response'
  | 'version_too_large'
  | 'aborted';

/** A failed request. The message is one redacted sentence, fit for the screen; headers never enter it. */
export class KubeError extends Error {
  readonly kind: KubeErrorKind;
  /** The HTTP status, or the code of an in-stream ERROR event; null when no answer came. */
  readonly status: number | null;
  /** How long the server asks us to wait (Retry-After), in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(
    kind: KubeErrorKind,
    message: string,
    details: { status?: number | null; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'KubeError';
    this.kind = kind;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}
