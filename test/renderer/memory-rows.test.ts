import { describe, expect, test } from 'vitest';
import {
  fullScale,
  type MemoryRow,
  memoryRows,
  memoryWords,
  nearness,
} from '../../renderer/incidents/detail/memory-rows.ts';
import type { ContainerEvidence, Evidence } from '../../shared/incident.ts';
import type { ContainerInspection, ObjectInspection } from '../../shared/ipc.ts';

const MI = 2 ** 20;
const now = (...containers: Partial<ContainerInspection>[]) =>
  ({ name: 'web-1', containers }) as ObjectInspection;
const kept = (...containers: Partial<ContainerEvidence>[]) =>
  ({ pod: { kind: 'Pod', namespace: 'shop', name: 'web-1', uid: '' }, containers }) as Evidence;
const app = (part: Partial<ContainerInspection>) => ({
  name: 'app',
  memoryBytes: null,
  memoryLimit: '512Mi',
  ...part,
});
const row = (part: Partial<MemoryRow>): MemoryRow => ({
  container: 'app',
  now: null,
  highest: null,
  limit: '512Mi',
  limitBytes: 512 * MI,
  ...part,
});

describe('the memory of a pod’s containers', () => {
  test('now and at most', () =>
    expect(
      memoryRows(
        now(app({ memoryBytes: 64 * MI })),
        kept({ container: 'app', memoryPeakBytes: 500 * MI }),
        'web-1',
        [],
      ),
    ).toEqual([row({ now: 64 * MI, highest: 500 * MI })]));

  test('a sample of now may be the highest', () =>
    expect(
      memoryRows(
        now(app({ memoryBytes: 300 * MI })),
        kept({ container: 'app', memoryPeakBytes: 200 * MI }),
        'web-1',
        [],
      ),
    ).toEqual([row({ now: 300 * MI, highest: 300 * MI })]));

  test('of a pod that is gone, what was kept', () =>
    expect(
      memoryRows(
        null,
        kept({ container: 'app', memoryPeakBytes: 200 * MI, memoryLimit: '256Mi' }),
        'web-1',
        [],
      ),
    ).toEqual([row({ highest: 200 * MI, limit: '256Mi', limitBytes: 256 * MI })]));

  test('another pod’s evidence says nothing of this one', () =>
    expect(memoryRows(now(app({})), kept({ container: 'app', memoryPeakBytes: MI }), 'web-2', [])).toEqual(
      [],
    ));

  test('where nothing was measured there is nothing to show', () =>
    expect(memoryRows(now(app({})), kept({ container: 'app', memoryPeakBytes: null }), 'web-1', [])).toEqual(
      [],
    ));

  test('but of those that are asked about it is said that nothing is known', () =>
    expect(memoryRows(now(app({})), null, 'web-1', ['app'])).toEqual([row({})]));

  test('an odd limit is said as it stands, and measures nothing', () =>
    expect(memoryRows(now(app({ memoryBytes: MI, memoryLimit: 'lots' })), null, 'web-1', [])).toEqual([
      row({ now: MI, limit: 'lots', limitBytes: null }),
    ]));
});

test.each([
  [row({ now: 64 * MI, highest: 256 * MI }), '64 MiB (13 %) now, highest seen 256 MiB (50 %), limit 512Mi'],
  [row({ highest: 500 * MI }), 'no sample now, highest seen 500 MiB (98 %), limit 512Mi'],
  [row({ now: 64 * MI, limit: null, limitBytes: null }), '64 MiB now, no limit'],
])('%j in words', (each, words) => expect(memoryWords(each)).toBe(words));

test.each([
  ['far from it', row({ now: 200 * MI, highest: 300 * MI }), null],
  ['near', row({ now: 400 * MI }), { tone: 'warning', words: 'is near its limit' }],
  ['was near', row({ now: MI, highest: 400 * MI }), { tone: 'warning', words: 'came near its limit' }],
  [
    'about to be killed',
    row({ now: 500 * MI, highest: 500 * MI }),
    { tone: 'critical', words: 'is very near its limit' },
  ],
  ['without a limit', row({ now: 900 * MI, limitBytes: null }), null],
])('%s', (_what, each, expected) => expect(nearness(each)).toEqual(expected));

test('a full bar is the limit, or a little more than the most', () => {
  expect(fullScale(row({ now: MI }))).toBe(512 * MI);
  expect(fullScale(row({ now: 4 * MI, limitBytes: null }))).toBe(5 * MI);
  expect(fullScale(row({ limitBytes: 0 }))).toBeGreaterThan(0);
});
