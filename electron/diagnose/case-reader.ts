import pLimit from 'p-limit';
import { type Fields, fieldsOf, itemsOf } from '../../shared/api-fields.ts';
import { plain } from '../../shared/plain-text.ts';
import { redact } from '../../shared/redact.ts';
import type { ClusterConnection } from '../kube/connection.ts';

/** The reading side of a cluster connection. */
export type CaseSource = Pick<ClusterConnection, 'getJson' | 'getText'>;

/** Requests under way at once: an explanation must not crowd the cluster's API. */
const AT_ONCE = 6;
/** Logs come from kubelets, which may hang: of the connection's two sockets one stays for the rest. */
const LOGS_AT_ONCE = 1;
/** Each read has this long, in ms: one that hangs must not take the others' time. */
const READ_LIMIT_MS = 10_000;

/** Reads parts of a case, each bounded in time, each failing alone into `problems`. */
export interface CaseReader {
  /** One sentence each, redacted. */
  readonly problems: readonly string[];
  /** The object; null when it is not there (no problem) or cannot be read (a problem that names `what`). */
  object(path: string, what: string): Promise<Fields | null>;
  /** As `object`, and tells what is not there from what may not be read. */
  lookUp(path: string, what: string): Promise<Fields | 'absent' | null>;
  /** The items of a list; none when it cannot be read. */
  list(path: string, what: string): Promise<readonly Fields[]>;
  text(path: string, what: string, maxBytes: number): Promise<string | null>;
}

/** @param signal ends everything; what is still being read then is a problem, and nothing rejects. */
export function createCaseReader(source: CaseSource, signal: AbortSignal): CaseReader {
  const problems: string[] = [];
  const atOnce = pLimit(AT_ONCE);
  const logsAtOnce = pLimit(LOGS_AT_ONCE);

  async function read<T>(
    what: string,
    from: (limit: { signal: AbortSignal; timeoutMs: number }) => Promise<T>,
    queue = atOnce,
  ): Promise<T | 'absent' | null> {
    return queue(async () => {
      try {
        signal.throwIfAborted();
        return await from({ signal, timeoutMs: READ_LIMIT_MS });
      } catch (error) {
        if (statusOf(error) === 404) return 'absent';
        problems.push(`${what} could not be read: ${reasonOf(error, signal)}`);
        return null;
      }
    });
  }

  const lookUp = (path: string, what: string) =>
    read(what, async (limit) => fieldsOf(await source.getJson(path, limit)));
  const present = <T>(found: T | 'absent' | null): T | null => (found === 'absent' ? null : found);

  return {
    problems,
    lookUp,
    object: async (path, what) => present(await lookUp(path, what)),
    list: async (path, what) => itemsOf(present(await lookUp(path, what))?.items),
    text: async (path, what, maxBytes) =>
      present(await read(what, (limit) => source.getText(path, { ...limit, maxBytes }), logsAtOnce)),
  };
}

function statusOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'the time for the diagnosis was over.';
  const reason = plain(redact(error instanceof Error ? error.message : String(error)), 300);
  return /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}
