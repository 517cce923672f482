import type { CaseLog } from '../case.ts';
import { type CaseFacts, logOf } from './case-facts.ts';
import type { ContainerFacts } from './container-facts.ts';
import type { PodFacts } from './pod-facts.ts';

/** How a run went: it ended by its own error, was ended by others, or still goes on. */
export type Ending = 'failed' | 'killed' | 'running';

/** One run of a container, and what it said. */
export interface Run {
  log: CaseLog;
  ending: Ending;
  /** Instead of the name of the log. */
  source: string | null;
}

/** The run that ended last: its log, else what the kubelet kept of it as the termination message. */
export function endedRun(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Run | null {
  const { end, state, name } = container;
  if (end === null) return null;
  const ending: Ending = endedBySignal(container) ? 'killed' : 'failed';
  const previous = logOf(facts, pod, name, true);
  const current = logOf(facts, pod, name, false);
  // While it is down, "current" is the run that ended; "previous" may be that one or the one before.
  const log =
    state === 'running' ? previous : state === 'terminated' ? (current ?? previous) : (previous ?? current);
  if (log !== null) return { log, ending, source: null };
  if (end.message.trim() === '' || /OCI runtime|failed to create/.test(end.message)) return null;
  const { namespace, name: podName } = pod;
  const kept: CaseLog = { namespace, pod: podName, container: name, previous: true, text: end.message };
  return { log: kept, ending, source: `termination message of ${podName}/${name}` };
}

/** The run that goes on, where it does not do what it should. */
export function currentRun(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Run | null {
  const { state, ready, role, name } = container;
  if (state !== 'running' || (ready && role !== 'init')) return null;
  const log = logOf(facts, pod, name, false);
  return log === null ? null : { log, ending: 'running', source: null };
}

export function endedBySignal({ end }: ContainerFacts): boolean {
  return (
    end !== null && (end.exitCode === 137 || end.exitCode === 143 || end.signal === 9 || end.signal === 15)
  );
}
