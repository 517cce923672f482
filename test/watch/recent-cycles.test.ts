import { expect, test } from 'vitest';
import { CYCLES_KEPT, createRecentCycles } from '../../electron/watch/recent-cycles.ts';
import type { CycleReport } from '../../shared/loop-status.ts';

const report = (minute: number, ok = true): CycleReport => ({
  context: 'prod',
  cluster: 'c',
  ok,
  resources: [],
  startedAt: new Date(Date.UTC(2026, 10, 22, 12, minute)).toISOString(),
  endedAt: new Date(Date.UTC(2026, 10, 22, 12, minute, 30)).toISOString(),
});

test('each cycle has its verdict, its length and what was received in it alone', () => {
  const cycles = createRecentCycles();
  cycles.ended(report(0), 60_000);
  cycles.ended(report(1, false), 60_000);
  cycles.ended(report(2), 60_500);
  expect(cycles.all().map(({ ok, durationMs, bytes }) => [ok, durationMs, bytes])).toEqual([
    [true, 30_000, 60_000],
    [false, 30_000, 0],
    [true, 30_000, 500],
  ]);
});

test('the oldest are forgotten', () => {
  const cycles = createRecentCycles();
  for (let minute = 0; minute < CYCLES_KEPT + 3; minute += 1) cycles.ended(report(minute), minute);
  expect(cycles.all()).toHaveLength(CYCLES_KEPT);
  expect(cycles.all()[0]?.endedAt).toBe(report(3).endedAt);
});
