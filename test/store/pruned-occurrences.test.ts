import { beforeEach, describe, expect, it } from 'vitest';
import { ENTRIES_KEPT } from '../../electron/store/pruning.ts';
import type { Incident } from '../../shared/incident.ts';
import { at, crash, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { DAY, prunedRoom } from './support/pruned-room.ts';

let room: ReturnType<typeof prunedRoom>;

beforeEach(() => {
  room = prunedRoom();
});

const only = (found: Incident[]) => found[0] as Incident;

describe('an occurrence is reported once, ever', () => {
  it('also when its incident was pruned while it could still be seen', () => {
    const event = room.past('a', 0, 10);
    room.clock.advance(31 * DAY);
    room.sweep();
    expect(room.rows('events')).toBe(0);
    expect(room.record({ ...event, id: 'seen-again' })).toEqual([]);
    expect(room.names()).toEqual([]);
  });

  it('also when it was closed by hand and fails on', () => {
    const event = crashOf('a');
    room.incidents.close([only(room.record(event)).id]);
    room.clock.advance(31 * DAY);
    room.sweep();
    expect(room.names()).toEqual([]);
    expect(room.record({ ...event, id: 'seen-again' })).toEqual([]);
  });

  it('for as long as it is seen at all', () => {
    const event = room.past('a', 0, 10);
    for (const day of [40, 400, 790]) {
      room.clock.advance(day * DAY - (room.clock.now() - Date.parse(at(0))));
      room.sweep();
      expect(room.record({ ...event, id: `day-${day}`, detectedAt: at(day * 24 * 60) })).toEqual([]);
    }
    room.clock.advance(401 * DAY);
    room.sweep();
    expect(room.rows('settled')).toBe(0);
  });

  it('a new occurrence of the same trouble is a new incident', () => {
    const event = room.past('a', 0, 10);
    room.clock.advance(31 * DAY);
    room.sweep();
    expect(room.record({ ...event, id: 'new', occurrence: 'restart-4' })).toMatchObject([
      { name: 'a', count: 1 },
    ]);
  });

  it('what was deleted cannot come back, and is not remembered', () => {
    const event = crashOf('a');
    room.record(event);
    room.record(endOf(event, 'gone', { detectedAt: at(10) }));
    room.clock.advance(31 * DAY);
    room.sweep();
    expect(room.names()).toEqual([]);
    expect(room.rows('settled')).toBe(0);
  });
});

describe('an unresolved incident with many events', () => {
  const RUNS = ENTRIES_KEPT + 500;
  const still = crash('web-still', { occurrence: 'the-first' });

  function fillUp(): void {
    room.record(still);
    const runs = Array.from({ length: RUNS }, (_, run) =>
      crash('web-1', { occurrence: `restart-${run}`, metadata: { restartCount: run } }),
    );
    room.record(...runs);
  }

  it('keeps its newest ones, and every count', () => {
    fillUp();
    room.sweep();
    expect(room.rows('events')).toBe(ENTRIES_KEPT);
    expect(
      room.store.incidents.list({ context: 'prod', state: 'active', limit: 9, before: null }),
    ).toMatchObject({ incidents: [{ count: RUNS + 1, failing: 2, affected: 2 }] });
    expect(room.db.prepare('SELECT sum(occurrences) FROM hours').pluck().get()).toBe(RUNS + 1);
  });

  it('knows each current occurrence again, though its event is gone', () => {
    fillUp();
    room.sweep();
    expect(room.db.prepare(`SELECT 1 FROM events WHERE occurrence = 'the-first'`).get()).toBeUndefined();
    expect(room.record({ ...still, id: 'seen-again' })).toEqual([]);
  });

  it('lets long gone members go, and counts them on', () => {
    fillUp();
    const gone = crash('web-gone');
    room.record(gone);
    room.record(endOf(gone, 'gone'));
    room.clock.advance(31 * DAY);
    room.sweep();
    const { incidents } = room.store.incidents.list({
      context: 'prod',
      state: 'active',
      limit: 9,
      before: null,
    });
    expect(incidents).toMatchObject([{ affected: 3 }]);
    expect(room.store.members.of(only(incidents).id, 9).map(({ name }) => name)).toEqual([
      'web-1',
      'web-still',
    ]);
  });

  it('with fewer is left alone', () => {
    const runs = Array.from({ length: ENTRIES_KEPT }, (_, run) =>
      crash('web-1', { occurrence: `run-${run}` }),
    );
    room.record(...runs);
    room.sweep();
    expect(room.rows('events')).toBe(ENTRIES_KEPT);
  });
});
