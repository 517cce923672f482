import type { LogLine } from './log-lines.ts';
import css from './log-text.module.css';

/** Log lines as text, errors and warnings marked at the edge. Scrolls, so it takes the focus. */
export function LogText({ lines, wrap, label }: { lines: readonly LogLine[]; wrap: boolean; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={css.log} data-wrap={wrap || undefined} tabIndex={0} aria-label={label}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log line has no other identity than its place.
        <div key={index} className={css.line} data-level={line.level}>
          {line.text === '' ? ' ' : line.text}
        </div>
      ))}
    </section>
  );
}
