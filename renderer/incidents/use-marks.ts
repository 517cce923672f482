import { useMemo, useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { keyOf, type Line } from './lines.ts';
import { drawRange, endRange, markAll, NO_MARKS, toggleLine, unmarked } from './marks.ts';

export interface UsedMarks {
  /** The marked ones among those shown: nothing that is out of the list is dealt with. */
  marked: readonly Incident[];
  ids: ReadonlySet<string>;
  toggle(key: string): void;
  /** Marks from where the range began, or else the cursor, to this line. */
  drawTo(key: string, cursor: string | null): void;
  endRange(): void;
  all(): void;
  none(): void;
  /** Unmarks only these. */
  remove(incidents: readonly Incident[]): void;
}

/** The marked incidents of a list. */
export function useMarks(shown: readonly Incident[], lines: readonly Line[]): UsedMarks {
  const [marks, setMarks] = useState(NO_MARKS);
  const marked = useMemo(
    () => (marks.ids.size === 0 ? [] : shown.filter(({ id }) => marks.ids.has(id))),
    [marks.ids, shown],
  );
  return {
    marked,
    ids: marks.ids,
    toggle(key) {
      const line = lines.find((one) => keyOf(one) === key);
      if (line) setMarks(toggleLine(marks, line));
    },
    drawTo: (key, cursor) => setMarks(drawRange(marks, lines, cursor, key)),
    endRange: () => setMarks(endRange),
    all: () => setMarks(markAll(shown)),
    none: () => setMarks(NO_MARKS),
    remove: (incidents) => setMarks((before) => unmarked(before, incidents)),
  };
}
