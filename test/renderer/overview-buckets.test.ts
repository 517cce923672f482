import { describe, expect, it } from 'vitest';
import { bucketsOf, countIn, seriesOf } from '../../renderer/overview/buckets.ts';
import { niceTop } from '../../renderer/overview/nice-top.ts';
import type { EventType } from '../../shared/cluster-event.ts';
import { type Overview, type OverviewWindow, WINDOW_MS } from '../../shared/overview.ts';

const HOUR = 3_600_000;
/** In the middle of an hour of the afternoon, by the clock of this machine. */
const NOW = new Date(2026, 10, 22, 14, 20).getTime();

function overview(
  window: OverviewWindow,
  opened: [hoursAgo: number, type: EventType, count: number][] = [],
): Overview {
  const hour = (ago: number) => new Date(Math.floor(NOW / HOUR) * HOUR - ago * HOUR).toISOString();
  return {
    from: new Date(NOW - WINDOW_MS[window]).toISOString(),
    to: new Date(NOW).toISOString(),
    opened: opened.map(([ago, type, count]) => ({ hour: hour(ago), type, count })),
    noisiest: [],
    recovery: { recovered: 0, meanMs: null, medianMs: null },
    clusters: [],
  };
}

describe('the columns of the chart', () => {
  it.each([
    ['24h', 25, 1],
    ['7d', 29, 6],
    ['30d', 31, 24],
  ] as const)('cover %s without a gap, each from its own hour to the next', (window, count, hours) => {
    const buckets = bucketsOf(overview(window), window);
    expect(buckets).toHaveLength(count);
    for (const [index, { from, to }] of buckets.entries()) {
      expect(new Date(from).getMinutes()).toBe(0);
      expect(new Date(from).getHours() % hours).toBe(0);
      expect(buckets[index + 1]?.from ?? to).toBe(to);
    }
    expect(buckets[0]?.from).toBeLessThanOrEqual(NOW - WINDOW_MS[window]);
    expect(buckets.at(-1)?.to).toBeGreaterThan(NOW);
  });

  it('lose nothing that was opened, and put it where it belongs', () => {
    const buckets = bucketsOf(
      overview('24h', [
        [0, 'crash_loop', 2],
        [0, 'oom_killed', 1],
        [24, 'crash_loop', 4],
      ]),
      '24h',
    );
    expect(buckets.map(({ total }) => total).filter(Boolean)).toEqual([4, 3]);
    expect(buckets[0]?.total).toBe(4);
    expect([...(buckets.at(-1)?.counts ?? [])]).toEqual([
      ['crash_loop', 2],
      ['oom_killed', 1],
    ]);
  });
});

describe('the series of the chart', () => {
  it('are the types, the most frequent first', () => {
    const { opened } = overview('24h', [
      [1, 'oom_killed', 1],
      [2, 'crash_loop', 1],
      [3, 'crash_loop', 1],
    ]);
    expect(seriesOf(opened).map(({ type, total }) => [type, total])).toEqual([
      ['crash_loop', 2],
      ['oom_killed', 1],
    ]);
  });

  it('are six at most: the rest stand together, and count together', () => {
    const types: EventType[] = [
      'crash_loop',
      'oom_killed',
      'node_not_ready',
      'zero_replicas',
      'job_failed',
      'rollout_stuck',
      'node_pressure',
    ];
    const what = overview(
      '24h',
      types.map((type, index) => [0, type, 9 - index]),
    );
    const series = seriesOf(what.opened);
    expect(series.map(({ type }) => type)).toEqual([...types.slice(0, 5), null]);
    const [bucket] = bucketsOf(what, '24h').slice(-1);
    const rest = series.at(-1);
    if (!bucket || !rest) throw new Error('no rest');
    expect(rest.total).toBe(4 + 3);
    expect(countIn(bucket, rest)).toBe(4 + 3);
  });
});

it.each([
  [1, 1],
  [3, 4],
  [7, 8],
  [12, 12],
  [21, 24],
  [99, 100],
  [430, 500],
])('%i fits below the round number %i', (most, top) => {
  expect(niceTop(most)).toBe(top);
});
