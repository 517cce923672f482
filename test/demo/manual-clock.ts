import type { DemoClock } from '../../electron/demo/demo-clock.ts';

interface Timer {
  due: number;
  run: () => void;
}

/** A clock that only moves when told to; timers due on the way run in order. */
export interface ManualClock extends DemoClock {
  advance(ms: number): void;
}

export function createManualClock(start = Date.parse('2026-11-22T10:00:00Z')): ManualClock {
  let now = start;
  const timers = new Set<Timer>();
  return {
    now: () => now,
    setTimeout(run, ms) {
      const timer = { due: now + ms, run };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      timers.delete(timer as Timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.due);
        next.run();
      }
      now = end;
    },
  };
}
