import type { Database } from 'better-sqlite3';

/**
 * What history and pruning need. `hours` counts an incident's occurrences by hour, exact also when the events
 * themselves are pruned (hour: epoch hours). `settled` remembers pruned occurrences that may still be visible in the
 * cluster (a failed Job stands for weeks), so that they are not reported again (at: epoch ms, seen last).
 */
export function addHistory(db: Database): void {
  db.exec(`
    CREATE INDEX incidents_of_workload ON incidents (context, namespace, kind, name, last_seen);
    CREATE INDEX incidents_resolved_first ON incidents (resolved_at, id) WHERE state = 'resolved';
    CREATE INDEX incidents_crowded ON incidents (seq) WHERE count > 1000;

    CREATE TABLE hours (
      incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      hour INTEGER NOT NULL,
      occurrences INTEGER NOT NULL,
      PRIMARY KEY (incident, hour)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO hours SELECT incident, detected_at / 3600000 AS hour, sum(occurrences) FROM events
      WHERE occurrences > 0 GROUP BY incident, hour;

    CREATE TABLE settled (
      digest BLOB PRIMARY KEY,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX settled_first ON settled (at);
  `);
}
