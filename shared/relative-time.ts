const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "2 s", "4 min", "3 h", "12 d": whole units, rounded down. `ms` in milliseconds. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < 2 * DAY) return `${Math.floor(seconds / HOUR)} h`;
  return `${Math.floor(seconds / DAY)} d`;
}

/** "just now", "4 s ago", "in 30 s". `now` in epoch ms. A text that is no time is "at an unknown time". */
export function relativeTime(iso: string, now: number): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return 'at an unknown time';
  const age = now - at;
  if (Math.abs(age) < 1000) return 'just now';
  return age > 0 ? `${duration(age)} ago` : `in ${duration(-age)}`;
}
