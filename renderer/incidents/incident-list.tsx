import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Incident } from '../../shared/incident.ts';
import css from './incident-list.module.css';
import { IncidentRow, RowHeads } from './incident-row.tsx';

/** In rem: below this a row has two lines. */
const WIDE = 50;
const ONE_LINE = 2;
const TWO_LINES = 3.25;
const OVERSCAN = 10;

interface IncidentListProps {
  incidents: readonly Incident[];
  label: string;
  resolved: boolean;
  cursor: string | null;
  move(step: number): void;
  choose(id: string): void;
  open(id: string): void;
  /** The listbox, for whoever wants to give it the focus. */
  box: React.RefObject<HTMLDivElement | null>;
}

/** A listbox of which only the rows in sight exist. The cursor is its active descendant; focus never leaves it. */
export function IncidentList({
  incidents,
  label,
  resolved,
  cursor,
  move,
  choose,
  open,
  box,
}: IncidentListProps) {
  const size = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const wide = size.width >= WIDE * rem;
  const rowHeight = (wide ? ONE_LINE : TWO_LINES) * rem;
  const rows = useVirtualizer({
    count: incidents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => incidents[index]?.id ?? index,
    overscan: OVERSCAN,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height is what there is to measure.
  useEffect(() => rows.measure(), [rows, rowHeight]);

  const at = incidents.findIndex(({ id }) => id === cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the cursor, not the rows that arrive around it.
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [cursor, rowHeight]);

  const page = Math.max(1, Math.floor(size.height / rowHeight) - 1);
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -incidents.length,
    End: incidents.length,
  };

  function press(event: React.KeyboardEvent): void {
    const step = steps[event.key];
    if (step !== undefined) move(step);
    else if (event.key === 'Enter' && cursor !== null && at >= 0) open(cursor);
    else return;
    event.preventDefault();
  }

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
        onKeyDown={press}
      >
        <div className={css.all} role="presentation" style={{ height: rows.getTotalSize() }}>
          {inSight.map(({ index, start }) => {
            const incident = incidents[index];
            if (!incident) return null;
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
                aria-setsize={incidents.length}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                onClick={() => {
                  choose(incident.id);
                  open(incident.id);
                }}
              >
                <IncidentRow incident={incident} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
