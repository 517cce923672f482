import { isFirstSync } from '../../shared/burst.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import type { Delivery } from '../store/deliveries.ts';
import { digestMessage, incidentMessage, type Story, takesAlong } from './messages.ts';

/** How long messages wait for company, in ms. */
export const GATHER_MS = 2_000;
/** How long a burst's messages wait for its end, in ms. */
export const BURST_LIMIT_MS = 60_000;
/** More than these of one context at once become one digest. */
export const DIGEST_ABOVE = 5;

/** A pending delivery with its incident as it is now, and what that explains. */
export interface Pending extends Story {
  delivery: Delivery;
}

/** One message and the deliveries it fulfils. */
export interface Outgoing {
  message: NotificationMessage;
  told: Pending[];
}

/** When a delivery may be told, in epoch ms. */
export function dueAt({ createdAt, notBefore, burst }: Delivery, burstsOver: ReadonlySet<string>): number {
  const gathered = createdAt + (burst === null ? GATHER_MS : burstsOver.has(burst) ? 0 : BURST_LIMIT_MS);
  return Math.max(notBefore, gathered);
}

/**
 * What to tell now. The first delivery that is due takes the others of its kind along, so that what comes together
 * is told together: a burst is one summary for each context, more than five are one digest.
 */
export function outgoing(
  pending: readonly Pending[],
  burstsOver: ReadonlySet<string>,
  now: number,
): Outgoing[] {
  const groups = Map.groupBy(
    pending.filter(({ delivery }) => delivery.notBefore <= now),
    ({ delivery, incident }) => JSON.stringify([incident.context, delivery.burst]),
  );
  return [...groups.values()]
    .filter((group) => group.some(({ delivery }) => dueAt(delivery, burstsOver) <= now))
    .flatMap((group) => messagesFor(group, now));
}

function messagesFor(group: Pending[], now: number): Outgoing[] {
  const first = group[0];
  if (first === undefined) return [];
  const { burst, id } = first.delivery;
  // Found in a burst, a node that went away is a summary by itself.
  const isSummary = group.length > 1 || takesAlong(first);
  const isDigest = burst === null ? group.length > DIGEST_ABOVE : isSummary;
  if (!isDigest) {
    return group.map((one) => ({
      message: incidentMessage(one.delivery.id, one, now),
      told: [one],
    }));
  }
  const reason = burst === null ? 'many' : isFirstSync(burst) ? 'already_there' : 'meanwhile';
  return [{ message: digestMessage(id, group, reason, now), told: group }];
}
