import TinyQueue from 'tinyqueue';
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
  let tasks = inOrder();
  let order = 0;
  let virtual: number | undefined = clock.now() - past;
  let started = false;
  let armed: { due: number; handle: unknown } | undefined;

  const disarm = () => {
    if (armed) clock.clearTimeout(armed.handle);
    armed = undefined;
  };
  const arm = () => {
    const next = tasks.peek();
    if (!started || virtual !== undefined || !next || armed?.due === next.due) return;
    disarm();
    armed = { due: next.due, handle: clock.setTimeout(runDue, Math.max(0, next.due - clock.now())) };
  };
  function runDue(): void {
    disarm();
    try {
      for (let task = tasks.peek(); task && task.due <= clock.now(); task = tasks.peek()) {
        tasks.pop();
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
    tasks.push(task);
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
      tasks = inOrder();
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

const inOrder = () => new TinyQueue<Task>([], (a, b) => a.due - b.due || a.order - b.order);
