import type { LogLine } from './log-lines.ts';

/** What is made of a line, made when it is first in sight: scrolling asks for it again and again. */
export function oncePerLine<T>(make: (line: LogLine) => T): (line: LogLine) => T {
  const made = new WeakMap<LogLine, { value: T }>();
  return (line) => {
    const known = made.get(line) ?? { value: make(line) };
    made.set(line, known);
    return known.value;
  };
}
