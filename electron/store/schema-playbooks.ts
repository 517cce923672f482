import type { Database } from 'better-sqlite3';

/**
 * Playbooks: what is being done for which incident, what a person was asked and answered, and the audit log, which
 * outlives incidents and which nothing can rewrite. `revisions_seen`: what the loop itself saw wholly available.
 */
export function addPlaybooks(db: Database): void {
  db.exec(`
    CREATE TABLE runs (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('running', 'waiting', 'done', 'stopped')),
      subject TEXT NOT NULL,
      run TEXT NOT NULL
    ) STRICT;
    CREATE INDEX runs_by_incident ON runs (incident, seq);
    -- One run an object at a time.
    CREATE UNIQUE INDEX runs_active ON runs (subject) WHERE state IN ('running', 'waiting');

    CREATE TABLE approvals (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'expired', 'refused')),
      approval TEXT NOT NULL
    ) STRICT;
    CREATE INDEX approvals_pending ON approvals (seq) WHERE state = 'pending';
    CREATE INDEX approvals_by_run ON approvals (run);

    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      what TEXT NOT NULL,
      run TEXT NOT NULL,
      approval TEXT,
      incident TEXT NOT NULL,
      context TEXT NOT NULL,
      cluster TEXT NOT NULL,
      object TEXT,
      text TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE ON audit BEGIN
      SELECT RAISE (ABORT, 'the audit log is append-only');
    END;
    CREATE TRIGGER audit_is_not_forgotten BEFORE DELETE ON audit BEGIN
      SELECT RAISE (ABORT, 'the audit log is append-only');
    END;

    CREATE TABLE revisions_seen (
      cluster TEXT NOT NULL,
      kind TEXT NOT NULL,
      namespace TEXT NOT NULL,
      name TEXT NOT NULL,
      revision TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (cluster, kind, namespace, name, revision)
    ) STRICT, WITHOUT ROWID;
  `);
}
