import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { SoakReport, SoakTerms } from './soak-dogwatch.ts';

const program = fileURLToPath(new URL('./soak-dogwatch.ts', import.meta.url));

/** Dogwatch in a process of its own. */
export interface SoakProcess {
  /** Resolves at the first report that is like this. @throws Error when the process ends before */
  reports(like: (report: SoakReport) => boolean): Promise<SoakReport>;
  kill(): Promise<void>;
  /** As a person would quit it. */
  end(): Promise<void>;
}

export function startSoakProcess(terms: SoakTerms): SoakProcess {
  // It starts often: what was stripped of its types once is not parsed again.
  const env = { ...process.env, NODE_COMPILE_CACHE: terms.folder, DOGWATCH_SOAK: JSON.stringify(terms) };
  const child = fork(program, { env });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    reports: (like) => reported(child, like),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async end() {
      child.send('end');
      const [code] = await ended;
      if (code !== 0) throw new Error(`it ended with code ${code}`);
    },
  };
}

function reported(child: ChildProcess, like: (report: SoakReport) => boolean): Promise<SoakReport> {
  return new Promise((resolve, reject) => {
    const hear = (report: SoakReport) => {
      if (!like(report)) return;
      child.off('message', hear).off('exit', fail);
      resolve(report);
    };
    const fail = (code: number | null) => reject(new Error(`it ended by itself, with code ${code}`));
    child.on('message', hear).once('exit', fail);
  });
}
