import type { Incident } from '../../shared/incident.ts';
import { RISK_OF, type Run, type RunAction, type RunStep, type StepState } from '../../shared/playbook.ts';
import { stepTitle } from './step-words.ts';

/** What is to be done: a playbook, or taking a step back. */
export interface Steps {
  id: string;
  name: string;
  steps: readonly RunAction[];
}

/** Pure changes of a run: what is written down before and after each step. */

export function newRun(
  of: Pick<Run, 'id' | 'startedBy'>,
  playbook: Steps,
  incident: Incident,
  now: string,
): Run {
  const { kind, namespace, name } = incident;
  return {
    ...of,
    incident: incident.id,
    playbook: playbook.id,
    name: playbook.name,
    context: incident.context,
    cluster: incident.cluster,
    object: { kind, namespace, name },
    state: 'running',
    steps: playbook.steps.map((action) => newStep(action, stepTitle(action, incident))),
    startedAt: now,
    endedAt: null,
  };
}

function newStep(action: RunAction, title: string): RunStep {
  return {
    action,
    risk: RISK_OF[action.do],
    title,
    state: 'pending',
    output: null,
    outcome: null,
    choices: [],
    startedAt: null,
    endedAt: null,
    approval: null,
    undoable: false,
  };
}

const OVER: ReadonlySet<StepState> = new Set(['done', 'skipped', 'stopped']);

/** The step it is at; -1 when all are over. */
export const stepAt = ({ steps }: Run): number => steps.findIndex(({ state }) => !OVER.has(state));

export function withStep(run: Run, index: number, change: Partial<RunStep>): Run {
  return { ...run, steps: run.steps.map((step, at) => (at === index ? { ...step, ...change } : step)) };
}

/** A step that waits for a person makes the run wait. */
export function inState(run: Run): Run {
  const waits = run.steps.some(({ state }) => state === 'waiting' || state === 'choosing');
  return { ...run, state: waits ? 'waiting' : 'running' };
}

/** Stopped at a step: what comes after it is not done, and says so. */
export function stoppedAt(run: Run, index: number, outcome: string, now: string): Run {
  const steps = run.steps.map((step, at): RunStep => {
    if (at < index) return step;
    if (at === index) return { ...step, state: 'stopped', outcome, endedAt: now };
    return { ...step, state: 'skipped', outcome: 'Not done: an earlier step stopped.', endedAt: now };
  });
  return { ...run, steps, state: 'stopped', endedAt: now };
}

export function ended(run: Run, now: string): Run {
  return { ...run, state: 'done', endedAt: now };
}
