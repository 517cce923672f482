import type { IncidentDetail } from '../../shared/incident.ts';
import type { Approval, Run, RunStep } from '../../shared/playbook.ts';
import type { Approvals } from './approvals.ts';
import type { Audit } from './audit.ts';
import type { Changing } from './changing.ts';
import type { ExecutorDeps } from './executor-ports.ts';
import type { Reading } from './reading.ts';
import type { RunBook } from './run-book.ts';
import { ended, stepAt, withStep } from './run-steps.ts';

export interface Runner {
  /** Goes on with a run until it waits, or is over. @throws Error with one sentence when the cluster cannot be asked now */
  advance(run: string): Promise<void>;
  /** A person approved the step: what is done next is sending. */
  approved(approval: Approval): void;
  /** Whether a restart came between a question and what follows from its answer. */
  isCutShort(run: string): boolean;
}

/** A run at one of its steps. */
export interface StepAt {
  run: Run;
  at: number;
  step: RunStep;
  detail: IncidentDetail;
}

/** One run, one step at a time: written down, done, written down. A restart finds it where it was. */
export function createRunner(
  { store, detail: detailOf }: ExecutorDeps,
  rooms: { audit: Audit; approvals: Approvals; book: RunBook; reading: Reading; changing: Changing },
): Runner {
  const { audit, approvals, book, reading, changing } = rooms;
  const { playbooks: kept } = store;
  const approvalOf = ({ approval }: RunStep) => (approval === null ? null : kept.approval(approval));

  async function advance(id: string): Promise<void> {
    for (;;) {
      const run = kept.run(id);
      const detail = run === null ? null : detailOf(run.incident);
      const isOver = run === null || run.state === 'done' || run.state === 'stopped';
      if (isOver || detail === null || book.isStopping()) return;
      const at = stepAt(run);
      const step = run.steps[at];
      if (step === undefined) return end(run);
      if (!(await advanceStep({ run, at, step, detail }))) return;
    }
  }

  function end(run: Run): void {
    store.transaction(() => {
      book.save(ended(run, book.now()));
      audit.note(run, 'ended', `${run.name} is done.`);
    });
  }

  /** False when the run has to wait, or was stopped. */
  async function advanceStep(of: StepAt): Promise<boolean> {
    const { step } = of;
    const approval = approvalOf(step);
    if (step.state === 'choosing') return false;
    if (approval !== null && step.state !== 'pending') return decided(of, approval);
    if (step.action.do === 'verify') return reading.verify(of, step.action.within);
    return step.risk === 'LOW' ? reading.read(of) : changing.propose(of);
  }

  /** What follows from an answer; also from one given right before the program died. */
  async function decided(of: StepAt, approval: Approval): Promise<boolean> {
    const { run, at } = of;
    if (approval.state === 'approved') return changing.change(of, approval);
    if (approval.state !== 'pending') {
      book.stop(run, at, approval.reason ?? 'It was not approved.');
      return false;
    }
    if (approvals.isKnown(approval.id)) return false;
    // Who was asked before a restart is asked again, of the cluster as it is now.
    store.transaction(() => {
      approvals.settle(approval, run, 'refused', 'Dogwatch was restarted: this is asked anew.');
      book.save(withStep(run, at, { state: 'pending', approval: null }));
    });
    return true;
  }

  return {
    advance,
    approved(approval) {
      const run = kept.run(approval.run);
      if (run !== null) book.save(withStep(run, approval.step, { state: 'running' }));
    },
    isCutShort(id) {
      const run = kept.run(id);
      const step = run?.steps[stepAt(run)];
      const approval = step?.state === 'waiting' ? approvalOf(step) : null;
      return approval !== null && !(approval.state === 'pending' && approvals.isKnown(approval.id));
    },
  };
}
