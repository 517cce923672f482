import type { EventType } from '../../shared/cluster-event.ts';
import type { Overview, OverviewWindow } from '../../shared/overview.ts';

/** One column of the chart. Times are epoch ms; `to` is where the next one begins. */
export interface Bucket {
  from: number;
  to: number;
  counts: ReadonlyMap<EventType, number>;
  total: number;
}

/** Hours of one column. */
const HOURS: Record<OverviewWindow, number> = { '24h': 1, '7d': 6, '30d': 24 };

/** The window's columns, oldest first, along the clock of this machine: a day begins at midnight here. */
export function bucketsOf({ from, to, opened }: Overview, window: OverviewWindow): Bucket[] {
  const end = Date.parse(to);
  const hours = opened.map(({ hour, type, count }) => ({ at: Date.parse(hour), type, count }));
  const buckets: Bucket[] = [];
  for (let start = beginning(Date.parse(from), HOURS[window]); start < end; ) {
    const next = following(start, HOURS[window]);
    const counts = new Map<EventType, number>();
    for (const { at, type, count } of hours)
      if (at >= start && at < next) counts.set(type, (counts.get(type) ?? 0) + count);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    buckets.push({ from: start, to: next, counts, total });
    start = next;
  }
  return buckets;
}

/** Where the column that holds a time begins. */
function beginning(at: number, hours: number): number {
  const date = new Date(at);
  return date.setHours(date.getHours() - (date.getHours() % hours), 0, 0, 0);
}

/** By the clock, not by its hours: the night of a clock change has another length. */
function following(start: number, hours: number): number {
  const date = new Date(start);
  const next = date.setHours(date.getHours() + hours);
  return next > start ? next : start + hours * 3_600_000;
}

/** A type of its own in the chart, or all that are too rare for one. */
export interface Series {
  /** null: the rest. */
  type: EventType | null;
  types: readonly EventType[];
  total: number;
}

/** More colours than this nobody tells apart; the last is for the rest. */
const MOST_SERIES = 6;

/** The most frequent types first, the rest together. */
export function seriesOf(opened: Overview['opened']): Series[] {
  const totals = new Map<EventType, number>();
  for (const { type, count } of opened) totals.set(type, (totals.get(type) ?? 0) + count);
  const all = [...totals].sort(([a, some], [b, others]) => others - some || a.localeCompare(b));
  const own = all.length > MOST_SERIES ? all.slice(0, MOST_SERIES - 1) : all;
  const rest = all.slice(own.length);
  const series: Series[] = own.map(([type, total]) => ({ type, types: [type], total }));
  if (rest.length === 0) return series;
  const total = rest.reduce((sum, [, count]) => sum + count, 0);
  return [...series, { type: null, types: rest.map(([type]) => type), total }];
}

/** How many of a series there are in a column. */
export function countIn({ counts }: Bucket, { types }: Series): number {
  return types.reduce((sum, type) => sum + (counts.get(type) ?? 0), 0);
}
