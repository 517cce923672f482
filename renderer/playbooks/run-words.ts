import type { Run, RunState, StepState } from '../../shared/playbook.ts';

export const STEP_WORDS: Record<StepState, string> = {
  pending: 'to come',
  running: 'under way',
  choosing: 'waits for your choice',
  waiting: 'waits for your approval',
  done: 'done',
  stopped: 'stopped',
  skipped: 'not done',
};

const RUN_WORDS: Record<RunState, string> = {
  running: 'Under way',
  waiting: 'Waits for you',
  done: 'Done',
  stopped: 'Stopped',
};

/** "Under way, step 2 of 4": how far it is. */
export function runInWords({ state, steps }: Pick<Run, 'state' | 'steps'>): string {
  const at = steps.findIndex((step) => step.state !== 'done');
  if (state === 'done' || at === -1) return RUN_WORDS[state];
  return `${RUN_WORDS[state]}${state === 'stopped' ? ' at' : ','} step ${at + 1} of ${steps.length}`;
}
