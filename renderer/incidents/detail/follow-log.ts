import type { Reply } from '../../../shared/ipc.ts';
import type { LogPlace, PodLogs } from '../../../shared/pod-logs.ts';

/** ms between the end of one reading and the next; each failure doubles it. */
const EVERY = 2_000;
const LONGEST_WAIT = 30_000;

export interface Following {
  /** Where the reader has come to. */
  from: LogPlace | null;
  read(since: LogPlace | null): Promise<Reply<PodLogs>>;
  /** What was written since. */
  fresh(logs: PodLogs): void;
  /** Why it could not be read this time; null when it could again. */
  failed(error: string | null): void;
  /** Nobody looks: nothing is asked. */
  hidden(): boolean;
  /** Runs a task once after some ms; returns what cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** Reads on, one reading at a time, until the returned function is called: then nothing more is asked or told. */
export function followLog({ from, read, fresh, failed, hidden, after }: Following): () => void {
  let since = from;
  let wait = EVERY;
  let stopped = false;
  let cancel = after(EVERY, () => void next());

  async function next(): Promise<void> {
    if (!hidden()) {
      const reply = await read(since);
      if (stopped) return;
      wait = reply.ok ? EVERY : Math.min(wait * 2, LONGEST_WAIT);
      failed(reply.ok ? null : reply.error);
      if (reply.ok) {
        since = reply.value.until;
        if (reply.value.text !== '') fresh(reply.value);
      }
    }
    cancel = after(wait, () => void next());
  }

  return () => {
    stopped = true;
    cancel();
  };
}
