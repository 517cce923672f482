import { redact } from '../../shared/redact.ts';

/** In bytes of UTF-8. */
const MAX_TEXT = 64 * 1024;
const MAX_LINE = 4 * 1024;
/** Characters redacted before cutting: more than is kept, so that no key loses the line it is known by. */
const WINDOW = 4 * MAX_TEXT;

/** The end of a log, without secrets: at most 64 kB, each line at most 4 kB, whole lines only. */
export function logTail(text: string): string {
  const kept: string[] = [];
  let size = 0;
  for (const line of redact(text.slice(-WINDOW)).replace(/\n$/, '').split('\n').reverse()) {
    const cut = cutLine(line);
    size += Buffer.byteLength(cut) + 1;
    if (size > MAX_TEXT) break;
    kept.push(cut);
  }
  return kept.reverse().join('\n');
}

function cutLine(line: string): string {
  const bytes = Buffer.from(line);
  if (bytes.length <= MAX_LINE) return line;
  // A character cut in two becomes U+FFFD at the very end: dropped.
  return `${bytes
    .subarray(0, MAX_LINE - 3)
    .toString()
    .replace(/\uFFFD$/, '')}…`;
}
