import type { Clock } from '../app/clock.ts';

/** Ends a cycle each interval while running. Times are epoch ms. */
export interface Cycles {
  /** A cycle begins now, whatever was under way. */
  restart(): void;
  stop(): void;
}

export function createCycles(
  clock: Clock,
  intervalMs: () => number,
  ended: (startedAt: number) => void,
): Cycles {
  let cancel = () => {};
  function restart(): void {
    cancel();
    const startedAt = clock.now();
    cancel = clock.after(intervalMs(), () => {
      restart();
      ended(startedAt);
    });
  }
  return { restart, stop: () => cancel() };
}
