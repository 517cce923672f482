import type { IncidentDetail } from '../../shared/incident.ts';
import { plain } from '../../shared/plain-text.ts';
import type { Run } from '../../shared/playbook.ts';
import { createApprovals } from './approvals.ts';
import { createAudit } from './audit.ts';
import { createChanging } from './changing.ts';
import type { Executor, ExecutorDeps } from './executor-ports.ts';
import { offerOf } from './offers.ts';
import { createReading } from './reading.ts';
import { createRunBook } from './run-book.ts';
import { newRun, type Steps, stepAt, stoppedAt, withStep } from './run-steps.ts';
import { createRunner } from './runner.ts';
import { sentence } from './sentence.ts';
import { undoPlaybook } from './undo.ts';

/** Reading for an offer may take this long, in ms. */
const OFFER_MS = 20_000;
/** In a storm, rules start no more of them at once: a person is to decide on each. */
const MOST_BY_RULES = 5;

export function createExecutor(deps: ExecutorDeps): Executor {
  const { store, clock, log } = deps;
  const { playbooks: kept } = store;
  const audit = createAudit(deps);
  const approvals = createApprovals(deps, audit);
  const stopping = new AbortController();
  const book = createRunBook(deps, { audit, stopping: stopping.signal });
  const reading = createReading(deps, book);
  const changing = createChanging(deps, { audit, approvals, book });
  const runner = createRunner(deps, { audit, approvals, book, reading, changing });
  const underWay = new Map<string, Promise<void>>();

  /** Goes on with a run until it waits or ends; one at a time. */
  function goOn(id: string): void {
    if (underWay.has(id) || stopping.signal.aborted) return;
    const going = runner
      .advance(id)
      .catch((error: unknown) => log.error('A playbook cannot go on for now.', { run: id, error }))
      .finally(() => underWay.delete(id));
    underWay.set(id, going);
  }

  function known(incident: string): IncidentDetail {
    const detail = deps.detail(incident);
    if (detail === null) throw new Error('This incident is not in the database (any more).');
    return detail;
  }

  function runOf(id: string): Run {
    const run = kept.run(id);
    if (run === null) throw new Error('There is no such run.');
    return run;
  }

  function begin(playbook: Steps, detail: IncidentDetail, by: Run['startedBy']): Run {
    const { incident } = detail;
    const run = newRun({ id: deps.newId(clock.now()), startedBy: by }, playbook, incident, book.now());
    const active = kept.activeOn(run);
    if (active !== null)
      throw new Error(`${active.name} is under way for the same object: wait for it or cancel it.`);
    store.transaction(() => {
      kept.saveRun(run);
      audit.note(run, 'started', `${playbook.name}, started by a ${by}.`);
    });
    deps.changed();
    goOn(run.id);
    return run;
  }

  /** What is shown to a person and can never be approved any more. */
  function settleObsolete(): void {
    for (const approval of kept.pendingApprovals()) {
      const over = approvals.obsolete(approval);
      const run = over === null ? null : kept.run(approval.run);
      if (over === null || run === null) continue;
      store.transaction(() => {
        approvals.settle(approval, run, over.state, over.reason);
        book.stop(run, approval.step, over.reason);
      });
    }
  }

  return {
    async offers(incident) {
      const detail = known(incident);
      const { type } = detail.incident;
      const active = kept.activeOn({ cluster: detail.incident.cluster, object: detail.incident });
      const offered = deps.playbooks().filter(({ playbook }) => playbook.for.includes(type));
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(OFFER_MS)]);
      const context = await book.contextOf(detail, null, signal).catch((error: unknown) => ({
        unread: sentence(error),
        detail,
      }));
      return Promise.all(offered.map((one) => offerOf(one, context, active)));
    },
    start(incident, playbook, by) {
      const detail = known(incident);
      const found = deps.playbooks().find((one) => one.playbook.id === playbook)?.playbook;
      if (found === undefined) throw new Error(`There is no playbook "${plain(playbook, 60)}".`);
      if (!found.for.includes(detail.incident.type))
        throw new Error(`${found.name} is not meant for ${detail.incident.type}.`);
      if (detail.incident.state === 'resolved')
        throw new Error('The incident is over: there is nothing to mend.');
      if (
        by === 'rule' &&
        kept.activeRuns().filter(({ startedBy }) => startedBy === by).length >= MOST_BY_RULES
      )
        throw new Error(`${MOST_BY_RULES} playbooks that rules started are under way: more are not started.`);
      return begin(found, detail, by);
    },
    choose(id, revision) {
      const run = runOf(id);
      const at = stepAt(run);
      const step = run.steps[at];
      if (step?.state !== 'choosing' || !step.choices.some((choice) => choice.revision === revision))
        throw new Error('This is nothing that can be chosen now.');
      kept.saveRun({
        ...withStep(run, at, { state: 'pending', choices: [{ revision, text: revision }] }),
        state: 'running',
      });
      deps.changed();
      goOn(id);
    },
    async approve(decision) {
      const approval = kept.approval(decision.approval);
      if (approval === null) throw new Error('There is no such approval.');
      const run = runOf(approval.run);
      try {
        const approved = await approvals.approve(decision, run);
        runner.approved(approved);
        goOn(run.id);
        return approved;
      } finally {
        const after = kept.approval(approval.id);
        const step = runOf(run.id).steps[approval.step];
        // What could not be approved stops the run; a stale question does not stop the one that took its place.
        if (
          after !== null &&
          after.state !== 'approved' &&
          after.state !== 'pending' &&
          step?.approval === after.id
        )
          if (step.state === 'waiting') book.stop(runOf(run.id), approval.step, after.reason ?? '');
      }
    },
    reject(id) {
      const approval = kept.approval(id);
      if (approval === null) throw new Error('There is no such approval.');
      const run = runOf(approval.run);
      return store.transaction(() => {
        const rejected = approvals.settle(approval, run, 'rejected', 'Rejected by a person.');
        book.stop(run, approval.step, 'Rejected by a person: nothing was changed.');
        return rejected;
      });
    },
    cancel(id) {
      const run = runOf(id);
      const at = stepAt(run);
      const step = run.steps[at];
      if (step === undefined) throw new Error('This run is over.');
      if (step.state === 'running' && step.approval !== null)
        throw new Error('A change is being sent: wait until it is done.');
      return store.transaction(() => {
        const approval = step.approval === null ? null : kept.approval(step.approval);
        if (approval?.state === 'pending')
          approvals.settle(approval, run, 'rejected', 'The run was cancelled.');
        const stopped = stoppedAt(runOf(id), at, 'Cancelled by a person.', book.now());
        kept.saveRun(stopped);
        audit.note(stopped, 'ended', 'Cancelled by a person.');
        deps.changed();
        return stopped;
      });
    },
    undo(id, index) {
      const run = runOf(id);
      return begin(undoPlaybook(run, index), known(run.incident), 'person');
    },
    runsOf: (incident) => kept.runsOf(incident),
    approvals: () => kept.approvals(),
    audit: (before, limit) => kept.auditPage(before, limit),
    tick() {
      if (stopping.signal.aborted) return;
      settleObsolete();
      for (const { id, state } of kept.activeRuns())
        if (state === 'running' || runner.isCutShort(id)) goOn(id);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
    async stop() {
      stopping.abort(new Error('Dogwatch is stopping.'));
      await Promise.allSettled(underWay.values());
    },
  };
}
