import type { Incident } from '../../shared/incident.ts';
import { type Action, useAction } from '../frame/use-action.ts';

export interface Dealing {
  action: Action;
  /** Those that are not yet. Like the others it tells whether it worked. */
  acknowledge(incidents: readonly Incident[]): Promise<boolean>;
  unacknowledge(incidents: readonly Incident[]): Promise<boolean>;
  snooze(incidents: readonly Incident[], until: Date): Promise<boolean>;
  wake(incidents: readonly Incident[]): Promise<boolean>;
  close(incidents: readonly Incident[]): Promise<boolean>;
}

/** As many as one request may name. */
const AT_ONCE = 1_000;

export const isAcknowledged = ({ state }: Incident): boolean => state === 'acknowledged';

/** What a person can do about incidents, however many; the resolved among them are left as they are. */
export function useDealing(): Dealing {
  const action = useAction();

  async function inTurns(
    incidents: readonly Incident[],
    deal: (ids: string[]) => Promise<unknown>,
  ): Promise<boolean> {
    const ids = incidents.filter(({ state }) => state !== 'resolved').map(({ id }) => id);
    for (let at = 0; at < ids.length; at += AT_ONCE)
      if ((await deal(ids.slice(at, at + AT_ONCE))) === null) return false;
    return true;
  }

  return {
    action,
    acknowledge(incidents) {
      const left = incidents.filter((incident) => !isAcknowledged(incident));
      return inTurns(left, (ids) => action.run('incidents.acknowledge', { ids }));
    },
    unacknowledge: (incidents) =>
      inTurns(incidents.filter(isAcknowledged), (ids) => action.run('incidents.unacknowledge', { ids })),
    snooze: (incidents, until) =>
      inTurns(incidents, (ids) => action.run('incidents.snooze', { ids, until: until.toISOString() })),
    wake: (incidents) =>
      inTurns(
        incidents.filter(({ state }) => state === 'snoozed'),
        (ids) => action.run('incidents.unsnooze', { ids }),
      ),
    close: (incidents) => inTurns(incidents, (ids) => action.run('incidents.close', { ids })),
  };
}
