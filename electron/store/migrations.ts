import type { Database } from 'better-sqlite3';
import { rememberEachCluster } from './cluster-memory.ts';
import { addFlapping } from './flapping.ts';
import { indexWordsTogether } from './incident-words.ts';
import { createSchema } from './schema.ts';
import { addDiagnoses } from './schema-diagnoses.ts';
import { addHistory } from './schema-history.ts';
import { addOutbox } from './schema-outbox.ts';
import { addOverview } from './schema-overview.ts';
import { addPlaybooks } from './schema-playbooks.ts';
import { rememberRevisionsByUid } from './schema-revisions.ts';
import { addRules } from './schema-rules.ts';
import { addSearch } from './schema-search.ts';
import { StoreError } from './store-error.ts';
import { withholdValues } from './withheld-values.ts';

/** Migration n brings user_version from n-1 to n. Never change one that was released: add the next. */
const MIGRATIONS: readonly ((db: Database) => void)[] = [
  createSchema,
  addFlapping,
  addHistory,
  addSearch,
  rememberEachCluster,
  addRules,
  addDiagnoses,
  addPlaybooks,
  addOutbox,
  addOverview,
  withholdValues,
  indexWordsTogether,
  rememberRevisionsByUid,
];

/**
 * Brings the schema up to date, each step in its own transaction.
 * @throws StoreError `newer` when a later Dogwatch made the database.
 */
export function migrate(db: Database, file: string): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    const what = `The database ${file} was made by a newer Dogwatch (version ${version}): update Dogwatch.`;
    throw new StoreError('newer', what);
  }
  MIGRATIONS.slice(version).forEach((step, index) => {
    db.transaction(() => {
      step(db);
      db.pragma(`user_version = ${version + index + 1}`);
    }).exclusive();
  });
  // What a step took out must not stay in the log either.
  if (version < MIGRATIONS.length) db.pragma('wal_checkpoint(TRUNCATE)');
}
