import type { Incident } from '../../shared/incident.ts';
import type { Store } from '../store/store.ts';
import { rankOf } from './cause.ts';

/**
 * The channels that have heard of this opening of an incident; of one that flaps, since it began to. Trouble of pods
 * whose consequence was told before it ("checkout has no available pods") is that same story.
 */
export function toldChannels(store: Store, incident: Incident): ReadonlySet<string> {
  const consequences = rankOf(incident.type) === 1 ? store.incidents.children(incident.id) : [];
  return new Set([incident, ...consequences].flatMap((one) => channelsTold(store, one)));
}

function channelsTold(store: Store, incident: Incident): string[] {
  const opened = incident.reopenings.at(-1) ?? incident.firstSeen;
  const since = Date.parse(incident.flappingSince ?? opened);
  const told = store.deliveries
    .of(incident.id)
    .filter(
      ({ doneAt, step, state }) =>
        doneAt !== null && doneAt >= since && step !== 'resolved' && state !== 'dead',
    );
  return told.map(({ channel }) => channel);
}
