import type { AppState } from '../../shared/app-state.ts';
import type { Signals } from './metrics.ts';
import type { Session } from './session-ports.ts';

/** What machines are told, read from the rooms as they are now. */
export function signalsOf(state: AppState, session: Session): Signals {
  return {
    version: state.version,
    loops: state.loops,
    open: state.watched,
    events: eventsOf(session),
    deliveries: session.channels.counts(),
    approvals: state.playbooks.waiting,
  };
}

/** Null while the database cannot be read. */
function eventsOf(session: Session): number | null {
  try {
    return session.archive.events.recorded();
  } catch {
    return null;
  }
}
