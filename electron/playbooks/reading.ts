import type { RunStep } from '../../shared/playbook.ts';
import type { ExecutorDeps } from './executor-ports.ts';
import { readStep } from './read-step.ts';
import type { RunBook } from './run-book.ts';
import { withStep } from './run-steps.ts';
import type { StepAt } from './runner.ts';
import { sentence } from './sentence.ts';

/** A step that reads may take this long, in ms. */
const STEP_MS = 60_000;

/** Steps that change nothing. Each returns false when the run has to wait, or was stopped. */
export interface Reading {
  read(at: StepAt): Promise<boolean>;
  /** Waits for recovery, seen by the loop's own eyes, for so many seconds. */
  verify(at: StepAt, seconds: number): boolean;
}

export function createReading({ clock }: Pick<ExecutorDeps, 'clock'>, book: RunBook): Reading {
  const { now, save } = book;
  return {
    async read({ run, at, step, detail }) {
      if (step.action.do === 'undo') return false;
      const started = save(withStep(run, at, { state: 'running', startedAt: now() }));
      const ended = (part: Partial<RunStep>) => void save(withStep(started, at, { ...part, endedAt: now() }));
      try {
        const output = await readStep(step.action, await book.contextOf(detail, null, book.within(STEP_MS)));
        ended({ state: 'done', output });
      } catch (error) {
        if (book.isStopping()) return false;
        // What cannot be read is named; the person decides with what there is.
        ended({ state: 'skipped', outcome: sentence(error) });
      }
      return true;
    },

    verify({ run, at, step, detail }, seconds) {
      const startedAt = step.startedAt ?? now();
      if (detail.incident.state === 'resolved') {
        const outcome = 'Dogwatch saw it recover.';
        save(withStep(run, at, { state: 'done', startedAt, outcome, endedAt: now() }));
        return true;
      }
      if (clock.now() - Date.parse(startedAt) >= seconds * 1000) {
        const waited = seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
        book.stop(run, at, `It has not recovered within ${waited}.`);
      } else if (step.state === 'pending') save(withStep(run, at, { state: 'running', startedAt }));
      return false;
    },
  };
}
