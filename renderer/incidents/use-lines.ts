import { useEffect, useMemo, useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { useView } from '../frame/store.ts';
import type { Grouping } from './groups.ts';
import { headAbove, isHead, keyOf, type Line, linesOf } from './lines.ts';
import { causeIn } from './rows.ts';

export interface Lines {
  lines: readonly Line[];
  /** Shows (`out`) or hides what a line stands over; from one within, hiding goes back to the line over it. */
  fold(key: string, out?: boolean): void;
}

const toggledIn = (set: ReadonlySet<string>, key: string, put: boolean): ReadonlySet<string> => {
  const next = new Set(set);
  if (put) next.add(key);
  else next.delete(key);
  return next;
};

/**
 * The lines to show, and which of them are folded: families are but for those a person unfolded, those searched and
 * the one that is open; groups are not but for those a person collapsed.
 */
export function useLines(
  shown: readonly Incident[],
  grouping: Grouping,
  { opened, searched }: { opened: string | null; searched: boolean },
  cursor: string | null,
  setCursor: (key: string) => void,
): Lines {
  const known = useView((view) => view.incidents);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(
    () =>
      linesOf(shown, grouping, {
        isUnfolded: (id) => searched || unfolded.has(id),
        isCollapsed: (group) => collapsed.has(`${grouping} ${group}`),
      }),
    [shown, grouping, searched, unfolded, collapsed],
  );

  const incident = opened === null ? undefined : known.get(opened);
  const cause = incident && causeIn(known, incident).id;
  useEffect(() => {
    if (cause !== undefined && cause !== opened) setUnfolded((before) => new Set(before).add(cause));
  }, [cause, opened]);

  function fold(key: string, out?: boolean): void {
    const at = lines.findIndex((line) => keyOf(line) === key);
    const line = lines[at];
    if (line === undefined) return;
    if (isHead(line)) {
      const hide = !(out ?? line.collapsed);
      setCollapsed(toggledIn(collapsed, `${grouping} ${line.group}`, hide));
      if (
        hide &&
        headAbove(
          lines,
          lines.findIndex((one) => keyOf(one) === cursor),
        ) === at
      )
        setCursor(key);
    } else if (line.explains > 0 && out !== line.unfolded) {
      const show = out ?? !line.unfolded;
      setUnfolded(toggledIn(unfolded, key, show));
      const within = lines.some((one) => keyOf(one) === cursor && !isHead(one) && one.under === key);
      if (within && !show) setCursor(key);
    } else if (out === false) {
      const over = line.under ?? keyOf(lines[headAbove(lines, at)] ?? line);
      setCursor(over);
    }
  }

  return { lines, fold };
}
