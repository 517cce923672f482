import type { Database } from 'better-sqlite3';

/**
 * Deliveries become an outbox for channels that may fail: which step of the incident is told, how often it was tried,
 * why it failed, and what the channel calls the message. `dead`: given up, until a person sends it again.
 */
export function addOutbox(db: Database): void {
  const kept = 'seq, id, incident, channel, burst, state, created_at, not_before, done_at';
  db.exec(`
    DROP INDEX deliveries_of_incident;
    DROP INDEX deliveries_pending;
    ALTER TABLE deliveries RENAME TO deliveries_before;
    CREATE TABLE deliveries (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
      channel TEXT NOT NULL,
      burst TEXT,
      step TEXT NOT NULL DEFAULT 'opened',
      state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'dropped', 'dead')),
      created_at INTEGER NOT NULL,
      not_before INTEGER NOT NULL,
      done_at INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0,
      error TEXT,
      remote TEXT
    ) STRICT;
    INSERT INTO deliveries (${kept}) SELECT ${kept} FROM deliveries_before;
    DROP TABLE deliveries_before;
    CREATE INDEX deliveries_of_incident ON deliveries (incident, seq);
    CREATE INDEX deliveries_pending ON deliveries (channel, seq) WHERE state = 'pending';
    CREATE INDEX deliveries_dead ON deliveries (seq) WHERE state = 'dead';
  `);
}
