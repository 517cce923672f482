import type { Database } from 'better-sqlite3';

/** The columns of `incident_words`, and what of an incident's row is in each. */
const WORDS = {
  name: 'name',
  namespace: 'namespace',
  kind: 'kind',
  container: 'container',
  type: 'type',
  message: 'message',
  reason: `metadata ->> 'reason'`,
  node: `metadata ->> 'node'`,
  image: `metadata ->> 'image'`,
};
const columns = Object.keys(WORDS).join(', ');
const textsOf = (row: string) =>
  Object.values(WORDS)
    .map((text) => `${row}.${text}`)
    .join(', ');

/**
 * Migration 12: the words of what a transaction writes are indexed together at its end. FTS5 writes all that it holds at
 * every statement that SQLite may have to take back, so that each incident of a storm became a segment of its own.
 * `incident_words_due` says whose words are due; it is empty but within a transaction.
 */
export function indexWordsTogether(db: Database): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS incident_words_due (seq INTEGER PRIMARY KEY) STRICT;
    DROP TRIGGER incident_words_added;
    DROP TRIGGER incident_words_changed;
    CREATE TRIGGER incident_words_added AFTER INSERT ON incidents BEGIN
      INSERT INTO incident_words_due (seq) VALUES (NEW.seq);
    END;
    CREATE TRIGGER incident_words_changed
    AFTER UPDATE OF name, namespace, kind, container, type, message, metadata ON incidents
    WHEN (${textsOf('OLD')}) IS NOT (${textsOf('NEW')}) BEGIN
      INSERT INTO incident_words_due (seq) VALUES (NEW.seq) ON CONFLICT DO NOTHING;
    END;
  `);
}

/** Indexes the words that are due. To be called at the end of every transaction that may have written incidents. */
export function wordQueries(db: Database) {
  const due = db.prepare<[], number>('SELECT 1 FROM incident_words_due LIMIT 1').pluck();
  const index = db.prepare(
    `INSERT OR REPLACE INTO incident_words (rowid, ${columns})
     SELECT seq, ${textsOf('incidents')} FROM incident_words_due JOIN incidents USING (seq)`,
  );
  const clear = db.prepare('DELETE FROM incident_words_due');
  return {
    index(): void {
      if (due.get() === undefined) return;
      index.run();
      clear.run();
    },
  };
}
