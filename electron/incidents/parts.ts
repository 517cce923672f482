import { plain } from '../../shared/plain-text.ts';
import { redact } from '../../shared/redact.ts';
import type { Clock } from '../app/clock.ts';
import { field } from './json-fields.ts';

/** Each part of the evidence has this long, in ms. */
const PART_LIMIT_MS = 15_000;

/** Reads parts of the evidence, each bounded in time, each failing alone into `problems`. */
export interface Parts {
  /** One sentence each. */
  problems: string[];
  /**
   * Null when the part cannot be read; no problem is made of a failure with the `silent` HTTP status.
   * Rejects only when everything is to stop.
   */
  read<T>(what: string, from: (signal: AbortSignal) => Promise<T>, silent?: number): Promise<T | null>;
}

export function createParts(clock: Clock, signal: AbortSignal): Parts {
  const problems: string[] = [];
  return {
    problems,
    async read(what, from, silent) {
      try {
        return await withLimit(clock, signal, from);
      } catch (error) {
        signal.throwIfAborted();
        if (statusOf(error) !== silent) problems.push(`${what} could not be read: ${reasonOf(error)}`);
        return null;
      }
    },
  };
}

/** Runs `read` with a signal that aborts after the limit, and does not wait for one that ignores it. */
async function withLimit<T>(
  clock: Clock,
  signal: AbortSignal,
  read: (limit: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const end = (reason: Error) => {
    limit.abort(reason);
    reject(reason);
  };
  const stop = () => end(new Error('Dogwatch is stopping.'));
  const cancel = clock.after(PART_LIMIT_MS, () => end(new Error('no answer within 15 s.')));
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    return await Promise.race([read(limit.signal), promise]);
  } finally {
    cancel();
    signal.removeEventListener('abort', stop);
  }
}

/** The HTTP status of a failed request (KubeError); null where there is none. */
function statusOf(error: unknown): number | null {
  const status = field(error, 'status');
  return typeof status === 'number' ? status : null;
}

function reasonOf(error: unknown): string {
  const reason = plain(redact(error instanceof Error ? error.message : String(error)), 300);
  return /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}
