import type { Incident } from '../../shared/incident.ts';
import type { Delivery } from '../store/deliveries.ts';
import type { Store } from '../store/store.ts';
import { rankOf } from './cause.ts';

/**
 * The channels that have heard of this opening of an incident; of one that flaps, since it began to. Trouble of pods
 * whose consequence was told before it ("checkout has no available pods") is that same story.
 * `deliveries` are the incident's own, newest first.
 */
export function toldChannels(
  store: Store,
  incident: Incident,
  deliveries: readonly Delivery[],
): ReadonlySet<string> {
  const consequences = rankOf(incident.type) === 1 ? store.incidents.children(incident.id) : [];
  return new Set([
    ...channelsTold(incident, deliveries),
    ...consequences.flatMap((one) => channelsTold(one, store.deliveries.of(one.id))),
  ]);
}

function channelsTold(incident: Incident, deliveries: readonly Delivery[]): string[] {
  const opened = incident.reopenings.at(-1) ?? incident.firstSeen;
  const since = Date.parse(incident.flappingSince ?? opened);
  const heard = deliveries.filter(({ doneAt, state }) => doneAt !== null && state !== 'dead');
  // Events may be recorded late: who heard since of an end believes in it, whatever was told before.
  const last = new Map(heard.toReversed().map((delivery) => [delivery.channel, delivery]));
  return [...last.values()]
    .filter(({ step, doneAt }) => step !== 'resolved' && doneAt !== null && doneAt >= since)
    .map(({ channel }) => channel);
}
