import type { Database } from 'better-sqlite3';

/**
 * Migration 1. Times by our clock are epoch ms; `since` is the API's own text. Everything hangs on an incident and
 * goes with it, so that pruning deletes incidents and nothing else. Events and members are written before their
 * incident, in the same transaction: hence the deferred references.
 */
export function createSchema(db: Database): void {
  db.exec(`
    CREATE TABLE incidents (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      fingerprint TEXT NOT NULL,
      context TEXT NOT NULL,
      cluster TEXT NOT NULL,
      type TEXT NOT NULL,
      severity TEXT NOT NULL,
      namespace TEXT NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'snoozed', 'resolved')),
      message TEXT NOT NULL,
      metadata TEXT NOT NULL,
      container TEXT,
      failing INTEGER NOT NULL,
      affected INTEGER NOT NULL,
      since TEXT NOT NULL,
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      count INTEGER NOT NULL,
      reopened INTEGER NOT NULL,
      resolved_at INTEGER,
      resolution TEXT CHECK (resolution IN ('recovered', 'gone', 'closed')),
      acknowledged_at INTEGER,
      snoozed_until INTEGER,
      pre_existing INTEGER NOT NULL,
      parent TEXT REFERENCES incidents (id) ON DELETE SET NULL
    ) STRICT;
    CREATE INDEX incidents_by_fingerprint ON incidents (fingerprint, seq);
    CREATE INDEX incidents_newest ON incidents (last_seen, id);
    CREATE INDEX incidents_newest_in_context ON incidents (context, last_seen, id);
    CREATE INDEX incidents_active ON incidents (context, last_seen, id) WHERE state <> 'resolved';
    CREATE INDEX incidents_resolved ON incidents (context, last_seen, id) WHERE state = 'resolved';
    CREATE INDEX incidents_by_parent ON incidents (parent) WHERE parent IS NOT NULL;

    -- digest: an anomaly's occurrence, so that it is stored once ever; any other event's id.
    CREATE TABLE events (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      digest BLOB NOT NULL UNIQUE,
      incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      phase TEXT NOT NULL CHECK (phase IN ('anomaly', 'recovery', 'gone')),
      severity TEXT NOT NULL,
      namespace TEXT NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      uid TEXT NOT NULL,
      owner_uid TEXT NOT NULL,
      container TEXT,
      message TEXT NOT NULL,
      labels TEXT NOT NULL,
      metadata TEXT NOT NULL,
      occurrence TEXT NOT NULL,
      occurrences INTEGER NOT NULL,
      since TEXT NOT NULL,
      detected_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX events_of_incident ON events (incident, seq);

    -- container is '' where the type has none: a primary key holds no NULL.
    CREATE TABLE members (
      incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      kind TEXT NOT NULL,
      namespace TEXT NOT NULL,
      name TEXT NOT NULL,
      uid TEXT NOT NULL,
      container TEXT NOT NULL,
      owner_uid TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('failing', 'recovered', 'gone')),
      occurrence TEXT NOT NULL,
      metadata TEXT NOT NULL,
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      PRIMARY KEY (incident, kind, namespace, name, uid, container)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX members_failing ON members (incident) WHERE state = 'failing';

    CREATE TABLE timeline (
      seq INTEGER PRIMARY KEY,
      incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      step TEXT NOT NULL,
      text TEXT NOT NULL,
      event TEXT
    ) STRICT;
    CREATE INDEX timeline_of_incident ON timeline (incident, seq);

    -- opening: which opening of the incident (0, then one for each reopening) the evidence belongs to.
    CREATE TABLE evidence (
      incident TEXT PRIMARY KEY REFERENCES incidents (id) ON DELETE CASCADE,
      object TEXT NOT NULL,
      opening INTEGER,
      evidence TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE deliveries (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
      channel TEXT NOT NULL,
      burst TEXT,
      state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'dropped')),
      created_at INTEGER NOT NULL,
      not_before INTEGER NOT NULL,
      done_at INTEGER
    ) STRICT;
    CREATE INDEX deliveries_of_incident ON deliveries (incident, seq);
    CREATE INDEX deliveries_pending ON deliveries (channel, seq) WHERE state = 'pending';

    CREATE TABLE first_sights (
      cluster TEXT NOT NULL,
      type TEXT NOT NULL,
      uid TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (cluster, type, uid)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE contexts (
      context TEXT PRIMARY KEY,
      cluster TEXT NOT NULL,
      last_watched INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
