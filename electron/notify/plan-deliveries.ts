import type { Settings } from '../../shared/settings.ts';
import { WORKLOAD_TYPES } from '../../shared/wording.ts';
import type { Follow, IncidentChange } from '../incidents/incident-change.ts';

/** The channel of native notifications. */
export const NATIVE = 'native';

/**
 * Whom to tell of a change while no rules say otherwise: the person at this desktop, once for each opening of an
 * incident, at the severities of the settings. What another incident explains is told as a part of that one, or when
 * it outlives it. What reopens within the dedup window is told when the window ends, if it is still open then; what
 * flaps is told once as flapping.
 */
export function planDeliveries(settings: () => Settings): Follow {
  return ({ step, incident, burst, deliveries, told, now }) => {
    const { notifications, incidents } = settings();
    if (!notifications.native || !notifications.severities.includes(incident.severity)) return [];
    if (incident.state !== 'open' || incident.parent !== null || !TELLING.has(step)) return [];

    const earlier = deliveries.filter((delivery) => delivery.channel === NATIVE);
    if (told.has(NATIVE) || earlier.some((delivery) => delivery.state === 'pending')) return [];

    const lastTold = Math.max(0, ...earlier.map((delivery) => delivery.notBefore));
    const windowEnds = lastTold + incidents.dedupWindow * 1000;
    // The concrete cause may be a moment behind its consequence. A burst gathers what it finds by itself.
    const waits = burst === null && step !== 'separated' && WORKLOAD_TYPES.has(incident.type);
    const hold = waits ? incidents.causeHold * 1000 : 0;
    return [{ channel: NATIVE, notBefore: Math.max(now + hold, windowEnds) }];
  };
}

/** Steps after which an incident may have to be told. */
const TELLING: ReadonlySet<IncidentChange['step']> = new Set([
  'opened',
  'reopened',
  'severity_changed',
  'separated',
]);
