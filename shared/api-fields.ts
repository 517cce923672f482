/** Reading API objects that may be malformed: any field may be missing, null or of the wrong type. Nothing here throws. */

export type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = Object.freeze({});
const NO_ITEMS: readonly never[] = Object.freeze([]);

/** The object's fields; empty for anything that is not an object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : NO_FIELDS;
}

/** The list's objects; items that are no objects read as empty ones. */
export function itemsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : NO_ITEMS;
}

/** The string, or '' where there is none. Halves of a surrogate pair, which no store takes, are replaced. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : '';
}

/** A whole number of at least 0 (replicas, restarts, generations); null where there is none. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : null;
}

/** Any whole number (exit codes may be negative on Windows); null where there is none. */
export function integerOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : null;
}

/** Date.parse alone takes nearly anything for a date: "5" is a day in 2001. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Epoch ms of an RFC 3339 time; null for none, for nonsense and for Go's zero time (year 1). */
export function timeOf(value: unknown): number | null {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return null;
  const at = Date.parse(value);
  return Number.isFinite(at) && at > 0 ? at : null;
}

/** RFC 3339 as the API writes it: whole seconds unless there are fractions. */
export function rfc3339(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

const LONGEST_DETAIL = 1000;

/** A component's own words, cut to 1,000 characters. A cut string is copied, for a slice would keep the whole alive. */
export function detailOf(value: unknown): string {
  const text = textOf(value);
  if (text.length <= LONGEST_DETAIL) return text;
  return JSON.parse(JSON.stringify(`${text.slice(0, LONGEST_DETAIL - 1)}…`.toWellFormed()));
}
