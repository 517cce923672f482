import type { Incident } from '../../shared/incident.ts';
import { incidentsOn, keyOf, type Line } from './lines.ts';

/** Which incidents are marked, and the range that is being drawn, if any. */
export interface Marks {
  ids: ReadonlySet<string>;
  /** `from` is the key of the line it began at, `before` what was marked then. */
  range: { from: string; before: ReadonlySet<string> } | null;
}

export const NO_MARKS: Marks = { ids: new Set(), range: null };

/** Marks what a line stands for, or unmarks it where all of it was marked. A range can go on from there. */
export function toggleLine({ ids }: Marks, line: Line): Marks {
  const on = incidentsOn(line).map(({ id }) => id);
  const next = new Set(ids);
  if (on.every((id) => ids.has(id))) for (const id of on) next.delete(id);
  else for (const id of on) next.add(id);
  return { ids: next, range: { from: keyOf(line), before: next } };
}

/** Marks every line from where the range began (or from `cursor`) to `to`, and none that it reached before. */
export function drawRange(marks: Marks, lines: readonly Line[], cursor: string | null, to: string): Marks {
  const range = marks.range ?? { from: cursor ?? to, before: marks.ids };
  const keys = lines.map(keyOf);
  const end = keys.indexOf(to);
  // Its first line may have left the list meanwhile.
  const start = keys.includes(range.from) ? keys.indexOf(range.from) : end;
  const within = lines.slice(Math.min(start, end), Math.max(start, end) + 1);
  // A head in passing is not all that it stands for.
  const reached = within.flatMap((line) => ('group' in line ? [] : [line.incident.id]));
  return { ids: new Set([...range.before, ...reached]), range };
}

/** A walk without Shift ends the range; what it marked stays. */
export const endRange = (marks: Marks): Marks => (marks.range === null ? marks : { ...marks, range: null });

export function unmarked({ ids }: Marks, incidents: readonly Incident[]): Marks {
  const next = new Set(ids);
  for (const { id } of incidents) next.delete(id);
  return { ids: next, range: null };
}

export function markAll(incidents: readonly Incident[]): Marks {
  return { ids: new Set(incidents.map(({ id }) => id)), range: null };
}
