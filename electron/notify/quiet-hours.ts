import { type QuietHours, WEEKDAYS } from '../../shared/settings.ts';

/** A stretch of quiet hours, in epoch ms; it ends just before `until`. */
export interface QuietSpan {
  from: number;
  until: number;
}

/**
 * The quiet hours that hold at a moment (epoch ms); null while there are none. They are hours of this machine's clock:
 * a night in which the clocks change is an hour longer or shorter.
 */
export function quietSpan(quiet: QuietHours, at: number): QuietSpan | null {
  if (!quiet.enabled) return null;
  return [-1, 0].map((days) => spanOf(quiet, at, days)).find((span) => span && holds(span, at)) ?? null;
}

/** The quiet hours that begin so many days after the day of `at`; null when none begin then. */
function spanOf({ from, to, days }: QuietHours, at: number, offset: number): QuietSpan | null {
  const begin = onDay(at, offset, from);
  // getDay() begins with Sunday.
  const weekday = WEEKDAYS[(begin.getDay() + 6) % 7];
  if (weekday === undefined || !days.includes(weekday)) return null;
  const end = onDay(at, to > from ? offset : offset + 1, to);
  return { from: begin.getTime(), until: end.getTime() };
}

function onDay(at: number, offset: number, time: string): Date {
  const day = new Date(at);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + offset, hours, minutes);
}

const holds = ({ from, until }: QuietSpan, at: number) => from <= at && at < until;
