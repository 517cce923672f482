import type { Settings } from '../../shared/settings.ts';
import type { Diagnoses } from '../diagnose/diagnoses.ts';
import type { IncidentChange } from '../incidents/incident-change.ts';
import type { Executor } from '../playbooks/executor-ports.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** What rules ask for beside messages: a diagnosis, a playbook. */
export interface Consequences {
  /** Called inside the transaction of the change; what is to be done is done after it. */
  note(change: IncidentChange): void;
}

/**
 * Carries out what rules decide when an incident opens, comes back, or first matches. A playbook is started only while
 * automatic remediation is on, and even then only its LOW steps run unasked.
 */
export function createConsequences(deps: {
  diagnoses: () => Diagnoses;
  executor: () => Executor;
  settings: () => Settings;
  clock: Clock;
  log: Log;
}): Consequences {
  const { clock, log } = deps;

  function diagnose(id: string): void {
    deps
      .diagnoses()
      .diagnose(id)
      .catch((error: unknown) =>
        log.warn('A diagnosis that a rule asked for failed.', { incident: id, error }),
      );
  }

  function start(id: string, playbook: string): void {
    try {
      deps.executor().start(id, playbook, 'rule');
    } catch (error) {
      log.info('A playbook that a rule asked for was not started.', { incident: id, playbook, error });
    }
  }

  return {
    note({ step, incident, decision, newlyMatched }) {
      const isNews = step === 'opened' || step === 'reopened' || newlyMatched.length > 0;
      // What is folded under its cause is mended there.
      if (!isNews || incident.state === 'resolved' || incident.parent !== null) return;
      const { playbook } = decision;
      const mayStart = playbook !== null && deps.settings().remediation.auto;
      if (decision.diagnose === true) clock.after(0, () => diagnose(incident.id));
      if (mayStart) clock.after(0, () => start(incident.id, playbook));
    },
  };
}
