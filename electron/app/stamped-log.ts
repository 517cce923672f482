import type { LogPlace } from '../../shared/pod-logs.ts';
import { redact } from '../../shared/redact.ts';

/** A line of a log read with `timestamps=true`. */
export interface StampedLine {
  /** RFC 3339 in UTC with nanoseconds, so that it sorts as text. */
  at: string;
  text: string;
}

const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d) ?/;

/** The lines of a log. One without a stamp (a runtime that broke a long line) belongs to the moment before it. */
export function stampedLines(text: string): StampedLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  let at = '';
  return lines.map((line) => {
    const [stamp = '', seconds = '', fraction = '', zone = ''] = STAMP.exec(line) ?? [];
    const time = Date.parse(`${seconds}${zone}`);
    if (Number.isNaN(time)) return { at, text: line };
    at = `${new Date(time).toISOString().slice(0, 19)}.${fraction.padEnd(9, '0')}Z`;
    return { at, text: line.slice(stamp.length) };
  });
}

/** What of a reading is new to someone who has read up to `since`, secrets redacted, and how far it reaches. */
export function freshLines(
  lines: readonly StampedLine[],
  since: LogPlace | null,
): { text: string; count: number; until: LogPlace | null } {
  const known = since === null ? 0 : knownLines(lines, since);
  const last = lines.at(-1);
  const until =
    last === undefined || last.at === ''
      ? since
      : { at: last.at, lines: lines.filter(({ at }) => at === last.at).length };
  return { text: freshText(lines, known), count: lines.length - known, until };
}

/** Stamps are not unique: of those at the very place only as many are known as were there. */
function knownLines(lines: readonly StampedLine[], since: LogPlace): number {
  const before = lines.filter(({ at }) => at < since.at).length;
  const there = lines.filter(({ at }) => at === since.at).length;
  return before + Math.min(there, since.lines);
}

/** A private key may have begun among the lines that are known: what is redacted is the whole. */
function freshText(lines: readonly StampedLine[], known: number): string {
  if (known === lines.length) return '';
  const text = (from: number, to: number) =>
    lines
      .slice(from, to)
      .map((line) => `${line.text}\n`)
      .join('');
  const whole = redact(text(0, lines.length));
  const old = redact(text(0, known));
  return whole.startsWith(old) ? whole.slice(old.length) : redact(text(known, lines.length));
}
