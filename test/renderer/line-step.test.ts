import { expect, test } from 'vitest';
import { lineStep } from '../../renderer/parts/line-step.ts';

/** a > (b > c), d */
const LINES = [
  { depth: 1, unfolded: true },
  { depth: 2, unfolded: false },
  { depth: 3, unfolded: null },
  { depth: 1, unfolded: null },
];
const line = (index: number) => LINES[index] ?? { depth: 1, unfolded: null };
const press = (key: string, cursor: number | null, count = LINES.length) =>
  lineStep(key, { cursor, count, page: 2, line });

test.each([
  ['down', 'ArrowDown', 0, { go: 1 }],
  ['down at the end stays', 'ArrowDown', 3, { go: 3 }],
  ['down begins at the top', 'ArrowDown', null, { go: 0 }],
  ['up begins at the end', 'ArrowUp', null, { go: 3 }],
  ['a page', 'PageDown', 0, { go: 2 }],
  ['a page back', 'PageUp', 1, { go: 0 }],
  ['home', 'Home', 2, { go: 0 }],
  ['end', 'End', 0, { go: 3 }],
  ['right unfolds', 'ArrowRight', 1, { fold: 1, unfolded: true }],
  ['right goes in where it is unfolded', 'ArrowRight', 0, { go: 1 }],
  ['right on a line with nothing under it', 'ArrowRight', 3, null],
  ['left folds', 'ArrowLeft', 0, { fold: 0, unfolded: false }],
  ['left goes out', 'ArrowLeft', 2, { go: 1 }],
  ['left at the edge', 'ArrowLeft', 3, null],
  ['Enter turns it over', 'Enter', 0, { fold: 0, unfolded: false }],
  ['so does the space bar', ' ', 1, { fold: 1, unfolded: true }],
  ['Enter on a plain line', 'Enter', 3, null],
  ['a letter is someone else’s', 'a', 0, null],
])('%s', (_what, key, cursor, step) => expect(press(key, cursor)).toEqual(step));

test('without lines nothing happens', () => expect(press('ArrowDown', null, 0)).toBeNull());
test('a cursor that its line left is at the end', () => expect(press('ArrowUp', 9)).toEqual({ go: 2 }));
