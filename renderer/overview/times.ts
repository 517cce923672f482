import type { OverviewWindow } from '../../shared/overview.ts';

export const WINDOW_WORDS: Record<OverviewWindow, string> = {
  '24h': 'the last 24 hours',
  '7d': 'the last 7 days',
  '30d': 'the last 30 days',
};

const hour = new Intl.DateTimeFormat(undefined, { hour: 'numeric' });
const dayAndHour = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const wholeDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** Below a column. Times are epoch ms. */
export function tickInWords(from: number, window: OverviewWindow): string {
  return { '24h': hour, '7d': weekday, '30d': day }[window].format(from);
}

/** What a column covers: "Sunday, 22 November", "Sun 18:00 – 24:00". */
export function spanInWords({ from, to }: { from: number; to: number }, window: OverviewWindow): string {
  return window === '30d' ? wholeDay.format(from) : dayAndHour.formatRange(from, to);
}

/** One label for so many columns, so that they do not run into each other. */
export function labelEvery(window: OverviewWindow, columns: number): number {
  return { '24h': 4, '7d': 4, '30d': Math.ceil(columns / 6) }[window];
}
