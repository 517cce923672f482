import { fieldsOf } from '../../shared/api-fields.ts';

/** How much of an object survives one attempt at making it small enough. */
interface Limits {
  /** Characters of a string. */
  text: number;
  /** Items of a list, fields of an object. */
  items: number;
  depth: number;
}

/** A copy of a JSON value whose JSON has at most `largest` characters: long texts and lists lose their ends. */
export function shortened(value: unknown, largest: number): unknown {
  const limits: Limits = { text: 4096, items: 256, depth: 16 };
  for (;;) {
    const short = shorten(value, limits);
    if (JSON.stringify(short).length <= largest) return short;
    if (limits.items === 1) return null;
    limits.text = Math.max(16, limits.text / 2);
    limits.items = Math.max(1, limits.items / 2);
    limits.depth = Math.max(4, limits.depth - 1);
  }
}

function shorten(value: unknown, limits: Limits): unknown {
  if (typeof value === 'string') return shortText(value, limits.text);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || limits.depth === 0) return null;
  const deeper = { ...limits, depth: limits.depth - 1 };
  if (Array.isArray(value)) return value.slice(0, limits.items).map((item) => shorten(item, deeper));
  const fields = Object.entries(fieldsOf(value)).slice(0, limits.items);
  return Object.fromEntries(
    fields.map(([name, field]) => [shortText(name, limits.text), shorten(field, deeper)]),
  );
}

function shortText(text: string, longest: number): string {
  return (text.length > longest ? `${text.slice(0, longest - 1)}…` : text).toWellFormed();
}
