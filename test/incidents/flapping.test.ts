import { beforeEach, describe, expect, it } from 'vitest';
import { at, crash, endOf } from './support/cluster-events.ts';
import { toldRoom } from './support/told-room.ts';

let room: ReturnType<typeof toldRoom>;
const web = () => room.the('crash_loop', 'web');

beforeEach(() => {
  room = toldRoom();
});

/** It fails at these minutes, and is well again two minutes after each. */
function failAt(...minutes: number[]): void {
  for (const minute of minutes) {
    room.to(minute);
    room.record([crash('web-1', { occurrence: `#${minute}`, since: at(minute), detectedAt: at(minute) })]);
    room.to(minute + 2);
    room.record([endOf(crash(), 'recovery', { detectedAt: at(minute + 2) })]);
  }
}

describe('flapping', () => {
  it('begins with the third reopening within an hour', () => {
    failAt(0, 10, 20);
    expect(web()).toMatchObject({ reopened: 2, flappingSince: null });
    failAt(30);
    expect(web()).toMatchObject({ reopened: 3, flappingSince: at(30), reopenings: [at(10), at(20), at(30)] });
    expect(room.incidents.get(web().id)?.timeline.find(({ step }) => step === 'flapping')?.text).toBe(
      'Is flapping, reopened 3 times in 20 min: told once, and not each time until it is calm.',
    );
  });

  it('is told once as such, and then not each time', () => {
    failAt(0, 10, 20, 30, 40, 50, 60, 70);
    expect(room.told.map(({ body }) => body.split('\n')[1] ?? '')).toEqual([
      '',
      '',
      '',
      'flapping, reopened 3 times in 20 min',
    ]);
  });

  it('is told when its first message was too late', () => {
    failAt(0, 3, 6, 9, 12, 15);
    room.to(20);
    const words = room.told.filter(({ body }) => body.includes('flapping'));
    expect(words).toHaveLength(1);
  });

  it('is over after an hour without: the next time is told again', () => {
    failAt(0, 10, 20, 30);
    room.to(89);
    expect(web().flappingSince).not.toBeNull();
    room.to(91);
    expect(web().flappingSince).toBeNull();
    expect(room.steps(web()).at(-1)).toBe('calm');
    const before = room.told.length;
    failAt(120);
    expect(room.told).toHaveLength(before + 1);
    expect(web()).toMatchObject({ reopened: 4, reopenings: [at(120)] });
  });

  it('is over too when the hour passed while nobody ran', () => {
    failAt(0, 10, 20, 30);
    room.clock.advance(180 * 60_000);
    room.record([crash('web-1', { occurrence: 'later', detectedAt: at(212) })]);
    expect(web()).toMatchObject({ flappingSince: null, reopenings: [at(212)] });
  });

  it('is none when it comes back rarely', () => {
    failAt(0, 61, 122, 183, 244);
    expect(web()).toMatchObject({ reopened: 4, flappingSince: null });
    expect(room.told).toHaveLength(5);
  });

  it('follows the settings', () => {
    Object.assign(room.settings.incidents, { flapAfter: 2, flapWindow: 600 });
    failAt(0, 5, 10);
    expect(web().flappingSince).toBe(at(10));
  });
});
