import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createIncidents } from '../../electron/incidents/incidents.ts';
import { planDeliveries } from '../../electron/notify/plan-deliveries.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { createStore } from '../../electron/store/store.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { builtInAttention } from '../incidents/support/attention.ts';
import { batch } from '../incidents/support/cluster-events.ts';
import { fakeClock } from '../incidents/support/fake-clock.ts';
import { testLog } from '../incidents/support/test-log.ts';
import { BATCH_SIZE, burstEvents } from './support/burst.ts';
import { child } from './support/child.ts';
import { tempFolder } from './support/temp-folder.ts';

it('a burst of 200 incidents, killed in the middle and looked at again, ends with all 200, each once', async () => {
  const file = join(tempFolder(), 'dogwatch.db');
  const recorder = child('burst-recorder.ts', [file]);
  let onDisk = 0;
  while (onDisk < 60) onDisk = Number(await recorder.line());
  recorder.process.kill('SIGKILL');
  await recorder.ended;

  const clock = fakeClock();
  const log = testLog();
  const { db, movedAside } = openDatabase(file, { clock, log });
  const store = createStore(db);
  const settings = () => defaultSettings();
  const incidents = createIncidents({
    store,
    clock,
    log,
    settings,
    attention: builtInAttention(store, settings, log),
    follow: planDeliveries(settings),
    sight: () => null,
  });
  const every = { context: 'prod', state: 'all', limit: 5000, before: null } as const;

  expect(movedAside).toBeNull();
  const survived = incidents.list(every).total;
  expect(survived).toBeGreaterThanOrEqual(onDisk);
  expect(survived % BATCH_SIZE).toBe(0);

  const changed = incidents.record(batch(burstEvents(), 'first:2'));
  expect(changed).toHaveLength(200 - survived);

  const found = incidents.list(every).incidents;
  const events = burstEvents();
  expect(found).toHaveLength(200);
  expect(new Map(found.map(({ name, count }) => [name, count]))).toEqual(
    new Map(events.map(({ owner, occurrences }) => [owner.name, occurrences])),
  );
  expect(
    found.every(({ failing, affected, reopened }) => failing === 1 && affected === 1 && reopened === 0),
  ).toBe(true);
  expect(store.deliveries.pending('native')).toHaveLength(200);
  store.close();
}, 60_000);
