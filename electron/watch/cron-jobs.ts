import type { Log } from '../app/log.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { discoverCronJobs } from '../kube/cron-jobs.ts';
import { createFirstWord } from './first-word.ts';
import { cronJobsKind, type WatchedKind } from './watched-kinds.ts';

/** The CronJobs of a cluster: found out once, as the API server has them, and heard before the first Job is judged. */
export interface CronJobs {
  /** Null while it is not known, and where the cluster has none. */
  readonly kind: WatchedKind | null;
  /**
   * Resolves when they have been heard, or cannot be: without them Jobs are judged by themselves.
   * @throws the signal's reason when aborted first
   */
  wait(signal: AbortSignal): Promise<void>;
  /** They were listed, well or not. */
  spoken(): void;
  /** The API server has them no longer where it had them, or is another one. */
  reset(): void;
}

export interface CronJobsDeps {
  connection: Pick<ClusterConnection, 'getJson'>;
  log: Log;
  signal: () => AbortSignal;
  /** The cluster has them: they are to be watched. */
  found: () => void;
}

export function createCronJobs({ connection, log, signal: session, found }: CronJobsDeps): CronJobs {
  const word = createFirstWord();
  /** Undefined: not known. */
  let kind: WatchedKind | null | undefined;
  let asking: Promise<void> | null = null;

  async function discover(): Promise<void> {
    const signal = session();
    try {
      const resource = await discoverCronJobs(connection, signal);
      if (signal.aborted) return;
      kind = resource === null ? null : cronJobsKind(resource);
      if (kind !== null) found();
    } catch (error) {
      if (!signal.aborted) log.warn('CronJobs could not be looked for; trying again', { error });
    } finally {
      asking = null;
    }
  }

  return {
    get kind() {
      return kind ?? null;
    },
    async wait(signal) {
      if (kind === undefined) {
        asking ??= discover();
        await asking;
        signal.throwIfAborted();
      }
      if (kind) await word.wait(signal);
    },
    spoken: word.spoken,
    reset() {
      kind = undefined;
      word.reset();
    },
  };
}
