import { beforeEach, expect, it } from 'vitest';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { at, batch, crash } from './support/cluster-events.ts';
import { incidentRoom } from './support/incident-room.ts';

const EVERYTHING = { context: 'prod', state: 'all', limit: 5000, before: null } as const;

let room: ReturnType<typeof incidentRoom>;
beforeEach(() => {
  room = incidentRoom();
});

const record = (...events: ClusterEvent[]) => room.incidents.record(batch(events));
const incidents = () => room.incidents.list(EVERYTHING).incidents;
const textsOf = ({ id }: Incident) => room.incidents.get(id)?.timeline.map(({ text }) => text) ?? [];

/** A filter or an opt-out excludes what that event was about. */
const excluded = (event: ClusterEvent, seconds: number): ClusterEvent => ({
  ...event,
  id: `${event.id}-excluded`,
  phase: 'unwatched',
  occurrences: 0,
  rawData: null,
  detectedAt: at(seconds),
});

it('what is excluded leaves the list and the count, and nobody is told', () => {
  const web = crash('web-1');
  record(web);
  const owed = room.store.deliveries.of(incidents()[0]?.id ?? '').length;
  record(excluded(web, 5));
  expect(room.store.incidents.open('prod', 'cluster-1', 10)).toEqual([]);
  expect(room.store.openCounts.all()).toEqual([]);
  expect(incidents()).toMatchObject([
    { state: 'resolved', resolution: 'closed', resolvedAt: at(5), failing: 0 },
  ]);
  expect(room.store.deliveries.of(incidents()[0]?.id ?? '')).toHaveLength(owed);
  expect(room.incidents.memory('prod').knownTroubles('cluster-1')).toEqual([]);
});

it('the timeline says so, and neither that it recovered nor that it was deleted', () => {
  const web = crash('web-1');
  record(web);
  record(excluded(web, 5));
  const [incident] = incidents();
  expect(incident && textsOf(incident).slice(-2)).toEqual([
    'Pod web-1 (app) is excluded from the watch.',
    'Closed: nothing of it is watched any more. It comes back if it is watched again and still fails.',
  ]);
});

it('an incident with other members stays, without the excluded one', () => {
  const web = crash('web-1');
  record(web, crash('web-2'));
  record(excluded(web, 5));
  expect(incidents()).toMatchObject([{ state: 'open', failing: 1, affected: 1 }]);
});

it('watched again and still failing, the very same occurrence is news again', () => {
  const web = crash('web-1');
  record(web);
  record(excluded(web, 5));
  record({ ...web, id: 'seen-again', detectedAt: at(60) });
  expect(incidents()).toMatchObject([{ state: 'open', failing: 1, affected: 1, reopened: 1 }]);
});

it('of what was never known, or is closed already, nothing changes', () => {
  const web = crash('web-1');
  record(excluded(web, 1));
  expect(incidents()).toEqual([]);
  record(web);
  room.incidents.close(incidents().map(({ id }) => id));
  record(excluded(web, 5));
  expect(incidents()).toMatchObject([{ state: 'resolved', resolution: 'closed' }]);
});
