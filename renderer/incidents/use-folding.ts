import { useEffect, useMemo, useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { useView } from '../frame/store.ts';
import { causeIn, type Row, rowsOf } from './rows.ts';

export interface Folding {
  lines: readonly Row[];
  /** Shows (`out`) or hides what a row explains; from a row under another, hiding goes back to that one. */
  fold(id: string, out?: boolean): void;
}

/** Which families of the list are folded out: those a person unfolded, those searched, and the one that is open. */
export function useFolding(
  shown: readonly Incident[],
  { opened, searched }: { opened: string | null; searched: boolean },
  cursor: string | null,
  setCursor: (id: string) => void,
): Folding {
  const known = useView((view) => view.incidents);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(
    () => rowsOf(shown, (id) => searched || unfolded.has(id)),
    [shown, searched, unfolded],
  );

  const incident = opened === null ? undefined : known.get(opened);
  const cause = incident && causeIn(known, incident).id;
  useEffect(() => {
    if (cause !== undefined && cause !== opened) setUnfolded((before) => new Set(before).add(cause));
  }, [cause, opened]);

  function fold(id: string, out?: boolean): void {
    const line = lines.find((one) => one.incident.id === id);
    if (line === undefined) return;
    if (line.under !== null && out === false) setCursor(line.under);
    if (line.explains === 0) return;
    const next = new Set(unfolded);
    if (out ?? !line.unfolded) next.add(id);
    else next.delete(id);
    setUnfolded(next);
    const hidden = lines.some((one) => one.incident.id === cursor && one.under === id) && !next.has(id);
    if (hidden) setCursor(id);
  }

  return { lines, fold };
}
