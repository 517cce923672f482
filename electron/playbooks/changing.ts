import type { Approval } from '../../shared/playbook.ts';
import { applyChanges } from './apply-changes.ts';
import type { Approvals } from './approvals.ts';
import type { Audit } from './audit.ts';
import type { ExecutorDeps } from './executor-ports.ts';
import { nameOf } from './object-name.ts';
import { inverseOf } from './planned-change.ts';
import { proposeStep } from './propose.ts';
import type { RunBook } from './run-book.ts';
import { withStep } from './run-steps.ts';
import type { StepAt } from './runner.ts';

/** Planning with its dry runs may take this long, in ms. */
const PLAN_MS = 60_000;
/** What a change may take beside the waiting it was allowed, in ms. */
const CHANGE_MS = 120_000;

/** Steps that change something. Each returns false when the run has to wait, or was stopped. */
export interface Changing {
  /** Plans, has the server try it, and asks. */
  propose(at: StepAt): Promise<boolean>;
  /** Sends what was approved. */
  change(at: StepAt, approval: Approval): Promise<boolean>;
}

export function createChanging(
  deps: ExecutorDeps,
  { audit, approvals, book }: { audit: Audit; approvals: Approvals; book: RunBook },
): Changing {
  const { store, clock } = deps;
  const { now, save } = book;

  function ask({ run, at }: StepAt, approval: Approval, fingerprint: string): void {
    const { id, title, risk } = approval;
    store.transaction(() => {
      approvals.ask(approval, fingerprint);
      save(withStep(run, at, { state: 'waiting', title, risk, approval: id, startedAt: now() }));
      audit.note(run, 'asked', title, { approval, object: approval.changes[0]?.object ?? null });
    });
    deps.asked(approval);
  }

  /** Why what was approved is not sent any more; null while it is. */
  function tooLate({ step, detail }: StepAt, until: number): string | null {
    if (clock.now() > until + CHANGE_MS) return 'Dogwatch was away after this was approved';
    const isOver = step.action.do !== 'undo' && detail.incident.state === 'resolved';
    return isOver ? 'the incident was over before it was sent' : null;
  }

  return {
    async propose(of) {
      const { run, at, step, detail } = of;
      const chosen = step.choices.length === 1 ? (step.choices[0]?.revision ?? null) : null;
      const context = await book.contextOf(detail, chosen, book.within(PLAN_MS));
      const proposal = await proposeStep(deps, { run, at, step }, context);
      if (book.isStopping()) return false;
      const startedAt = now();
      switch (proposal.kind) {
        case 'impossible':
          book.stop(run, at, proposal.reason);
          return false;
        case 'nothing':
          save(withStep(run, at, { state: 'done', outcome: proposal.text, startedAt, endedAt: startedAt }));
          return true;
        case 'choose': {
          const { title, choices } = proposal;
          save(withStep(run, at, { state: 'choosing', title, choices, startedAt }));
          return false;
        }
        case 'approval':
          ask(of, proposal.approval, context.cluster.fingerprint);
          return false;
      }
    },

    async change(of, approval) {
      const { run, at, step, detail } = of;
      const waits = step.action.do === 'drain' ? step.action.within * 1000 : 0;
      const until = Date.parse(approval.decidedAt ?? now()) + waits;
      const signal = book.within(waits + CHANGE_MS);
      const { cluster } = await book.contextOf(detail, null, signal);
      const told: string[] = [];
      const { done, failure } = await applyChanges(approval.changes, {
        ...{ cluster, clock, signal, until, tooLate: () => tooLate(of, until) },
        sending: (one) =>
          audit.note(run, 'sent', `${one.verb} ${nameOf(one.object)}`, { approval, object: one.object }),
        applied(one, how) {
          told.push(how);
          audit.note(run, 'applied', how, { approval, object: one.object });
        },
      });
      // What was cut off by our own end is looked at again after the next start.
      if (book.isStopping() && failure !== null) return false;
      const undoable = done.some((one) => inverseOf(one) !== null);
      const output = told.join('\n');
      if (failure === null) {
        save(withStep(run, at, { state: 'done', output, endedAt: now(), undoable, outcome: 'Done.' }));
        return true;
      }
      const left = approval.changes.length - done.length;
      const outcome = `${failure} ${done.length} of ${approval.changes.length} done, ${left} not.`;
      store.transaction(() => {
        audit.note(run, 'failed', outcome, { approval });
        save(withStep(run, at, { state: 'running', output, undoable }));
        book.stop(run, at, outcome);
      });
      return false;
    },
  };
}
