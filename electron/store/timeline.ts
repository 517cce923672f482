import type { Database } from 'better-sqlite3';
import type { TimelineEntry } from '../../shared/incident.ts';
import { asInteger, asText, toMs, toTime } from './columns.ts';

export interface TimelineRow {
  at: number;
  step: TimelineEntry['step'];
  text: string;
  event: string | null;
}

export function fromTimelineRow({ at, step, text, event }: TimelineRow): TimelineEntry {
  return { at: toTime(at), step, text, eventId: event };
}

/** Steps that say how many there are by now: in a row they are one entry. */
const RUNNING_COUNTS: ReadonlySet<TimelineEntry['step']> = new Set(['repeated', 'gathered']);

export function timelineQueries(db: Database) {
  const insert = db.prepare<[TimelineRow & { incident: string }]>(
    'INSERT INTO timeline (incident, at, step, text, event) VALUES (@incident, @at, @step, @text, @event)',
  );
  const refresh = db.prepare<[TimelineRow & { incident: string }]>(
    `UPDATE timeline SET at = @at, text = @text, event = @event
     WHERE seq = (SELECT max(seq) FROM timeline WHERE incident = ${asText('@incident')}) AND step = @step`,
  );
  const newest = db.prepare<[string, number], TimelineRow>(
    `SELECT at, step, text, event FROM timeline WHERE incident = ${asText()} ORDER BY seq DESC LIMIT ${asInteger()}`,
  );

  return {
    /** Counts in a row are one entry that moves forward: a crash loop's 300 restarts are one line. */
    add(incident: string, entry: TimelineEntry): void {
      const row = { incident, at: toMs(entry.at), step: entry.step, text: entry.text, event: entry.eventId };
      if (RUNNING_COUNTS.has(entry.step) && refresh.run(row).changes > 0) return;
      insert.run(row);
    },
    /** The newest `limit` steps, oldest first. */
    of(incident: string, limit: number): TimelineEntry[] {
      return newest.all(incident, limit).reverse().map(fromTimelineRow);
    },
  };
}
