import type { Database } from 'better-sqlite3';

/** Why an incident broke, as it was last answered. `opening`: the incident's `reopened` at that time. */
export function addDiagnoses(db: Database): void {
  db.exec(`
    CREATE TABLE diagnoses (
      incident TEXT PRIMARY KEY REFERENCES incidents (id) ON DELETE CASCADE,
      opening INTEGER NOT NULL,
      at INTEGER NOT NULL,
      diagnosis TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
