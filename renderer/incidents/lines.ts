import type { Incident } from '../../shared/incident.ts';
import { type Grouping, groupsOf } from './groups.ts';
import { type Row, rowsOf } from './rows.ts';

/** The line over a group's incidents. */
export interface GroupHead {
  group: string;
  label: string;
  context: string | null;
  incidents: readonly Incident[];
  collapsed: boolean;
}

/** One line of the list. */
export type Line = Row | GroupHead;

export const isHead = (line: Line): line is GroupHead => 'group' in line;

/** The name of a line that it keeps while others come and go: the incident's id, or its group's. */
export function keyOf(line: Line): string {
  return isHead(line) ? `group:${line.group}` : line.incident.id;
}

/** What a line stands for: its incident, or all of its group. */
export function incidentsOn(line: Line): readonly Incident[] {
  return isHead(line) ? line.incidents : [line.incident];
}

export interface Folds {
  isUnfolded(id: string): boolean;
  isCollapsed(group: string): boolean;
}

/** The lines of these incidents, in their order: each group under its head, and in it each family behind its cause. */
export function linesOf(incidents: readonly Incident[], grouping: Grouping, folds: Folds): Line[] {
  if (grouping === 'none') return rowsOf(incidents, folds.isUnfolded);
  return groupsOf(incidents, grouping).flatMap(({ key, ...group }): Line[] => {
    const collapsed = folds.isCollapsed(key);
    const head = { ...group, group: key, collapsed };
    return collapsed ? [head] : [head, ...rowsOf(group.incidents, folds.isUnfolded)];
  });
}

/** The head above a line, -1 where there is none. */
export function headAbove(lines: readonly Line[], at: number): number {
  return lines.findLastIndex((line, index) => index < at && isHead(line));
}
