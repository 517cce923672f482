import type { Clock } from '../../../electron/app/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on; timers on the way run at their own time. */
  advance(ms: number): void;
  /** Timers not yet run or cancelled. */
  waiting(): number;
}

export const START = Date.parse('2026-11-22T12:00:00.000Z');

export function fakeClock(start = START): FakeClock {
  let now = start;
  const timers = new Set<{ at: number; task: () => void }>();
  return {
    now: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.task();
      }
      now = end;
    },
    waiting: () => timers.size,
  };
}
