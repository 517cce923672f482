/** metav1.Status: how the API server says what went wrong. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: { continue?: string };
  status: 'Success' | 'Failure';
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: { reason: string; message: string; field?: string }[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

/** Thrown by handlers, sent as the response. Messages are those of a real API server (compared with v1.20 and its later sources). */
export class StatusError extends Error {
  readonly body: Status;
  readonly code: number;
  constructor(code: number, reason: string | undefined, message: string, extra: Partial<Status> = {}) {
    super(message);
    this.code = code;
    this.body = failure(code, reason, message, extra);
  }
}

export function failure(
  code: number,
  reason: string | undefined,
  message: string,
  extra: Partial<Status> = {},
): Status {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    ...(reason ? { reason } : {}),
    ...extra,
    code,
  };
}

/** "deployments.apps" back to its kind and group, as `details` wants them. */
const subject = (qualified: string, name?: string) => {
  const [kind = '', ...group] = qualified.split('.');
  return { ...(name ? { name } : {}), ...(group.length > 0 ? { group: group.join('.') } : {}), kind };
};

export const badRequest = (message: string) => new StatusError(400, 'BadRequest', message);

export const unauthorized = () => new StatusError(401, 'Unauthorized', 'Unauthorized');

export const forbidden = (qualified: string, name: string, what: string) =>
  new StatusError(403, 'Forbidden', `${qualified}${name ? ` "${name}"` : ''} is forbidden: ${what}`, {
    details: subject(qualified, name),
  });

export const notFound = (qualified: string, name: string) =>
  new StatusError(404, 'NotFound', `${qualified} "${name}" not found`, { details: subject(qualified, name) });

export const noSuchResource = () =>
  new StatusError(404, 'NotFound', 'the server could not find the requested resource', { details: {} });

export const methodNotAllowed = () =>
  new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    { details: {} },
  );

export const alreadyExists = (qualified: string, name: string) =>
  new StatusError(409, 'AlreadyExists', `${qualified} "${name}" already exists`, {
    details: subject(qualified, name),
  });

export const conflict = (
  qualified: string,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
) =>
  new StatusError(409, 'Conflict', `Operation cannot be fulfilled on ${qualified} "${name}": ${why}`, {
    details: subject(qualified, name),
  });

export const expired = (message: string, continueToken?: string) =>
  new StatusError(
    410,
    'Expired',
    message,
    continueToken === undefined ? {} : { metadata: { continue: continueToken } },
  );

export const unsupportedMediaType = () =>
  new StatusError(
    415,
    'UnsupportedMediaType',
    'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json',
    { details: {} },
  );

export const invalid = (kind: string, name: string, field: string, message: string) =>
  new StatusError(422, 'Invalid', `${kind} "${name}" is invalid: ${field}: ${message}`, {
    details: { name, kind, causes: [{ reason: 'FieldValueInvalid', message, field }] },
  });

export const unprocessablePatch = () =>
  new StatusError(422, 'Invalid', 'the server rejected our request due to an error in our request', {
    details: {},
  });

export const tooManyRequests = (message: string, cause?: string) =>
  new StatusError(429, 'TooManyRequests', message, {
    details: cause ? { causes: [{ reason: 'DisruptionBudget', message: cause }] } : { retryAfterSeconds: 1 },
  });

export const tooLargeResourceVersion = (asked: number, current: number) =>
  new StatusError(504, 'Timeout', `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    details: {
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
      retryAfterSeconds: 1,
    },
  });
