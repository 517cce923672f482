import Sqlite from 'better-sqlite3';
import type { Follow } from '../../../electron/incidents/incident-change.ts';
import { createIncidents } from '../../../electron/incidents/incidents.ts';
import { planDeliveries } from '../../../electron/notify/plan-deliveries.ts';
import { migrate } from '../../../electron/store/migrations.ts';
import { createStore } from '../../../electron/store/store.ts';
import { defaultSettings, type Settings } from '../../../shared/settings.ts';
import { fakeClock } from './fake-clock.ts';
import { testLog } from './test-log.ts';

/** Incidents over a database in memory, with a clock and settings that the test holds. */
export function incidentRoom({ follow }: { follow?: Follow } = {}) {
  const db = new Sqlite(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, ':memory:');
  const store = createStore(db);
  const clock = fakeClock();
  const log = testLog();
  const settings: Settings = defaultSettings();
  const incidents = createIncidents({
    store,
    clock,
    log,
    settings: () => settings,
    follow: follow ?? planDeliveries(() => settings),
  });
  return { db, store, clock, log, settings, incidents };
}
