import type { Settings } from '../../shared/settings.ts';
import type { Follow } from '../incidents/incident-change.ts';

/** The channel of native notifications. */
export const NATIVE = 'native';

/**
 * Whom to tell of a change while no rules say otherwise: the person at this desktop, of incidents opened and reopened
 * (or that only now became severe enough) at the severities of the settings. Once per dedup window: what
 * reopens earlier is told when the window ends, if it is still open then.
 */
export function planDeliveries(settings: () => Settings): Follow {
  return ({ step, incident, deliveries, now }) => {
    const { notifications, incidents } = settings();
    if (!notifications.native || !notifications.severities.includes(incident.severity)) return [];
    if (incident.state !== 'open') return [];

    const told = deliveries.filter((delivery) => delivery.channel === NATIVE);
    if (told.some((delivery) => delivery.state === 'pending')) return [];
    const firstTime = told.length === 0 && (step === 'opened' || step === 'severity_changed');
    if (!firstTime && step !== 'opened' && step !== 'reopened') return [];

    const lastTold = Math.max(0, ...told.map((delivery) => delivery.notBefore));
    const windowEnds = lastTold + incidents.dedupWindow * 1000;
    return [{ channel: NATIVE, notBefore: Math.max(now, windowEnds) }];
  };
}
