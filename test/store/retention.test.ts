import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../electron/store/database.ts';
import { isDue } from '../../electron/store/retention.ts';
import { at, crash, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { fakeClock } from '../incidents/support/fake-clock.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';
import { testLog } from '../incidents/support/test-log.ts';
import { DAY, prunedRoom } from './support/pruned-room.ts';
import { tempFolder } from './support/temp-folder.ts';

const MINUTE = 60_000;
let room: ReturnType<typeof prunedRoom>;

beforeEach(() => {
  room = prunedRoom();
});

describe('what is due', () => {
  const now = 100 * DAY;
  it.each([
    ['older than what is kept', 69 * DAY, 0, true],
    ['as old as what is kept', 70 * DAY, 0, false],
    ['young, and there is room', 99 * DAY, 500e6, false],
    ['young, and there is no room', 99 * DAY, 500e6 + 1, true],
  ])('%s', (_, resolvedAt, usedBytes, due) => {
    expect(isDue({ id: 'i', resolvedAt }, usedBytes, { keepDays: 30, maxSizeMB: 500 }, now)).toBe(due);
  });
});

describe('by age', () => {
  it('takes resolved incidents with all that hangs on them, and nothing else', () => {
    room.past('old', 0, 10);
    room.past('young', 0, 2 * 24 * 60);
    room.record(crashOf('unresolved'));
    room.clock.advance(31 * DAY);
    room.sweep();
    expect(room.names()).toEqual(['unresolved', 'young']);
    const remains = room.db.prepare(`SELECT DISTINCT incident FROM events UNION SELECT incident FROM timeline
      UNION SELECT incident FROM members UNION SELECT incident FROM hours UNION SELECT incident FROM evidence`);
    expect(remains.all()).toHaveLength(2);
  });

  it('goes by the setting as it is now', () => {
    room.past('a', 0, 10);
    room.clock.advance(3 * DAY);
    room.start();
    room.clock.advance(9 * MINUTE);
    expect(room.names()).toEqual(['a']);
    room.limits.keepDays = 2;
    room.clock.advance(11 * MINUTE);
    expect(room.names()).toEqual([]);
  });

  it('an incident that reopened while it was taken is kept, with its exact count', () => {
    const event = crashOf('a');
    for (let run = 0; run < 250; run += 1)
      room.record({ ...event, id: `run-${run}`, occurrence: `run-${run}` });
    room.record(endOf(event, 'recovery', { detectedAt: at(10) }));
    room.limits.keepDays = 1;
    room.settings.incidents.reopenWithin = 10 * 24 * 3600;
    room.clock.advance(2 * DAY);
    room.start();
    room.clock.advance(MINUTE);
    expect(room.rows('events')).toBe(151);

    room.record({ ...event, id: 'again', occurrence: 'again', detectedAt: at(2 * 24 * 60 + 1) });
    room.clock.advance(5 * MINUTE);
    expect(
      room.store.incidents.list({ context: null, state: 'active', limit: 9, before: null }),
    ).toMatchObject({
      incidents: [{ name: 'a', count: 251, reopened: 1 }],
    });
  });
});

describe('by size', () => {
  it('takes the oldest resolved incidents until the rest fits, never an unresolved one', () => {
    const message = 'x'.repeat(4000);
    for (let n = 100; n < 300; n += 1) {
      const event = crashOf(`w${n}`, { message, detectedAt: at(n) });
      room.record(event);
      if (n % 10 > 0) room.record(endOf(event, 'recovery', { message: '', detectedAt: at(n + 1000) }));
    }
    const before = room.store.pruning.usedBytes();
    room.limits.maxSizeMB = before / 2 / 1e6;
    room.sweep();
    expect(room.store.pruning.usedBytes()).toBeLessThanOrEqual(room.limits.maxSizeMB * 1e6);
    const left = room.names().filter((name) => !name.endsWith('0'));
    expect(room.names().filter((name) => name.endsWith('0'))).toHaveLength(20);
    expect(left.length).toBeGreaterThan(50);
    expect(left).toEqual(
      Array.from({ length: 200 }, (_, n) => `w${n + 100}`)
        .filter((name) => !name.endsWith('0'))
        .slice(-left.length),
    );
  });

  it('says so when only unresolved incidents are left', () => {
    room.record(crashOf('a'));
    room.limits.maxSizeMB = 0.001;
    room.sweep();
    expect(room.names()).toEqual(['a']);
    expect(room.log.lines).toContainEqual(expect.stringMatching(/^warn .* unresolved/));
  });

  it('gives the room back to the file system', () => {
    const file = join(tempFolder(), 'dogwatch.db');
    const { db } = openDatabase(file, { clock: fakeClock(), log: testLog() });
    room = prunedRoom(incidentRoom({ db }));
    onTestFinished(() => void db.close());
    db.pragma('synchronous = OFF');
    const message = 'x'.repeat(20_000);
    const events = Array.from({ length: 300 }, (_, n) => crashOf(`w${n}`, { message }));
    room.record(...events);
    room.record(...events.map((event) => endOf(event, 'recovery', { detectedAt: at(1) })));
    const size = () => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      return statSync(file).size;
    };
    const before = size();
    room.clock.advance(31 * DAY);
    room.sweep();
    expect(room.names()).toEqual([]);
    expect(size()).toBeLessThan(before * 0.6);
  });
});

describe('a sweep', () => {
  it('is many small transactions, with time for others between them', () => {
    const event = crash();
    for (let run = 0; run < 2000; run += 1) room.record({ ...event, id: `${run}`, occurrence: `run-${run}` });
    room.record(endOf(event, 'recovery'));
    room.clock.advance(31 * DAY);
    room.start();
    room.clock.advance(MINUTE);
    const changes = room.db.prepare<[], number>('SELECT total_changes()').pluck();
    let steps = 0;
    for (let before = changes.get() ?? 0; room.rows('incidents') !== 0 && steps < 100; steps += 1) {
      room.clock.advance(50);
      const after = changes.get() ?? 0;
      expect(after - before).toBeLessThanOrEqual(210);
      before = after;
    }
    expect(steps).toBeGreaterThan(19);
    expect(room.rows('incidents')).toBe(0);
  });

  it('that fails is logged, and tried again later', () => {
    room.past('a', 0, 10);
    room.clock.advance(31 * DAY);
    room.db.exec(`CREATE TRIGGER refuse BEFORE DELETE ON events BEGIN SELECT RAISE(FAIL, 'disk'); END`);
    room.start();
    room.clock.advance(9 * MINUTE);
    expect(room.names()).toEqual(['a']);
    expect(room.log.lines).toContainEqual(expect.stringMatching(/^error Old history could not be pruned/));
    room.db.exec('DROP TRIGGER refuse');
    room.clock.advance(11 * MINUTE);
    expect(room.names()).toEqual([]);
  });

  it('ends with the program', () => {
    room.start().stop();
    expect(room.clock.waiting()).toBe(0);
  });
});
