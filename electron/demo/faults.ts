import type { ApiRoute } from './api-route.ts';

/** What can go wrong on the way, as seen by a client. */
export type Fault =
  /** Never answers. */
  | { kind: 'hang' }
  /** Sends headers and half of the body (a watch: no event, no end), then nothing. */
  | { kind: 'hangMidway' }
  /** Destroys the socket in the middle of the body. */
  | { kind: 'cut' }
  | { kind: 'status'; code: number; retryAfterSeconds?: number; message?: string }
  /** A proxy's login page, with status 200. */
  | { kind: 'html' }
  | { kind: 'garbage' }
  /** A list or object whose JSON stops halfway in a complete HTTP response. */
  | { kind: 'truncate' }
  /** Each answer takes this much longer. */
  | { kind: 'slow'; ms: number }
  | { kind: 'watchError410' }
  /** The watch starts with one valid event of about this size. */
  | { kind: 'hugeLine'; bytes: number }
  /** The watch ends cleanly, but early. */
  | { kind: 'dropWatch'; afterMs: number }
  /** The server does not close the watch at timeoutSeconds. */
  | { kind: 'openForever' }
  /** The watch stays open and on time but sends nothing. */
  | { kind: 'staleWatch' };

/** Which requests a fault meets; all of them when empty. */
export interface FaultTarget {
  /** Plural name, with the subresource if that is meant: "pods", "pods/log". */
  resource?: string;
  verb?: string;
  pathPrefix?: string;
  /** How often; until cleared when absent. */
  times?: number;
}

export interface Faults {
  /** Arms a fault and returns its removal. Of several that fit, the oldest strikes. */
  add(fault: Fault, target?: FaultTarget): () => void;
  clear(): void;
  /** Closes the listener and every connection: the next ones are refused. */
  refuse(): Promise<void>;
  /** Listens again on the same port. */
  accept(): Promise<void>;
  /** The fault that meets this request, counted as struck. */
  take(path: string, route: ApiRoute | undefined): Fault | undefined;
}

const WATCH_ONLY: ReadonlySet<Fault['kind']> = new Set([
  'watchError410',
  'hugeLine',
  'dropWatch',
  'openForever',
  'staleWatch',
]);

export function createFaults(listener: Pick<Faults, 'refuse' | 'accept'>): Faults {
  const armed = new Set<{ fault: Fault; target: FaultTarget; left: number }>();
  return {
    ...listener,
    add(fault, target = {}) {
      const entry = { fault, target, left: target.times ?? Number.POSITIVE_INFINITY };
      armed.add(entry);
      return () => armed.delete(entry);
    },
    clear: () => armed.clear(),
    take(path, route) {
      for (const entry of armed) {
        if (!fits(entry.fault, entry.target, path, route)) continue;
        entry.left--;
        if (entry.left <= 0) armed.delete(entry);
        return entry.fault;
      }
      return undefined;
    },
  };
}

function fits(fault: Fault, target: FaultTarget, path: string, route: ApiRoute | undefined): boolean {
  const watching = route?.verb === 'watch';
  if (WATCH_ONLY.has(fault.kind) && !watching) return false;
  if (fault.kind === 'truncate' && watching) return false;
  if (target.pathPrefix !== undefined && !path.startsWith(target.pathPrefix)) return false;
  if (target.verb !== undefined && target.verb !== route?.verb) return false;
  const resource = route?.subresource ? `${route.resource}/${route.subresource}` : route?.resource;
  return target.resource === undefined || target.resource === resource;
}
