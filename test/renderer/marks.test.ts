import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from '../../renderer/incidents/lines.ts';
import {
  drawRange,
  endRange,
  type Marks,
  markAll,
  NO_MARKS,
  toggleLine,
  unmarked,
} from '../../renderer/incidents/marks.ts';
import { incident } from '../support/scene-incidents.ts';

const incidents = ['a', 'b', 'c', 'd', 'e'].map((id) =>
  incident('crash_loop', { id, name: id, namespace: id < 'c' ? 'one' : 'two' }),
);
const folds = { isUnfolded: () => false, isCollapsed: () => false };
const lines = linesOf(incidents, 'none', folds);
const grouped = linesOf(incidents, 'namespace', folds);
const line = (id: string): Line => lines.find((one) => 'incident' in one && one.incident.id === id) as Line;
const words = ({ ids }: Marks) => [...ids].sort().join('');
const draw = (marks: Marks, to: string, cursor: string | null = null) => drawRange(marks, lines, cursor, to);

describe('marking', () => {
  it('one marks it, and again unmarks it', () => {
    const once = toggleLine(NO_MARKS, line('b'));
    expect(words(once)).toBe('b');
    expect(words(toggleLine(once, line('b')))).toBe('');
  });

  it('the head of a group marks all of it, also where some was marked', () => {
    const some = toggleLine(NO_MARKS, line('d'));
    const head = grouped.findLast((one) => 'group' in one) as Line;
    const marked = toggleLine(some, head);
    expect(words(marked)).toBe('cde');
    expect(words(toggleLine(marked, head))).toBe('');
  });

  it('what was dealt with is unmarked, and nothing else', () => {
    expect(words(unmarked(markAll(incidents), incidents.slice(0, 2)))).toBe('cde');
  });

  it('all marks all', () => {
    expect(words(markAll(incidents))).toBe('abcde');
  });
});

describe('a range', () => {
  it('goes from the cursor to a line, either way', () => {
    expect(words(draw(NO_MARKS, 'd', 'b'))).toBe('bcd');
    expect(words(draw(NO_MARKS, 'a', 'c'))).toBe('abc');
  });

  it('begins at the line itself where there is no cursor', () => {
    expect(words(draw(NO_MARKS, 'c'))).toBe('c');
  });

  it('becomes shorter when it is drawn back, and turns round', () => {
    const far = draw(NO_MARKS, 'e', 'c');
    expect(words(draw(far, 'd'))).toBe('cd');
    expect(words(draw(far, 'a'))).toBe('abc');
  });

  it('goes on from the line that was marked last, and keeps what was marked before', () => {
    const two = toggleLine(toggleLine(NO_MARKS, line('a')), line('d'));
    expect(words(draw(two, 'e', 'b'))).toBe('ade');
  });

  it('ends with a walk: the next begins at the cursor', () => {
    const first = endRange(draw(NO_MARKS, 'b', 'a'));
    expect(words(draw(first, 'e', 'd'))).toBe('abde');
  });

  it('passes over heads without marking their groups', () => {
    expect(words(drawRange(NO_MARKS, grouped, 'b', 'c'))).toBe('bc');
  });

  it('begins at its end where its first line has left the list', () => {
    const gone = { ids: new Set<string>(), range: { from: 'gone', before: new Set<string>() } };
    expect(words(draw(gone, 'd'))).toBe('d');
  });
});
