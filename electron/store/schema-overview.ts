import type { Database } from 'better-sqlite3';

/** Migration 10: indexes that hold all that the overview and the tray count, so that they read no incident and no event. */
export function addOverview(db: Database): void {
  db.exec(`
    CREATE INDEX incidents_begun ON incidents (first_seen, last_seen, context, type, namespace, kind, name, count, id);
    CREATE INDEX incidents_open ON incidents (context, cluster, severity, state, parent, last_seen, silenced_until)
      WHERE state <> 'resolved';
    CREATE INDEX incidents_recovered ON incidents (resolved_at, context, first_seen) WHERE resolution = 'recovered';
  `);
}
