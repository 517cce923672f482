import { describe, expect, test } from 'vitest';
import { fateOf } from '../../electron/notify/fate.ts';
import type { Incident } from '../../shared/incident.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { incident } from '../support/scene-incidents.ts';

const base = defaultSettings().notifications;
const quiet: Settings['notifications'] = { ...base, quietHours: { ...base.quietHours, enabled: true } };
const local = (text: string) => new Date(text).getTime();
const NIGHT = local('2026-11-20T23:00');
const MORNING = local('2026-11-21T07:00');
const NOON = local('2026-11-20T12:00');

const warning = (part: Partial<Incident> = {}) =>
  incident('image_pull_failed', { severity: 'warning', ...part });
const critical = () => incident('crash_loop', { severity: 'critical' });

describe('fateOf', () => {
  test.each<[string, Incident | null, Settings['notifications'], number, number, unknown]>([
    ['without quiet hours', warning(), base, NIGHT, NIGHT, { kind: 'tell' }],
    ['by day', warning(), quiet, NOON, NOON, { kind: 'tell' }],
    ['in quiet hours', warning(), quiet, NIGHT, NIGHT, { kind: 'hold', until: MORNING }],
    ['due before them, but late', warning(), quiet, NOON, NIGHT, { kind: 'hold', until: MORNING }],
    ['after quiet hours', warning(), quiet, NIGHT, MORNING, { kind: 'digest' }],
    ['held back and over', warning({ state: 'resolved' }), quiet, NIGHT, MORNING, { kind: 'digest' }],
    [
      'held back, over, hours not over',
      warning({ state: 'resolved' }),
      quiet,
      NIGHT,
      NIGHT,
      { kind: 'hold', until: MORNING },
    ],
    [
      'held back and explained by another',
      warning({ parent: 'node' }),
      quiet,
      NIGHT,
      MORNING,
      { kind: 'drop' },
    ],
    [
      'held back and silenced',
      warning({ silencedUntil: '2026-11-22T00:00:00Z' }),
      quiet,
      NIGHT,
      MORNING,
      { kind: 'drop' },
    ],
    [
      'silenced by day',
      warning({ silencedUntil: '2026-11-22T00:00:00Z' }),
      quiet,
      NOON,
      NOON,
      { kind: 'drop' },
    ],
    ['due in the next quiet hours', warning(), quiet, NIGHT, NOON, { kind: 'tell' }],
    ['critical breaks through', critical(), quiet, NIGHT, NIGHT, { kind: 'tell' }],
    [
      'critical may not break through',
      critical(),
      { ...quiet, quietHours: { ...quiet.quietHours, critical: false } },
      NIGHT,
      NIGHT,
      { kind: 'hold', until: MORNING },
    ],
    ['gone', null, base, NOON, NOON, { kind: 'drop' }],
    ['over by day', warning({ state: 'resolved' }), quiet, NOON, NOON, { kind: 'drop' }],
  ])('%s', (_what, about, rules, due, now, fate) => expect(fateOf(rules, about, due, now)).toEqual(fate));
});
