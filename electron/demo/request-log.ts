/** One request as the server saw it. */
export interface LoggedRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  verb: string;
  resource: string;
  namespace: string;
  user: string;
  /** 0 until answered, and for requests that a fault left unanswered. */
  code: number;
  /** Body bytes written so far, as sent (compressed if compressed). */
  bytes: number;
  startedAt: number;
  /** Epoch ms; absent while the response is open. */
  endedAt?: number;
}

export type RequestFilter = Partial<
  Pick<LoggedRequest, 'method' | 'path' | 'verb' | 'resource' | 'namespace' | 'user' | 'code'>
>;

/** What clients asked for, for tests and the bench. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  matching(filter?: RequestFilter): LoggedRequest[];
  count(filter?: RequestFilter): number;
  bytes(filter?: RequestFilter): number;
  /** Responses still open: watches, and requests a fault left hanging. */
  open(filter?: RequestFilter): number;
  /** TCP connections open now, and accepted since the start. */
  connections: { open: number; accepted: number };
  clear(): void;
  add(entry: LoggedRequest): LoggedRequest;
}

const KEPT = 20_000;

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  const matching = (filter: RequestFilter = {}) =>
    entries.filter((entry) =>
      Object.entries(filter).every(([field, value]) => entry[field as keyof RequestFilter] === value),
    );
  return {
    entries,
    matching,
    connections: { open: 0, accepted: 0 },
    count: (filter) => matching(filter).length,
    bytes: (filter) => matching(filter).reduce((sum, entry) => sum + entry.bytes, 0),
    open: (filter) => matching(filter).filter((entry) => entry.endedAt === undefined).length,
    clear: () => {
      entries.length = 0;
    },
    add(entry) {
      if (entries.length >= KEPT) entries.splice(0, KEPT / 10);
      entries.push(entry);
      return entry;
    },
  };
}
