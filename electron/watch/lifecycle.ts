import type { Clock } from '../app/clock.ts';

/** asleep: the machine is. */
export type LifecycleState = 'idle' | 'running' | 'paused' | 'asleep' | 'stopped';

/** When the loop may look. A pause outlasts the machine's sleep. */
export interface Lifecycle {
  readonly state: LifecycleState;
  /** Epoch ms; null when not paused, or until resumed. */
  readonly pausedUntil: number | null;
  start(): void;
  pause(until: number | null): void;
  resume(): void;
  suspend(): void;
  wake(): void;
  stop(): void;
}

export interface LifecyclePorts {
  /** Ends everything under way. */
  halt(): void;
  /** Goes on, at once. */
  proceed(): void;
  changed(state: LifecycleState): void;
}

export function createLifecycle(clock: Clock, { halt, proceed, changed }: LifecyclePorts): Lifecycle {
  let state: LifecycleState = 'idle';
  let pausedUntil: number | null = null;
  let cancelPause = () => {};

  function enter(next: LifecycleState): void {
    const ran = state === 'running';
    state = next;
    if (ran) halt();
    if (next === 'running') proceed();
    changed(next);
  }

  function resume(): void {
    if (state !== 'paused') return;
    cancelPause();
    pausedUntil = null;
    enter('running');
  }

  return {
    get state() {
      return state;
    },
    get pausedUntil() {
      return pausedUntil;
    },
    start() {
      if (state === 'idle') enter('running');
    },
    pause(until) {
      if (state === 'idle' || state === 'stopped') return;
      cancelPause();
      pausedUntil = until;
      cancelPause = until === null ? () => {} : clock.after(Math.max(0, until - clock.now()), resume);
      enter('paused');
    },
    resume,
    suspend() {
      if (state === 'running') enter('asleep');
    },
    wake() {
      // The timer of a pause stands still while the machine sleeps.
      if (state === 'paused' && pausedUntil !== null && pausedUntil <= clock.now()) resume();
      else if (state === 'asleep' || state === 'running') enter('running');
    },
    stop() {
      cancelPause();
      pausedUntil = null;
      enter('stopped');
    },
  };
}
