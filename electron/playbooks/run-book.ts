import type { IncidentDetail } from '../../shared/incident.ts';
import type { Run } from '../../shared/playbook.ts';
import type { Audit } from './audit.ts';
import type { ExecutorDeps } from './executor-ports.ts';
import { inState, stoppedAt } from './run-steps.ts';
import type { StepContext } from './step.ts';

/** Where runs are written down, and what their steps look at the cluster with. */
export interface RunBook {
  /** RFC 3339. */
  now(): string;
  /** Aborts after so many ms, and when the program ends. */
  within(ms: number): AbortSignal;
  isStopping(): boolean;
  save(run: Run): Run;
  /** Ends the run at this step, for this reason. */
  stop(run: Run, step: number, reason: string): void;
  /** @throws Error with one sentence when the cluster cannot be asked now */
  contextOf(detail: IncidentDetail, chosen: string | null, signal: AbortSignal): Promise<StepContext>;
}

export function createRunBook(
  { store, clock, changed, connectionOf }: ExecutorDeps,
  { audit, stopping }: { audit: Audit; stopping: AbortSignal },
): RunBook {
  const { playbooks: kept } = store;
  const now = () => new Date(clock.now()).toISOString();

  function save(run: Run): Run {
    const saved = run.state === 'done' || run.state === 'stopped' ? run : inState(run);
    kept.saveRun(saved);
    changed();
    return saved;
  }

  return {
    now,
    within: (ms) => AbortSignal.any([stopping, AbortSignal.timeout(ms)]),
    isStopping: () => stopping.aborted,
    save,
    stop(run, step, reason) {
      store.transaction(() => {
        const stopped = save(stoppedAt(kept.run(run.id) ?? run, step, reason, now()));
        audit.note(stopped, 'ended', reason);
      });
    },
    contextOf: async (detail, chosen, signal) => ({
      cluster: await connectionOf(detail.incident, signal),
      detail,
      seenAvailable: (workload) => kept.revisionsSeen(detail.incident.cluster, workload),
      chosen,
      now: clock.now(),
      signal,
    }),
  };
}
