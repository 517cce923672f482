import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { LIST_KEYS, useShortcuts } from '../frame/shortcuts.ts';
import css from './incident-list.module.css';
import { IncidentRow, RowHeads } from './incident-row.tsx';
import type { Row } from './rows.ts';

/** In rem: below this a row has two lines. */
const WIDE = 50;
const ONE_LINE = 2;
const TWO_LINES = 3.25;
const OVERSCAN = 10;

interface IncidentListProps {
  lines: readonly Row[];
  label: string;
  resolved: boolean;
  cursor: string | null;
  move(step: number): void;
  choose(id: string): void;
  open(id: string): void;
  /** Shows (or hides) what this row explains; without `out`, the other way round. */
  fold(id: string, out?: boolean): void;
  /** The listbox, for whoever wants to give it the focus. */
  box: React.RefObject<HTMLDivElement | null>;
}

/** A listbox of which only the rows in sight exist. The cursor is its active descendant; focus never leaves it. */
export function IncidentList({
  lines,
  label,
  resolved,
  cursor,
  move,
  choose,
  open,
  fold,
  box,
}: IncidentListProps) {
  const size = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const wide = size.width >= WIDE * rem;
  const rowHeight = (wide ? ONE_LINE : TWO_LINES) * rem;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => lines[index]?.incident.id ?? index,
    overscan: OVERSCAN,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height is what there is to measure.
  useEffect(() => rows.measure(), [rows, rowHeight]);

  const at = lines.findIndex(({ incident }) => incident.id === cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the cursor, not the rows that arrive around it.
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [cursor, rowHeight]);

  const page = Math.max(1, Math.floor(size.height / rowHeight) - 1);
  useShortcuts({ pageDown: () => move(page), pageUp: () => move(-page) });

  const inSight = rows.getVirtualItems();
  const reachable = inSight.some(({ index }) => index === at);
  return (
    <div className={css.list} data-wide={wide || undefined}>
      {wide && <RowHeads resolved={resolved} />}
      <div
        ref={useMergedRef(size.ref, scroller, box)}
        className={css.box}
        role="listbox"
        aria-label={label}
        aria-activedescendant={reachable ? `incident-${cursor}` : undefined}
        tabIndex={0}
        {...{ [LIST_KEYS]: true }}
      >
        <div className={css.all} role="presentation" style={{ height: rows.getTotalSize() }}>
          {inSight.map(({ index, start }) => {
            const line = lines[index];
            if (!line) return null;
            const { incident } = line;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the listbox holds the focus (aria-activedescendant).
              // biome-ignore lint/a11y/useKeyWithClickEvents: and its keys open rows.
              <div
                key={incident.id}
                id={`incident-${incident.id}`}
                className={css.option}
                role="option"
                aria-selected={incident.id === cursor}
                aria-posinset={index + 1}
                aria-setsize={lines.length}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                onClick={() => {
                  choose(incident.id);
                  open(incident.id);
                }}
              >
                <IncidentRow row={line} fold={() => fold(incident.id)} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
