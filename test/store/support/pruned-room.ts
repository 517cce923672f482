import { onTestFinished } from 'vitest';
import { startRetention } from '../../../electron/store/retention.ts';
import type { ClusterEvent } from '../../../shared/cluster-event.ts';
import { at, batch, crashOf, endOf } from '../../incidents/support/cluster-events.ts';
import { incidentRoom } from '../../incidents/support/incident-room.ts';

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A database that is pruned when the test says so; `limits` are what the settings would say. */
export function prunedRoom(room = incidentRoom()) {
  const { store, clock, log, incidents, db } = room;
  const limits = { keepDays: 30, maxSizeMB: 500 };
  const record = (...events: ClusterEvent[]) => incidents.record(batch(events));

  function start() {
    const retention = startRetention({ store, clock, log, limits: () => limits });
    onTestFinished(() => retention.stop());
    return retention;
  }

  return {
    ...room,
    limits,
    record,
    start,
    /** One sweep, from a start to a stop. */
    sweep(): void {
      const retention = start();
      clock.advance(9 * MINUTE);
      retention.stop();
    },
    /** An incident that opened and recovered at these minutes after the start. */
    past(name: string, opened: number, resolved: number): ClusterEvent {
      const event = crashOf(name, { detectedAt: at(opened) });
      record(event);
      record(endOf(event, 'recovery', { detectedAt: at(resolved) }));
      return event;
    },
    names: () =>
      store.incidents
        .list({ context: null, state: 'all', limit: 5000, before: null })
        .incidents.map(({ name }) => name)
        .sort(),
    rows: (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  };
}
