import { parseRoute } from '../../shared/route.ts';
import type { Settings } from '../../shared/settings.ts';
import { WORKLOAD_TYPES } from '../../shared/wording.ts';
import type { DeliveryPlan, Follow, IncidentChange } from '../incidents/incident-change.ts';
import type { DeliveryStep } from '../store/deliveries.ts';

/** The channel of native notifications. */
export const NATIVE = 'native';

/**
 * Whom to tell of a change: those that the rules name and a channel reaches, once for each opening of an incident.
 * What another incident explains is told as a part of that one, or when it outlives it; what a silence holds back is
 * told when the silence ends, if it is still open then and was not told before. What reopens within the cooldown is
 * told when that ends, if it is still open then; what flaps is told once as flapping, and as over once it is calm.
 */
export function planDeliveries(
  settings: () => Settings,
  /** False for the demo: whatever the rules name, it is told on this desktop alone. */
  reachesChannels = true,
): Follow {
  return ({ step, incident, burst, decision, newlyMatched, deliveries, told, now }) => {
    const { notifications, incidents } = settings();
    if (step === 'resolved') return incident.flappingSince === null ? endOfStory(deliveries, now) : [];
    if (incident.state !== 'open' || incident.parent !== null || incident.silencedUntil !== null) return [];
    const isNews = TELLING.has(step) || (newlyMatched.length > 0 && MAY_BEGIN_TO_MATCH.has(step));
    if (!isNews) return [];

    // The concrete cause may be a moment behind its consequence. A burst gathers what it finds by itself.
    const waits = burst === null && step !== 'separated' && WORKLOAD_TYPES.has(incident.type);
    const hold = waits ? incidents.causeHold * 1000 : 0;
    const cooldown = (decision.cooldown ?? incidents.dedupWindow) * 1000;
    const named = reachesChannels ? decision.notify : decision.notify.slice(0, 1).map(() => NATIVE);
    const reached = named.filter((route) =>
      route === NATIVE ? notifications.native : parseRoute(route) !== null,
    );
    return reached.flatMap((channel) => {
      const earlier = deliveries.filter(
        (delivery) => delivery.channel === channel && delivery.step !== 'resolved',
      );
      // A chat hears once more when it got worse; on this desktop the tray says it.
      const escalates = channel !== NATIVE && step === 'severity_changed' && incident.severity === 'critical';
      const isKnown = told.has(channel) && !escalates;
      if (isKnown || earlier.some((delivery) => delivery.state === 'pending')) return [];
      const lastTold = Math.max(0, ...earlier.map((delivery) => delivery.notBefore));
      const about = step === 'severity_changed' && lastTold > 0 ? 'worse' : 'opened';
      return [{ channel, step: about, notBefore: Math.max(now + hold, lastTold + cooldown) }];
    });
  };
}

/** Whoever heard of the trouble, or is about to, hears that it is over; a notification on this desktop just goes. */
function endOfStory(deliveries: IncidentChange['deliveries'], now: number): DeliveryPlan[] {
  const lastOf = new Map<string, DeliveryStep>();
  for (const { channel, step } of deliveries) if (!lastOf.has(channel)) lastOf.set(channel, step);
  return [...lastOf]
    .filter(([channel, step]) => channel !== NATIVE && step !== 'resolved')
    .map(([channel]) => ({ channel, step: 'resolved', notBefore: now }));
}

/** Steps after which an incident may have to be told. */
const TELLING: ReadonlySet<IncidentChange['step']> = new Set([
  'opened',
  'reopened',
  'severity_changed',
  'separated',
  'unsilenced',
]);

/** Steps at which a rule on restarts or duration may match for the first time. */
const MAY_BEGIN_TO_MATCH: ReadonlySet<IncidentChange['step']> = new Set(['repeated', 'reconsidered']);
