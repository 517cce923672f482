/** Longer lines are shown as they are, in characters. */
const LONGEST = 64 * 1024;

/**
 * The JSON object that a log line is, or ends with behind a time and a level, on lines of its own; null where there is
 * none. Text only: nothing of it is ever markup.
 */
export function unfoldedJson(line: string): string | null {
  const start = line.indexOf('{');
  const end = line.trimEnd();
  if (start === -1 || !end.endsWith('}') || end.length > LONGEST) return null;
  try {
    const value: unknown = JSON.parse(end.slice(start));
    return Object.keys(Object(value)).length === 0 ? null : JSON.stringify(value, null, 2);
  } catch {
    return null;
  }
}
