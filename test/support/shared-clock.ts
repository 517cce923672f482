import type { Clock } from '../../electron/app/clock.ts';
import type { DemoClock } from '../../electron/demo/demo-clock.ts';

/** One time for the simulated cluster and for the program that watches it; moves only when told to. */
export interface SharedClock extends DemoClock {
  /** Moves to that time (epoch ms); whatever falls due on the way runs in order, with all it sets off in between. */
  moveTo(time: number): Promise<void>;
  /** The same time for one run of the program, whose timers can be lost as a killed process loses them. */
  lifetime(): Lifetime;
}

export interface Lifetime extends Clock {
  end(): void;
}

/** `settle` resolves when nothing that needs no time is under way any more. */
export function createSharedClock(start: number, settle: () => Promise<void>): SharedClock {
  let now = start;
  const timers = new Set<{ due: number; run: () => void }>();

  function add(ms: number, run: () => void): () => void {
    // Whole milliseconds, as a machine's clock shows them.
    const timer = { due: now + Math.max(0, Math.ceil(ms)), run };
    timers.add(timer);
    return () => timers.delete(timer);
  }

  function earliest(until: number) {
    let first = null;
    for (const timer of timers) if (timer.due <= until && !(first && first.due <= timer.due)) first = timer;
    return first;
  }

  return {
    now: () => now,
    setTimeout: (run, ms) => add(ms, run),
    clearTimeout: (cancel) => void (cancel as () => void)(),
    async moveTo(time) {
      await settle();
      for (let timer = earliest(time); timer !== null; timer = earliest(time)) {
        timers.delete(timer);
        now = timer.due;
        timer.run();
        await settle();
      }
      now = time;
    },
    lifetime() {
      const mine = new Set<() => void>();
      return {
        now: () => now,
        after(ms, task) {
          const cancel = add(ms, () => {
            mine.delete(cancel);
            task();
          });
          mine.add(cancel);
          return () => {
            mine.delete(cancel);
            cancel();
          };
        },
        end() {
          for (const cancel of mine) cancel();
          mine.clear();
        },
      };
    },
  };
}
