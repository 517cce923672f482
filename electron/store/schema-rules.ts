import type { Database } from 'better-sqlite3';

/**
 * Migration 6: what rules and silences make of an incident, and the silences. `matchers` is the `when` of a rule as
 * JSON. Times are epoch ms.
 */
export function addRules(db: Database): void {
  db.exec(`
    ALTER TABLE incidents ADD COLUMN detected_severity TEXT NOT NULL DEFAULT 'critical';
    UPDATE incidents SET detected_severity = severity;
    ALTER TABLE incidents ADD COLUMN silenced_until INTEGER;
    ALTER TABLE incidents ADD COLUMN rules TEXT NOT NULL DEFAULT '[]';

    CREATE INDEX incidents_silenced ON incidents (seq) WHERE silenced_until IS NOT NULL;

    CREATE TABLE silences (
      id TEXT PRIMARY KEY,
      matchers TEXT NOT NULL,
      comment TEXT NOT NULL,
      starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX silences_by_end ON silences (ends_at);
  `);
}
