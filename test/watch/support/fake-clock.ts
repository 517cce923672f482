import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../../electron/app/clock.ts';

/** Time that moves only when told to; what is due runs in order, with everything it sets off in between. */
export interface FakeClock extends Clock {
  advance(ms: number): Promise<void>;
  /** Lets everything that needs no time come to rest. */
  settle(): Promise<void>;
  /** Timers waiting. */
  pending(): number;
}

export const START = Date.parse('2026-11-22T12:00:00Z');

export function createFakeClock(start = START): FakeClock {
  let now = start;
  let order = 0;
  const timers = new Map<number, { at: number; task: () => void }>();

  function earliest(until: number): number | undefined {
    const due = [...timers].filter(([, { at }]) => at <= until);
    return due.sort(([a, one], [b, other]) => one.at - other.at || a - b)[0]?.[0];
  }

  async function settle(): Promise<void> {
    for (let turns = 0; turns < 12; turns++) await nextTurn();
  }

  return {
    now: () => now,
    after(ms, task) {
      const id = order++;
      timers.set(id, { at: now + ms, task });
      return () => timers.delete(id);
    },
    pending: () => timers.size,
    settle,
    async advance(ms) {
      await settle();
      const until = now + ms;
      for (let id = earliest(until); id !== undefined; id = earliest(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        if (timer === undefined) continue;
        now = Math.max(now, timer.at);
        timer.task();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}
