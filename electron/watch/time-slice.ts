import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest stretch of work between two turns of the event loop, in ms. */
const SLICE_MS = 10;

/** Returns a function to await between pieces of long work: it yields to the event loop when the slice is used up. */
export function createTimeSlice(): () => Promise<void> | undefined {
  let started = performance.now();
  return () => {
    if (performance.now() - started < SLICE_MS) return undefined;
    return nextTurn().then(() => {
      started = performance.now();
    });
  };
}
