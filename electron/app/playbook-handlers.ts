import type { Handlers } from './requests.ts';
import type { Session } from './session-ports.ts';

type PlaybookChannel =
  | 'playbooks.offers'
  | 'playbooks.start'
  | 'playbooks.choose'
  | 'playbooks.cancel'
  | 'playbooks.undo'
  | 'playbooks.runs'
  | 'approvals.list'
  | 'approvals.approve'
  | 'approvals.reject'
  | 'audit.list';

/** Fixes with brakes: what is offered, what runs, what waits for a person, and what was done. */
export function playbookHandlers({ session }: { session(): Session }): Pick<Handlers, PlaybookChannel> {
  const executor = () => session().executor;
  return {
    'playbooks.offers': ({ incident }) => executor().offers(incident),
    'playbooks.start': ({ incident, playbook }) => executor().start(incident, playbook, 'person'),
    'playbooks.choose'({ run, revision }) {
      executor().choose(run, revision);
      return null;
    },
    'playbooks.cancel': ({ run }) => executor().cancel(run),
    'playbooks.undo': ({ run, step }) => executor().undo(run, step),
    'playbooks.runs': ({ incident }) => executor().runsOf(incident),
    'approvals.list': () => executor().approvals(),
    'approvals.approve': (decision) => executor().approve(decision),
    'approvals.reject': ({ approval }) => executor().reject(approval),
    'audit.list': ({ before, limit }) => executor().audit(before, limit),
  };
}
