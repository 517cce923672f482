/** Records a burst of 200 incidents, ten at a time, saying how many are on disk, until it is done or killed. */
import { createWriteStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../../../electron/app/clock.ts';
import { createIncidents } from '../../../electron/incidents/incidents.ts';
import { planDeliveries } from '../../../electron/notify/plan-deliveries.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { createStore } from '../../../electron/store/store.ts';
import { defaultSettings } from '../../../shared/settings.ts';
import { builtInAttention } from '../../incidents/support/attention.ts';
import { batch } from '../../incidents/support/cluster-events.ts';
import { BATCH_SIZE, burstEvents } from './burst.ts';

const out = createWriteStream('', { fd: 1 });
const log = { error() {}, warn() {}, info() {}, debug() {} };
const settings = () => defaultSettings();
const { db } = openDatabase(process.argv[2] ?? '', { clock: systemClock, log });
const store = createStore(db);
const incidents = createIncidents({
  store,
  clock: systemClock,
  log,
  settings,
  attention: builtInAttention(store, settings, log),
  follow: planDeliveries(settings),
  sight: () => null,
});
const events = burstEvents();
for (let done = 0; done < events.length; done += BATCH_SIZE) {
  incidents.record(batch(events.slice(done, done + BATCH_SIZE), 'first:1'));
  out.write(`${done + BATCH_SIZE}\n`);
  await setImmediate();
}
process.stdin.resume();
