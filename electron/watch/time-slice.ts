/** Longest stretch of work between two turns of the event loop, in ms. */
const SLICE_MS = 8;

/** One for the process, as the event loop is: seven lists at once must not take seven slices in one turn. */
const waiting: (() => void)[] = [];
let startedAt = 0;

function next(): void {
  startedAt = performance.now();
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}

/** To be awaited between pieces of long work: yields to the event loop, and to other such work, when the slice is used up. */
export function breathe(): Promise<void> | undefined {
  if (performance.now() - startedAt < SLICE_MS) return undefined;
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });
}

/** `task` to be run in the next turn of the event loop, once however often it is asked for until then. */
export function oncePerTurn(task: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setImmediate(() => {
      asked = false;
      task();
    });
  };
}
