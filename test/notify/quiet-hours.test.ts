import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quietSpan } from '../../electron/notify/quiet-hours.ts';
import { defaultSettings, type QuietHours } from '../../shared/settings.ts';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const night: QuietHours = { ...defaultSettings().notifications.quietHours, enabled: true };
/** "2026-11-20 21:59" in Berlin. A Friday. */
const local = (text: string) => new Date(text.replace(' ', 'T')).getTime();
const spanAt = (quiet: QuietHours, text: string) => {
  const span = quietSpan(quiet, local(text));
  return span && [new Date(span.from).toISOString(), new Date(span.until).toISOString()];
};

describe('quiet hours from 22:00 to 07:00', () => {
  test.each([
    ['2026-11-20 21:59', null],
    ['2026-11-20 22:00', ['2026-11-20T21:00:00.000Z', '2026-11-21T06:00:00.000Z']],
    ['2026-11-21 00:00', ['2026-11-20T21:00:00.000Z', '2026-11-21T06:00:00.000Z']],
    ['2026-11-21 06:59', ['2026-11-20T21:00:00.000Z', '2026-11-21T06:00:00.000Z']],
    ['2026-11-21 07:00', null],
    ['2026-12-31 23:30', ['2026-12-31T21:00:00.000Z', '2027-01-01T06:00:00.000Z']],
  ])('at %s: %j', (at, span) => expect(spanAt(night, at)).toEqual(span));

  test('switched off there are none', () => {
    expect(spanAt({ ...night, enabled: false }, '2026-11-20 23:00')).toBeNull();
  });

  test.each([
    ['Thursday night', '2026-11-19 23:00', false],
    ['Friday night', '2026-11-20 23:00', true],
    ['Saturday morning, which is still Friday night', '2026-11-21 06:00', true],
    ['Saturday night', '2026-11-21 23:00', false],
  ])('on Fridays only: %s', (_when, at, quiet) => {
    expect(spanAt({ ...night, days: ['fri'] }, at) !== null).toBe(quiet);
  });

  test.each([
    ['an hour longer', '2026-10-24 23:00', 10],
    ['an hour shorter', '2026-03-28 23:00', 8],
  ])('in the night in which the clocks change they are %s', (_what, at, hours) => {
    const span = quietSpan(night, local(at));
    expect(span && (span.until - span.from) / 3_600_000).toBe(hours);
  });
});

describe('other hours', () => {
  test('within a day end on that day', () => {
    const noon: QuietHours = { ...night, from: '12:00', to: '13:30' };
    expect(spanAt(noon, '2026-11-20 13:29')?.[1]).toBe('2026-11-20T12:30:00.000Z');
    expect(spanAt(noon, '2026-11-20 13:30')).toBeNull();
    expect(spanAt(noon, '2026-11-20 11:59')).toBeNull();
  });

  test('from a time to the same time are a whole day', () => {
    const saturday: QuietHours = { ...night, from: '08:00', to: '08:00', days: ['sat'] };
    expect(spanAt(saturday, '2026-11-21 07:59')).toBeNull();
    expect(spanAt(saturday, '2026-11-21 08:00')).toEqual([
      '2026-11-21T07:00:00.000Z',
      '2026-11-22T07:00:00.000Z',
    ]);
    expect(spanAt(saturday, '2026-11-22 07:59')).not.toBeNull();
    expect(spanAt(saturday, '2026-11-22 08:00')).toBeNull();
  });

  test('on no day are none', () => {
    expect(spanAt({ ...night, days: [] }, '2026-11-20 23:00')).toBeNull();
  });
});
