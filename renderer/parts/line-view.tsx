import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useEffect, useId, useImperativeHandle, useRef } from 'react';
import { lineStep } from './line-step.ts';
import css from './line-view.module.css';

/** One line as the view needs it. */
export interface ViewLine {
  /** 1 unless it stands under another line. */
  depth: number;
  /** Whether what stands under it is shown; null where nothing does. */
  unfolded: boolean | null;
  level?: 'error' | 'warning' | null;
}

/** What a parent may do with the view. */
export interface LineViewHandle {
  focus(): void;
  scrollTo(index: number): void;
}

interface LineViewProps {
  label: string;
  count: number;
  /** A line's name for as long as the text is shown. */
  keyOf(index: number): number;
  line(index: number): ViewLine;
  render(index: number): React.ReactNode;
  wrap: boolean;
  /** Of the longest line, in characters. */
  width: number;
  cursor: number | null;
  setCursor(index: number): void;
  fold(index: number, unfolded: boolean): void;
  /** Whether its end stays in sight as lines arrive; told false when the reader leaves the end, true back there. */
  atEnd?: boolean;
  setAtEnd?(atEnd: boolean): void;
  ref?: React.Ref<LineViewHandle>;
}

/** In rem, of a line that is not wrapped: 12 px * 1.55. */
const LINE_HEIGHT = 1.1625;
const OVERSCAN = 20;
/** In px: nearer than this to the end counts as there. */
const NEAR_END = 12;

/**
 * A long text of which only the lines in sight exist. It has the focus as a whole, arrows walk its lines (a tree's
 * keys: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/), left and right fold what stands under one.
 */
export function LineView(props: LineViewProps) {
  const { label, count, keyOf, line, render, wrap, width, cursor, setCursor, fold, atEnd, setAtEnd, ref } =
    props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ scrollTop: 0, scrollHeight: 0 });
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const lines = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT * rem,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    paddingStart: 8,
    paddingEnd: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: wrapped lines have other heights.
  useEffect(() => lines.measure(), [lines, wrap, rem]);

  const last = count > 0 ? keyOf(count - 1) : null;
  const height = lines.getTotalSize();
  const room = lines.scrollRect?.height;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last line, measured heights and less room move the end.
  useEffect(() => {
    if (atEnd && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [atEnd, last, height, room]);

  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus(),
    scrollTo: (index) => lines.scrollToIndex(index, { align: 'center' }),
  }));

  function scrolled({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: React.UIEvent): void {
    // Measured heights move the end away too: only who scrolls up leaves it.
    const up = scrollTop < before.current.scrollTop && scrollHeight >= before.current.scrollHeight;
    before.current = { scrollTop, scrollHeight };
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) setAtEnd?.(true);
    else if (up) setAtEnd?.(false);
  }

  function go(index: number): void {
    setCursor(index);
    lines.scrollToIndex(index);
  }

  function press(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, lines.getVirtualItems().length - 2 * OVERSCAN - 2);
    const step = lineStep(event.key, { cursor, count, page, line });
    if (step === null) return;
    event.preventDefault();
    if ('go' in step) go(step.go);
    else fold(step.fold, step.unfolded);
  }

  const inSight = lines.getVirtualItems();
  const reachable = inSight.some(({ index }) => index === cursor);
  return (
    <div
      ref={box}
      className={css.view}
      data-wrap={wrap || undefined}
      role="tree"
      aria-label={label}
      aria-activedescendant={reachable && cursor !== null ? `${id}${keyOf(cursor)}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      onScroll={scrolled}
    >
      <div
        className={css.all}
        role="presentation"
        style={{ height, minWidth: wrap ? undefined : `calc(${width}ch + 3.5rem)` }}
      >
        {inSight.map(({ index, start }) => {
          const key = keyOf(index);
          const { depth, unfolded, level = null } = line(index);
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the tree holds the focus (aria-activedescendant).
            // biome-ignore lint/a11y/useKeyWithClickEvents: and its keys move the cursor.
            <div
              key={key}
              id={`${id}${key}`}
              ref={lines.measureElement}
              data-index={index}
              data-level={level}
              data-cursor={index === cursor || undefined}
              className={css.line}
              role="treeitem"
              aria-level={depth}
              aria-posinset={index + 1}
              aria-setsize={count}
              aria-selected={index === cursor}
              aria-expanded={unfolded ?? undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => setCursor(index)}
            >
              <span className={css.gutter}>
                {level !== null && <LevelMark level={level} />}
                {unfolded !== null && (
                  <button
                    type="button"
                    className={css.fold}
                    data-unfolded={unfolded || undefined}
                    tabIndex={-1}
                    aria-hidden
                    onClick={() => fold(index, !unfolded)}
                  >
                    <ChevronRight size={13} />
                  </button>
                )}
              </span>
              <div className={css.text}>{render(index)}</div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The shapes of severity, said in a log's words. */
function LevelMark({ level }: { level: 'error' | 'warning' }) {
  return (
    <svg className={css.level} width={9} height={9} viewBox="0 0 10 10" role="img">
      <title>{level === 'error' ? 'Error' : 'Warning'}</title>
      {level === 'error' ? <circle cx="5" cy="5" r="4" /> : <path d="M5 1 9.5 9h-9Z" />}
    </svg>
  );
}
