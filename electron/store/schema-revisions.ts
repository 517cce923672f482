import type { Database } from 'better-sqlite3';

/** A workload's revisions are its own, by its UID: one of the same name that is made later numbers them anew. */
export function rememberRevisionsByUid(db: Database): void {
  db.exec(`
    DROP TABLE revisions_seen;
    CREATE TABLE revisions_seen (
      cluster TEXT NOT NULL,
      workload TEXT NOT NULL,
      revision TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (cluster, workload, revision)
    ) STRICT, WITHOUT ROWID`);
}
