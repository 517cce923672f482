import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Child {
  process: ChildProcess;
  /** The next line it prints; rejects when it ends instead. */
  line(): Promise<string>;
  /** Settles when it has ended, with its code or signal. */
  ended: Promise<unknown[]>;
}

/** Runs a script beside this file in a process of its own, killed after the test. */
export function child(script: string, args: string[], options: { uid?: number } = {}): Child {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const running = spawn(process.execPath, [file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  });
  onTestFinished(() => void running.kill('SIGKILL'));
  const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
  const ended = once(running, 'exit');
  return {
    process: running,
    ended,
    async line() {
      const next = await lines.next();
      if (next.done) throw new Error(`${script} ended before it said anything`);
      return next.value;
    },
  };
}
