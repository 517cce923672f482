/** How values look in a column: times as epoch ms, objects as JSON, flags as 0 and 1. */

/**
 * Parameters of a query that has an order. With a bare one, compared with or as the limit, SQLite makes the plan anew at
 * every run (seen in 3.54, built with STAT4), which takes ten times as long as a query of one incident.
 */
export const asText = (parameter = '?'): string => `CAST(${parameter} AS TEXT)`;
export const asInteger = (parameter = '?'): string => `CAST(${parameter} AS INTEGER)`;

/** RFC 3339 to epoch ms. @throws RangeError when it is no time: our own clock's times always are. */
export function toMs(time: string): number {
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) throw new RangeError(`Not a time: ${time.slice(0, 40)}`);
  return ms;
}

export const toTime = (ms: number): string => new Date(ms).toISOString();

export const toMsOrNull = (time: string | null): number | null => (time === null ? null : toMs(time));

export const toTimeOrNull = (ms: number | null): string | null => (ms === null ? null : toTime(ms));

/** `undefined` has no JSON; it is stored as null. */
export const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null';
