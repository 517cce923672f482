import { beforeEach, describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../shared/settings.ts';
import { batch, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { START } from '../incidents/support/fake-clock.ts';
import { toldRoom } from '../incidents/support/told-room.ts';

const HOUR = 3_600_000;
let room: ReturnType<typeof toldRoom>;

/** The time on the clock of this machine, so many hours after the tests' start. */
function clockTime(hours: number): string {
  const at = new Date(START + hours * HOUR);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

beforeEach(() => {
  room = toldRoom();
  room.settings.notifications.quietHours = {
    enabled: true,
    from: clockTime(-1),
    to: clockTime(8),
    days: [...WEEKDAYS],
    critical: true,
  };
});

const slight = (name: string) => crashOf(name, { severity: 'warning' });
const titles = () => room.told.map(({ title }) => title);

describe('a quiet night', () => {
  it('holds everything back until it ends, and then tells one digest', () => {
    room.record([slight('api'), slight('web')]);
    room.clock.advance(3 * HOUR);
    room.record([slight('jobs')]);
    room.clock.advance(5 * HOUR - 10_000);
    expect(titles()).toEqual([]);
    room.clock.advance(20_000);
    expect(titles()).toEqual(['prod: 3 incidents during quiet hours']);
    room.clock.advance(24 * HOUR);
    expect(room.told).toHaveLength(1);
  });

  it('counts what was over before it ended', () => {
    const passing = slight('api');
    room.record([passing, slight('web')]);
    room.clock.advance(HOUR);
    room.record([endOf(passing, 'recovery')]);
    room.clock.advance(8 * HOUR);
    expect(titles()).toEqual(['prod: 2 incidents during quiet hours']);
    expect(room.told[0]?.body).toContain('1 is over or taken care of');
  });

  it('lets critical incidents break through', () => {
    room.record([crashOf('api'), slight('web')]);
    room.clock.advance(10_000);
    expect(titles()).toEqual([expect.stringMatching(/^api keeps crashing/)]);
    room.clock.advance(9 * HOUR);
    expect(titles().slice(1)).toEqual(['prod: 1 incident during quiet hours']);
  });

  it('lets out what becomes critical', () => {
    room.record([slight('api')]);
    room.clock.advance(HOUR);
    room.record([crashOf('api', { occurrence: 'restart-9' })]);
    room.clock.advance(10_000);
    expect(titles()).toEqual([expect.stringMatching(/^api keeps crashing/)]);
  });

  it('also holds critical incidents back where the settings say so', () => {
    room.settings.notifications.quietHours.critical = false;
    room.record([crashOf('api')]);
    room.clock.advance(HOUR);
    expect(titles()).toEqual([]);
    room.clock.advance(8 * HOUR);
    expect(titles()).toEqual(['prod: 1 incident during quiet hours']);
  });

  it('is remembered over a restart', () => {
    room.record([slight('api')]);
    room.clock.advance(HOUR);
    room.restart();
    room.clock.advance(HOUR);
    expect(titles()).toEqual([]);
    room.clock.advance(7 * HOUR);
    expect(titles()).toEqual(['prod: 1 incident during quiet hours']);
  });

  it('that a person ends tells what it held back', () => {
    room.record([slight('api')]);
    room.clock.advance(HOUR);
    room.settings.notifications.quietHours.enabled = false;
    room.clock.advance(70_000);
    expect(titles()).toEqual([expect.stringMatching(/^api keeps crashing/)]);
  });
});

describe('several contexts', () => {
  it('have a digest each', () => {
    room.record([slight('api')]);
    room.record(
      batch([crashOf('web', { severity: 'warning', context: 'staging', cluster: 'other' })]).events,
    );
    room.clock.advance(9 * HOUR);
    expect(titles().toSorted()).toEqual([
      'prod: 1 incident during quiet hours',
      'staging: 1 incident during quiet hours',
    ]);
  });
});
