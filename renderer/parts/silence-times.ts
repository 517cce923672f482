const HOUR = 3_600_000;

/** How long a silence may run, in ms. */
export const LASTS = [
  { label: '1 hour', ms: HOUR },
  { label: '4 hours', ms: 4 * HOUR },
  { label: '1 day', ms: 24 * HOUR },
  { label: '1 week', ms: 7 * 24 * HOUR },
] as const;

/** A text of <input type="datetime-local"> as epoch ms, in the person's own time zone; null where it is none. */
export function localTime(text: string): number | null {
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}

/** "a, b" as the patterns a and b. */
export function patternsOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
