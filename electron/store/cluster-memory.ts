import type { Database } from 'better-sqlite3';

/** Migration 5: a context remembers each cluster it led to, so that what stayed open there keeps its date. */
export function rememberEachCluster(db: Database): void {
  db.exec(`
    ALTER TABLE contexts RENAME TO contexts_before;
    CREATE TABLE contexts (
      context TEXT NOT NULL,
      cluster TEXT NOT NULL,
      last_watched INTEGER NOT NULL,
      PRIMARY KEY (context, cluster)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO contexts SELECT context, cluster, last_watched FROM contexts_before;
    DROP TABLE contexts_before;
  `);
}
