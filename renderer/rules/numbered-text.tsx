import { type RefObject, useRef } from 'react';
import css from './numbered-text.module.css';
import { lineCount } from './text-position.ts';

interface NumberedTextProps {
  label: string;
  value: string;
  change: (value: string) => void;
  /** Lines with something wrong, from 1. */
  marked: readonly number[];
  area: RefObject<HTMLTextAreaElement | null>;
  /** Ids of what describes it. */
  describedBy?: string | undefined;
}

/** Text in lines that do not wrap, each with its number beside it. */
export function NumberedText({ label, value, change, marked, area, describedBy }: NumberedTextProps) {
  const numbers = useRef<HTMLDivElement>(null);
  return (
    <div className={css.box}>
      <div className={css.gutter} aria-hidden>
        <div ref={numbers}>
          {Array.from({ length: lineCount(value) }, (_, index) => index + 1).map((line) => (
            <div key={line} data-marked={marked.includes(line) || undefined}>
              {line}
            </div>
          ))}
        </div>
      </div>
      <textarea
        ref={area}
        className={css.text}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={marked.length > 0}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        onScroll={(event) => {
          if (numbers.current)
            numbers.current.style.transform = `translateY(${-event.currentTarget.scrollTop}px)`;
        }}
      />
    </div>
  );
}
