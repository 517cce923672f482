import type { Clock } from '../app/clock.ts';
import type { Store } from './store.ts';

/** How long a write waits for company, in ms. */
const WAIT_MS = 250;
/** So many are written without waiting for more: a few ms of work. */
const AT_ONCE = 25;

interface Waiting {
  write: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Writes many small things that nobody waits for: a commit is an fsync, whatever is in it. */
export interface GroupCommit {
  /** Resolves when `write` is on disk. @throws StoreError, or whatever `write` threw */
  add(write: () => void): Promise<void>;
  /** Writes what waits, now. */
  flush(): void;
}

export function createGroupCommit(store: Pick<Store, 'transaction'>, clock: Clock): GroupCommit {
  let waiting: Waiting[] = [];
  let cancel = () => {};

  function flush(): void {
    cancel();
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      store.transaction(() => {
        for (const { write } of group) write();
      });
      for (const { done } of group) done();
    } catch {
      // Nothing of it was written: what cannot be written must not keep the others from it.
      for (const one of group) writeAlone(one);
    }
  }

  function writeAlone({ write, done, failed }: Waiting): void {
    try {
      store.transaction(write);
      done();
    } catch (error) {
      failed(error);
    }
  }

  return {
    add(write) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ write, done: resolve, failed: reject });
      if (waiting.length === 1) cancel = clock.after(WAIT_MS, flush);
      if (waiting.length >= AT_ONCE) flush();
      return promise;
    },
    flush,
  };
}
