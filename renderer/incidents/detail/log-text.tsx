import { ansiPieces } from './ansi-pieces.ts';
import type { LogLine } from './log-lines.ts';
import css from './log-text.module.css';

/** A few log lines as text, in their own colours, errors and warnings marked at the edge. */
export function LogText({ lines, label }: { lines: readonly LogLine[]; label: string }) {
  return (
    <section className={css.log} aria-label={label}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log line has no other identity than its place.
        <div key={index} className={css.line} data-level={line.level}>
          {line.text === ''
            ? ' '
            : ansiPieces(line).map(({ text, color, bold }, place) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor has a piece of it.
                  key={place}
                  className={`${color === null ? '' : css[color]} ${bold ? css.bold : ''}`}
                >
                  {text}
                </span>
              ))}
        </div>
      ))}
    </section>
  );
}
