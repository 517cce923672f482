import Sqlite, { type Database } from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IncidentQuery } from '../../electron/store/incidents.ts';
import { migrate } from '../../electron/store/migrations.ts';
import { createStore, type Store } from '../../electron/store/store.ts';
import type { Incident } from '../../shared/incident.ts';

let db: Database;
/** The statements run last, with their values in place. */
let statements: string[] = [];

beforeEach(() => {
  db = new Sqlite(':memory:', { verbose: (sql) => void statements.push(String(sql)) });
  db.pragma('foreign_keys = ON');
  migrate(db, ':memory:');
  statements = [];
});

const plan = (sql: string) =>
  db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => detail)
    .join('; ');

describe('the queries a window waits for', () => {
  const before = { lastSeen: '2026-11-22T12:00:00.000Z', id: 'x' };
  const list = (context: string | null, state: IncidentQuery['state']) => (store: Store) =>
    store.incidents.list({ context, state, limit: 100, before });
  const incident = { id: 'i' } as Incident;
  const workload = (store: Store) =>
    store.history.workload({ context: 'prod', namespace: 'shop', kind: 'Deployment', name: 'web' }, 0);

  it.each<[string, (store: Store) => unknown, string]>([
    ['unresolved of a context', list('prod', 'active'), 'incidents_active'],
    ['resolved of a context', list('prod', 'resolved'), 'incidents_resolved'],
    ['all of a context', list('prod', 'all'), 'incidents_newest_in_context'],
    ['all there are', list(null, 'all'), 'incidents_newest'],
    ['latest of a fingerprint', (store) => store.incidents.latest('f'), 'incidents_by_fingerprint'],
    ['events of an incident', (store) => store.events.newest(incident, 200), 'events_of_incident'],
    ['timeline of an incident', (store) => store.timeline.of('i', 500), 'timeline_of_incident'],
    ['incidents of a workload', workload, 'incidents_of_workload'],
    ['what is pruned first', (store) => store.pruning.oldestResolved(), 'incidents_resolved_first'],
    ['what is trimmed', (store) => store.pruning.nextCrowded(0), 'incidents_crowded'],
    ['messages owed', (store) => store.deliveries.pending('native'), 'deliveries_pending'],
  ])('%s: walk one index, and sort nothing', (_, query, index) => {
    query(createStore(db));
    const page = statements.find((sql) => sql.startsWith('SELECT') && !sql.startsWith('SELECT count')) ?? '';
    const detail = plan(page);
    expect(detail).toMatch(new RegExp(`USING (COVERING )?INDEX ${index}\\b`));
    expect(detail).not.toMatch(/TEMP B-TREE/);
  });
});

describe('what hangs on an incident', () => {
  const tables = ['events', 'members', 'timeline', 'evidence', 'deliveries', 'hours'];

  it.each(tables)('%s go with it', (table) => {
    const references = db.pragma(`foreign_key_list(${table})`) as { table: string; on_delete: string }[];
    expect(references).toMatchObject([{ table: 'incidents', on_delete: 'CASCADE' }]);
  });

  it.each(tables)('%s are found by an index when it goes', (table) => {
    expect(plan(`SELECT 1 FROM ${table} WHERE incident = 'i'`)).toMatch(/^SEARCH/);
  });
});

it('migrating twice changes nothing', () => {
  const schema = () => db.prepare('SELECT sql FROM sqlite_schema').all();
  const before = schema();
  migrate(db, ':memory:');
  expect(schema()).toEqual(before);
});
