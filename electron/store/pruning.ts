import type { Database } from 'better-sqlite3';

/** Rows taken in one transaction: a few ms of work, also where each row touches a page of its own. */
const ROWS_AT_ONCE = 100;
/** Pages given back in one transaction. */
const PAGES_AT_ONCE = 100;
/** Events, and steps of its timeline, that an incident keeps: the number that the index incidents_crowded goes by. */
export const ENTRIES_KEPT = 1000;

/** The incident that was resolved first; `resolvedAt` in epoch ms. */
export interface OldestResolved {
  id: string;
  resolvedAt: number;
}

/**
 * Takes away what need not be kept, a small transaction a call. The counts of incidents and hours stay exact: they
 * are stored, not counted. An occurrence that may still be visible in the cluster is remembered as settled.
 */
export function pruningQueries(db: Database) {
  const oldestResolved = db.prepare<[], OldestResolved>(
    `SELECT id, resolved_at AS resolvedAt FROM incidents WHERE state = 'resolved'
     ORDER BY resolved_at, id LIMIT 1`,
  );
  const nextCrowded = db.prepare<[number], { seq: number; id: string }>(
    `SELECT seq, id FROM incidents INDEXED BY incidents_crowded
     WHERE count > ${ENTRIES_KEPT} AND seq > ? ORDER BY seq LIMIT 1`,
  );

  const OLDEST_EVENTS = `SELECT seq FROM events WHERE incident = @incident AND seq <= @upTo
    ORDER BY seq LIMIT ${ROWS_AT_ONCE}`;
  // Only the latest occurrence of an object that is still there can be seen again.
  const settle = db.prepare<[{ incident: string; upTo: number; now: number }]>(
    `INSERT INTO settled (digest, at)
     SELECT e.digest, @now FROM events e JOIN members m ON m.incident = e.incident AND m.kind = e.kind
       AND m.namespace = e.namespace AND m.name = e.name AND m.uid = e.uid AND m.container = ifnull(e.container, '')
     WHERE e.seq IN (${OLDEST_EVENTS}) AND e.phase = 'anomaly' AND m.occurrence = e.occurrence AND m.state <> 'gone'
     ON CONFLICT DO UPDATE SET at = excluded.at`,
  );
  const forgetEvents = db.prepare<[{ incident: string; upTo: number }]>(
    `DELETE FROM events WHERE seq IN (${OLDEST_EVENTS})`,
  );
  const forgetTimeline = db.prepare<[{ incident: string; upTo: number }]>(
    `DELETE FROM timeline WHERE seq IN (SELECT seq FROM timeline WHERE incident = @incident AND seq <= @upTo
       AND step <> 'opened' ORDER BY seq LIMIT ${ROWS_AT_ONCE})`,
  );
  const membersToGo = (which: string) =>
    db.prepare<[{ incident: string; before: number }]>(
      `DELETE FROM members WHERE incident = @incident AND (kind, namespace, name, uid, container) IN (
         SELECT kind, namespace, name, uid, container FROM members
         WHERE incident = @incident AND last_seen < @before AND ${which} LIMIT ${ROWS_AT_ONCE})`,
    );
  const forgetMembers = membersToGo('true');
  const forgetGone = membersToGo(`state = 'gone'`);
  const forgetHours = db.prepare<[{ incident: string }]>(
    `DELETE FROM hours WHERE incident = @incident AND hour IN (
       SELECT hour FROM hours WHERE incident = @incident LIMIT ${ROWS_AT_ONCE})`,
  );
  const forgetIncident = db.prepare<[string]>(`DELETE FROM incidents WHERE id = ?`);
  const forgetSettled = db.prepare<[number]>(
    `DELETE FROM settled WHERE digest IN (
       SELECT digest FROM settled WHERE at < ? ORDER BY at LIMIT ${ROWS_AT_ONCE})`,
  );
  const lastToGo = (table: 'events' | 'timeline') =>
    db
      .prepare<[string], number>(
        `SELECT seq FROM ${table} WHERE incident = ? ORDER BY seq DESC LIMIT 1 OFFSET ${ENTRIES_KEPT}`,
      )
      .pluck();
  const lastEventToGo = lastToGo('events');
  const lastStepToGo = lastToGo('timeline');
  const ALL = Number.MAX_SAFE_INTEGER;

  function takeEvents(incident: string, upTo: number, now: number): number {
    settle.run({ incident, upTo, now });
    return forgetEvents.run({ incident, upTo }).changes;
  }
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }));

  return {
    oldestResolved: (): OldestResolved | null => oldestResolved.get() ?? null,
    /** The next incident after `seq` that may hold more entries than are kept. */
    nextCrowded: (seq: number): { seq: number; id: string } | null => nextCrowded.get(seq) ?? null,

    /**
     * Takes the oldest entries beyond those kept, and members that were gone before `goneBefore` (epoch ms).
     * Returns how many rows went: 0 when there is nothing left to take.
     */
    trim(incident: string, goneBefore: number, now: number): number {
      const upTo = lastEventToGo.get(incident);
      const events = upTo === undefined ? 0 : takeEvents(incident, upTo, now);
      if (events > 0) return events;
      const stepUpTo = lastStepToGo.get(incident);
      const steps = stepUpTo === undefined ? 0 : forgetTimeline.run({ incident, upTo: stepUpTo }).changes;
      return steps > 0 ? steps : forgetGone.run({ incident, before: goneBefore }).changes;
    },

    /** Takes the incident's oldest events, then all else that hangs on it, then itself. True when it is gone. */
    forget(incident: string, now: number): boolean {
      if (takeEvents(incident, ALL, now) > 0) return false;
      if (forgetTimeline.run({ incident, upTo: ALL }).changes > 0) return false;
      if (forgetMembers.run({ incident, before: ALL }).changes > 0) return false;
      if (forgetHours.run({ incident }).changes > 0) return false;
      forgetIncident.run(incident);
      return true;
    },

    /** Forgets occurrences that were seen last before then (epoch ms). Returns how many. */
    forgetSettled: (before: number): number => forgetSettled.run(before).changes,

    /** Bytes in use: what the file holds less what is free in it. */
    usedBytes: (): number => (pragma('page_count') - pragma('freelist_count')) * pragma('page_size'),
    freePages: (): number => pragma('freelist_count'),
    /** Gives some free pages back to the file system. Returns how many. */
    giveBack(): number {
      const before = pragma('freelist_count');
      db.pragma(`incremental_vacuum(${PAGES_AT_ONCE})`);
      return before - pragma('freelist_count');
    },
  };
}
