import type { DemoClock } from './demo-clock.ts';
import { StatusError } from './status-error.ts';

interface Task {
  due: number;
  order: number;
  run: () => void;
}

/**
 * The simulation's own order of events: tasks run by due time, then by the order they were planned in, each seeing
 * its own due time as `now()`. Planned in the past, they replay the cluster's history at once.
 */
export interface Timeline {
  now(): number;
  after(ms: number, run: () => void): () => void;
  at(time: number, run: () => void): () => void;
  /** Runs `plan` as if it were `ms` ago, and everything it planned that is due since. */
  past<T>(ms: number, plan: () => T): T;
  /** Runs everything due by the clock's now, then keeps up with the clock. */
  start(): void;
  stop(): void;
}

/** A timeline that begins `past` ms before the clock's now and stands still until `start()`. */
export function createTimeline(clock: DemoClock, past: number): Timeline {
  const tasks: Task[] = [];
  let order = 0;
  let virtual: number | undefined = clock.now() - past;
  let started = false;
  let armed: { due: number; handle: unknown } | undefined;

  const disarm = () => {
    if (armed) clock.clearTimeout(armed.handle);
    armed = undefined;
  };
  const arm = () => {
    const next = tasks[0];
    if (!started || virtual !== undefined || !next || armed?.due === next.due) return;
    disarm();
    armed = { due: next.due, handle: clock.setTimeout(runDue, Math.max(0, next.due - clock.now())) };
  };
  function runDue(): void {
    disarm();
    try {
      for (let task = tasks[0]; task && task.due <= clock.now(); task = tasks[0]) {
        takeFirst(tasks);
        virtual = Math.max(virtual ?? task.due, task.due);
        attempt(task);
      }
    } finally {
      virtual = undefined;
      arm();
    }
  }
  const at = (time: number, run: () => void) => {
    const task = { due: time, order: order++, run };
    insert(tasks, task);
    arm();
    return () => {
      task.run = () => {};
    };
  };

  return {
    now: () => virtual ?? clock.now(),
    at,
    after(ms, run) {
      return at(this.now() + ms, run);
    },
    past(ms, plan) {
      if (virtual !== undefined) return plan();
      virtual = clock.now() - ms;
      const made = plan();
      runDue();
      return made;
    },
    start() {
      started = true;
      runDue();
    },
    stop() {
      started = false;
      tasks.length = 0;
      disarm();
    },
  };
}

/** An object that went away or changed meanwhile ends a task, as it ends a real controller's attempt. */
function attempt({ run }: Task): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
  }
}

const before = (a: Task, b: Task) => a.due < b.due || (a.due === b.due && a.order < b.order);

/** A binary heap: ten thousand pods starting at once plan fifty thousand tasks. */
function insert(heap: Task[], task: Task): void {
  let at = heap.push(task) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up];
    if (!parent || before(parent, task)) break;
    heap[at] = parent;
    at = up;
  }
  heap[at] = task;
}

function takeFirst(heap: Task[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let down = at * 2 + 1;
    const left = heap[down];
    if (!left) break;
    const right = heap[down + 1];
    if (right && before(right, left)) down++;
    const child = heap[down];
    if (!child || before(last, child)) break;
    heap[at] = child;
    at = down;
  }
  heap[at] = last;
}
