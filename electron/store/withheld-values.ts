import type { Database } from 'better-sqlite3';

/** Only what is plain is kept: an object is a pod template, with the values of its variables. */
const isPlain = (value: unknown) => typeof value !== 'object' || value === null;
const WITHHELD = { sha256: '', heldBy: null };

interface KeptChange {
  fields: { before: unknown; after: unknown }[];
  request: object;
}

/**
 * Approvals of earlier versions held whole requests. What may be secret in them goes: such an approval can be read,
 * and neither be carried out nor taken back any more. The table is made anew, for SQLite leaves in its pages what was
 * overwritten, and blanks what it drops only when told to.
 */
export function withholdValues(db: Database): void {
  db.pragma('secure_delete = ON');
  db.exec(`
    CREATE TABLE approvals_kept (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'expired', 'refused')),
      approval TEXT NOT NULL
    ) STRICT`);
  const keep = db.prepare(
    'INSERT INTO approvals_kept (seq, id, run, state, approval) VALUES (@seq, @id, @run, @state, @approval)',
  );
  const all = db
    .prepare<[], { approval: string }>('SELECT seq, id, run, state, approval FROM approvals')
    .all();
  for (const row of all) keep.run({ ...row, approval: withheld(row.approval) });
  db.exec(`
    DROP TABLE approvals;
    ALTER TABLE approvals_kept RENAME TO approvals;
    CREATE INDEX approvals_pending ON approvals (seq) WHERE state = 'pending';
    CREATE INDEX approvals_by_run ON approvals (run)`);
  db.pragma('secure_delete = OFF');
  // Rows that were overwritten or pruned before left their text in pages that are free now.
  db.pragma('incremental_vacuum');
}

function withheld(text: string): string {
  const approval = JSON.parse(text) as { changes: KeptChange[] };
  const changes = approval.changes.map((change) => ({
    ...change,
    fields: change.fields.map((field) => ({
      ...field,
      before: isPlain(field.before) ? field.before : WITHHELD,
      after: isPlain(field.after) ? field.after : WITHHELD,
    })),
    request: { ...change.request, body: null, sha256: '' },
  }));
  return JSON.stringify({ ...approval, changes });
}
