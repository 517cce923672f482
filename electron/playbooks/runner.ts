import type { IncidentDetail } from '../../shared/incident.ts';
import { plain } from '../../shared/plain-text.ts';
import type { Approval, PlannedChange, Run, RunStep } from '../../shared/playbook.ts';
import { applyChanges } from './apply-changes.ts';
import type { Approvals } from './approvals.ts';
import type { Audit } from './audit.ts';
import type { ExecutorDeps } from './executor-ports.ts';
import { inverseOf } from './planned-change.ts';
import { proposeStep } from './propose.ts';
import { readStep } from './read-step.ts';
import { ended, inState, stepAt, stoppedAt, withStep } from './run-steps.ts';
import { sentence } from './sentence.ts';
import type { StepContext } from './step.ts';

/** Planning with its dry runs, and a step that reads, may take this long, in ms. */
const STEP_MS = 60_000;
/** What a change may take beside the waiting it was allowed, in ms. */
const CHANGE_MS = 120_000;

export interface Runner {
  /** Goes on with a run until it waits, or is over. @throws Error with one sentence when the cluster cannot be asked now */
  advance(run: string): Promise<void>;
  /** A person approved the step: what is done next is sending. */
  approved(approval: Approval): void;
  stop(run: Run, step: number, reason: string): void;
  /** Whether a restart came between a question and what follows from its answer. */
  isCutShort(run: string): boolean;
  contextOf(detail: IncidentDetail, chosen: string | null, signal: AbortSignal): Promise<StepContext>;
}

/** One run, one step at a time: written down, done, written down. A restart finds it where it was. */
export function createRunner(
  deps: ExecutorDeps,
  { audit, approvals, signal: stopping }: { audit: Audit; approvals: Approvals; signal: AbortSignal },
): Runner {
  const { store, clock } = deps;
  const { playbooks: kept } = store;
  const now = () => new Date(clock.now()).toISOString();
  const within = (ms: number) => AbortSignal.any([stopping, AbortSignal.timeout(ms)]);

  function save(run: Run): Run {
    const saved = run.state === 'done' || run.state === 'stopped' ? run : inState(run);
    kept.saveRun(saved);
    deps.changed();
    return saved;
  }

  function stop(run: Run, step: number, reason: string): void {
    store.transaction(() => {
      const stopped = save(stoppedAt(kept.run(run.id) ?? run, step, reason, now()));
      audit.note(stopped, 'ended', reason);
    });
  }

  async function contextOf(
    detail: IncidentDetail,
    chosen: string | null,
    signal: AbortSignal,
  ): Promise<StepContext> {
    const { incident } = detail;
    return {
      cluster: await deps.connectionOf(incident, signal),
      detail,
      seenAvailable: (workload) => kept.revisionsSeen(incident.cluster, workload),
      chosen,
      now: clock.now(),
      signal,
    };
  }

  async function advance(id: string): Promise<void> {
    for (;;) {
      const run = kept.run(id);
      const detail = run === null ? null : deps.detail(run.incident);
      const isOver = run === null || run.state === 'done' || run.state === 'stopped';
      if (isOver || detail === null || stopping.aborted) return;
      const at = stepAt(run);
      const step = run.steps[at];
      if (step === undefined) {
        store.transaction(() => {
          save(ended(run, now()));
          audit.note(run, 'ended', `${run.name} is done.`);
        });
        return;
      }
      if (!(await advanceStep(run, at, step, detail))) return;
    }
  }

  /** False when the run has to wait, or was stopped. */
  async function advanceStep(run: Run, at: number, step: RunStep, detail: IncidentDetail): Promise<boolean> {
    const approval = step.approval === null ? null : kept.approval(step.approval);
    if (step.state === 'choosing') return false;
    if (approval !== null && step.state !== 'pending') return decided(run, at, step, approval, detail);
    if (step.action.do === 'verify') return verify(run, at, step, step.action.within, detail);
    if (step.risk === 'LOW') return read(run, at, step, detail);
    return propose(run, at, step, detail);
  }

  /** What follows from an answer; also from one given right before the program died. */
  async function decided(
    run: Run,
    at: number,
    step: RunStep,
    approval: Approval,
    detail: IncidentDetail,
  ): Promise<boolean> {
    if (approval.state === 'approved') return change(run, at, step, approval, detail);
    if (approval.state !== 'pending') {
      stop(run, at, approval.reason ?? 'It was not approved.');
      return false;
    }
    if (approvals.isKnown(approval.id)) return false;
    // Who was asked before a restart is asked again, of the cluster as it is now.
    store.transaction(() => {
      approvals.settle(approval, run, 'refused', 'Dogwatch was restarted: this is asked anew.');
      save(withStep(run, at, { state: 'pending', approval: null }));
    });
    return true;
  }

  async function read(run: Run, at: number, step: RunStep, detail: IncidentDetail): Promise<boolean> {
    if (step.action.do === 'undo') return false;
    const started = save(withStep(run, at, { state: 'running', startedAt: now() }));
    try {
      const output = await readStep(step.action, await contextOf(detail, null, within(STEP_MS)));
      save(withStep(started, at, { state: 'done', output, endedAt: now() }));
    } catch (error) {
      if (stopping.aborted) return false;
      // What cannot be read is named; the person decides with what there is.
      save(withStep(started, at, { state: 'skipped', outcome: sentence(error), endedAt: now() }));
    }
    return true;
  }

  function verify(
    run: Run,
    at: number,
    step: RunStep,
    seconds: number,
    { incident }: IncidentDetail,
  ): boolean {
    const startedAt = step.startedAt ?? now();
    if (incident.state === 'resolved') {
      const outcome = 'Dogwatch saw it recover.';
      save(withStep(run, at, { state: 'done', startedAt, outcome, endedAt: now() }));
      return true;
    }
    if (clock.now() - Date.parse(startedAt) >= seconds * 1000) {
      const waited = seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
      stop(run, at, `It has not recovered within ${waited}.`);
    } else if (step.state === 'pending') save(withStep(run, at, { state: 'running', startedAt }));
    return false;
  }

  /** Plans, has the server try it, and asks. */
  async function propose(run: Run, at: number, step: RunStep, detail: IncidentDetail): Promise<boolean> {
    const chosen = step.choices.length === 1 ? (step.choices[0]?.revision ?? null) : null;
    const context = await contextOf(detail, chosen, within(STEP_MS));
    const proposal = await proposeStep(deps, { run, at, step }, context);
    if (stopping.aborted) return false;
    const startedAt = now();
    switch (proposal.kind) {
      case 'impossible':
        stop(run, at, proposal.reason);
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
        ask(run, at, proposal.approval, context.cluster.fingerprint);
        return false;
    }
  }

  function ask(run: Run, at: number, approval: Approval, fingerprint: string): void {
    const { id, title, risk } = approval;
    store.transaction(() => {
      approvals.ask(approval, fingerprint);
      save(withStep(run, at, { state: 'waiting', title, risk, approval: id, startedAt: now() }));
      audit.note(run, 'asked', title, { approval, object: approval.changes[0]?.object ?? null });
    });
    deps.asked(approval);
  }

  async function change(
    run: Run,
    at: number,
    step: RunStep,
    approval: Approval,
    detail: IncidentDetail,
  ): Promise<boolean> {
    const waits = step.action.do === 'drain' ? step.action.within * 1000 : 0;
    const until = Date.parse(approval.decidedAt ?? now()) + waits;
    if (detail.incident.state === 'resolved' || clock.now() > until + CHANGE_MS) {
      stop(run, at, 'Dogwatch was away after this was approved: what was not done then is not done now.');
      return false;
    }
    const signal = within(waits + CHANGE_MS);
    const { cluster } = await contextOf(detail, null, signal);
    const told: string[] = [];
    const { done, failure } = await applyChanges(approval.changes, {
      ...{ cluster, clock, signal, until },
      sending: (one) => audit.note(run, 'sent', inWords(one), { approval, object: one.object }),
      applied(one, how) {
        told.push(how);
        audit.note(run, 'applied', how, { approval, object: one.object });
      },
    });
    // What was cut off by our own end is looked at again after the next start.
    if (stopping.aborted && failure !== null) return false;
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
      stop(run, at, outcome);
    });
    return false;
  }

  return {
    advance,
    stop,
    contextOf,
    approved(approval) {
      const run = kept.run(approval.run);
      if (run !== null) save(withStep(run, approval.step, { state: 'running' }));
    },
    isCutShort(id) {
      const run = kept.run(id);
      const step = run?.steps[stepAt(run)];
      const approval =
        step?.state === 'waiting' && step.approval !== null ? kept.approval(step.approval) : null;
      return approval !== null && !(approval.state === 'pending' && approvals.isKnown(approval.id));
    },
  };
}

function inWords({ verb, object: { kind, namespace, name } }: PlannedChange): string {
  return `${verb} ${kind} ${namespace === '' ? '' : `${plain(namespace)}/`}${plain(name)}`;
}
