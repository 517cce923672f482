import { useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { LIST_KEYS, useShortcuts } from '../frame/shortcuts.ts';
import { useBoxSize } from '../parts/box-size.ts';
import { GroupLine } from './group-line.tsx';
import css from './incident-list.module.css';
import { IncidentRow, RowHeads } from './incident-row.tsx';
import { isHead, keyOf, type Line } from './lines.ts';
import type { Sort } from './sorting.ts';
import { useAnchor } from './use-anchor.ts';

/** In rem: below this a row has two lines. */
const WIDE = 50;
const ONE_LINE = 2;
const TWO_LINES = 3.25;
const OVERSCAN = 10;

interface IncidentListProps {
  lines: readonly Line[];
  label: string;
  resolved: boolean;
  sort: Sort;
  severalContexts: boolean;
  /** Names what was asked for: when that changes, the list begins anew. */
  asked: string;
  /** The key of the line that the keys act on. */
  cursor: string | null;
  /** The ids of those marked; null where nothing can be. */
  marked: ReadonlySet<string> | null;
  move(step: number): void;
  /** What a press of the pointer on a line, or on a part of it, means. */
  open(key: string): void;
  fold(key: string): void;
  mark(key: string): void;
  markTo(key: string): void;
  /** The last lines came into sight: there may be more of them to read. */
  nearEnd?(): void;
  /** The listbox, for whoever wants to give it the focus. */
  box: React.RefObject<HTMLDivElement | null>;
}

/** A listbox of which only the lines in sight exist. The cursor is its active descendant; focus never leaves it. */
export function IncidentList(props: IncidentListProps) {
  const { lines, cursor, marked, move, box } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const size = useBoxSize(scroller);
  const spacer = useRef<HTMLDivElement>(null);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const wide = size.width >= WIDE * rem;
  const rowHeight = (wide ? ONE_LINE : TWO_LINES) * rem;

  const layout = useMemo(() => {
    const starts: number[] = [];
    let height = 0;
    for (const line of lines) {
      starts.push(height);
      height += isHead(line) ? ONE_LINE * rem : rowHeight;
    }
    return { keys: lines.map(keyOf), starts, height };
  }, [lines, rowHeight, rem]);
  const { keys, starts, height } = layout;

  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index) => (starts[index + 1] ?? height) - (starts[index] ?? 0),
      [starts, height],
    ),
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    overscan: OVERSCAN,
  });
  const anchor = useAnchor({ scroller, spacer, layout, cursor, asked: props.asked });

  const at = cursor === null ? -1 : keys.indexOf(cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the cursor, not the rows that arrive around it.
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [cursor, rowHeight, size.height]);

  const page = Math.max(1, Math.floor(size.height / rowHeight) - 1);
  useShortcuts({ pageDown: () => move(page), pageUp: () => move(-page) });

  function click(event: React.MouseEvent): void {
    const key = told(event.target, 'key');
    const part = told(event.target, 'part');
    if (key === null) return;
    if (part === 'fold') props.fold(key);
    else if (marked && event.shiftKey) props.markTo(key);
    else if (marked && (part === 'mark' || event.ctrlKey || event.metaKey)) props.mark(key);
    else props.open(key);
  }

  const inSight = rows.getVirtualItems();
  const { nearEnd } = props;
  const isNearEnd = (inSight.at(-1)?.index ?? 0) >= lines.length - OVERSCAN;
  useEffect(() => {
    if (isNearEnd && lines.length > 0) nearEnd?.();
  }, [isNearEnd, lines.length, nearEnd]);
  const reachable = inSight.some(({ index }) => index === at);
  return (
    <div
      className={css.list}
      data-wide={wide || undefined}
      data-contexts={props.severalContexts || undefined}
    >
      {wide && <RowHeads resolved={props.resolved} sort={props.sort} />}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the screen's shortcuts are its keys. */}
      <div
        ref={useMergedRef(scroller, box)}
        className={css.box}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={marked !== null || undefined}
        aria-activedescendant={reachable && cursor !== null ? idOf(cursor) : undefined}
        tabIndex={0}
        data-marking={(marked && marked.size > 0) || undefined}
        {...{ [LIST_KEYS]: true }}
        onClick={click}
        onMouseDown={(event) => {
          // Shift and a click would select text.
          if (event.shiftKey) event.preventDefault();
        }}
        onPointerMove={(event) => anchor.point(told(event.target, 'key'))}
        onPointerLeave={() => anchor.point(null)}
        onScroll={anchor.scrolled}
      >
        <div className={css.all} role="presentation" style={{ height }}>
          {inSight.map(({ index, start, size: lineHeight }) => {
            const line = lines[index];
            if (!line) return null;
            const key = keyOf(line);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus (aria-activedescendant).
              <div
                key={key}
                id={idOf(key)}
                data-key={key}
                className={css.option}
                role="option"
                aria-selected={key === cursor}
                aria-checked={checkedOf(line, marked)}
                aria-posinset={index + 1}
                aria-setsize={lines.length}
                style={{ height: lineHeight, transform: `translateY(${start}px)` }}
              >
                {isHead(line) ? (
                  <GroupLine
                    label={line.label}
                    context={line.context}
                    incidents={line.incidents}
                    collapsed={line.collapsed}
                    markable={marked !== null}
                  />
                ) : (
                  <IncidentRow
                    incident={line.incident}
                    under={line.under !== null}
                    explains={line.explains}
                    unfolded={line.unfolded}
                    markable={marked !== null}
                    context={props.severalContexts ? line.incident.context : null}
                    sort={props.sort}
                  />
                )}
              </div>
            );
          })}
        </div>
        <div ref={spacer} role="presentation" />
      </div>
      {anchor.above > 0 && (
        <button type="button" className={css.above} onClick={() => scroller.current?.scrollTo({ top: 0 })}>
          <ArrowUp size={12} aria-hidden />
          {anchor.above.toLocaleString()} new above
        </button>
      )}
    </div>
  );
}

/** Group names hold blanks, which an IDREF may not. */
const idOf = (key: string) => `line-${encodeURIComponent(key)}`;

/** What an element of the list, or one around it, says in a data attribute. */
function told(target: EventTarget, name: 'key' | 'part'): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] ?? null;
}

/** Said of every line once anything is marked; until then it would only be noise. */
function checkedOf(line: Line, marked: ReadonlySet<string> | null): boolean | 'mixed' | undefined {
  if (marked === null || marked.size === 0) return undefined;
  if (!isHead(line)) return marked.has(line.incident.id);
  const count = line.incidents.filter(({ id }) => marked.has(id)).length;
  return count === 0 ? false : count === line.incidents.length || 'mixed';
}
