import type { Clock } from '../app/clock.ts';
import { createDueQueue } from './due-queue.ts';

/** Node fires at once what lies further ahead than 2^31 ms. */
const LONGEST_TIMER_MS = 3_600_000;

/** What must be looked at again at its time, with one timer for all; or when its resource has been heard of again. */
export interface Agenda {
  /** Runs `key` at that time (epoch ms); null takes it off. */
  schedule(key: string, at: number | null): void;
  /** Runs `key` when `release` is called for this kind. */
  hold(key: string, kind: string): void;
  release(kind: string): void;
  clear(): void;
}

export function createAgenda(clock: Clock, run: (key: string) => void): Agenda {
  const queue = createDueQueue();
  const held = new Map<string, Set<string>>();
  let timer: { at: number; cancel: () => void } | null = null;

  function arm(): void {
    const at = queue.next();
    if (timer !== null && at === timer.at) return;
    timer?.cancel();
    timer = null;
    if (at === null) return;
    const wait = Math.min(Math.max(0, at - clock.now()), LONGEST_TIMER_MS);
    timer = { at, cancel: clock.after(wait, runDue) };
  }

  function runDue(): void {
    timer = null;
    for (const key of queue.takeDue(clock.now())) run(key);
    arm();
  }

  return {
    schedule(key, at) {
      for (const keys of held.values()) keys.delete(key);
      queue.set(key, at);
      arm();
    },
    hold(key, kind) {
      const keys = held.get(kind) ?? new Set();
      held.set(kind, keys.add(key));
    },
    release(kind) {
      const keys = held.get(kind);
      if (keys === undefined) return;
      held.delete(kind);
      for (const key of keys) run(key);
    },
    clear() {
      queue.clear();
      held.clear();
      arm();
    },
  };
}
