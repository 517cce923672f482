import Sqlite, { type Database } from 'better-sqlite3';
import { attentionOf } from '../../../electron/app/attention.ts';
import type { Follow } from '../../../electron/incidents/incident-change.ts';
import { createIncidents } from '../../../electron/incidents/incidents.ts';
import type { Sight } from '../../../electron/incidents/sight.ts';
import { planDeliveries } from '../../../electron/notify/plan-deliveries.ts';
import { createRuleBook } from '../../../electron/rules/rule-book.ts';
import { createSilences } from '../../../electron/rules/silences.ts';
import { migrate } from '../../../electron/store/migrations.ts';
import { createStore } from '../../../electron/store/store.ts';
import { defaultSettings, type Settings } from '../../../shared/settings.ts';
import { fakeClock } from './fake-clock.ts';
import { testLog } from './test-log.ts';

function inMemory(): Database {
  const db = new Sqlite(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, ':memory:');
  return db;
}

/** Incidents over a database, in memory unless the test has one, with a clock and settings that the test holds. */
export function incidentRoom({ follow, db = inMemory() }: { follow?: Follow; db?: Database } = {}) {
  const store = createStore(db);
  const clock = fakeClock();
  const log = testLog();
  const settings: Settings = defaultSettings();
  /** What can be seen of the cluster: by default its workloads' pods are not known. */
  const seen: { sight: Sight | null } = { sight: { cluster: 'cluster-1', nodesOf: () => null } };
  const rules = createRuleBook(
    () => settings,
    () => 0,
  );
  const silences = createSilences(store, log);
  const incidents = createIncidents({
    store,
    clock,
    log,
    settings: () => settings,
    attention: attentionOf(rules, silences),
    follow: follow ?? planDeliveries(() => settings),
    sight: () => seen.sight,
  });
  return { db, store, clock, log, settings, seen, rules, silences, incidents };
}
