import { expect, it } from 'vitest';
import { moveCursor } from '../../renderer/incidents/cursor.ts';

const ids = ['a', 'b', 'c', 'd'];

it.each([
  ['goes down', 'b', 1, 1, 'c'],
  ['goes up', 'b', 1, -1, 'a'],
  ['stops at the last row', 'd', 3, 1, 'd'],
  ['stops at the first row', 'a', 0, -5, 'a'],
  ['starts at the first row', null, 0, 1, 'a'],
  ['jumps to the end from nowhere', null, 0, 4, 'd'],
  ['starts at the first row, upward too', null, 0, -1, 'a'],
  ['takes the place of a row that has left', 'gone', 2, 1, 'c'],
  ['takes the last row when the list became shorter', 'gone', 9, 1, 'd'],
])('%s', (_, cursor, lastIndex, step, expected) => {
  expect(moveCursor(ids, cursor, lastIndex, step)).toBe(expected);
});

it('has nowhere to go in an empty list', () => {
  expect(moveCursor([], 'a', 0, 1)).toBeNull();
});

it('stays with its incident when new rows arrive above it', () => {
  expect(moveCursor(['new', 'newer', ...ids], 'b', 1, 1)).toBe('c');
});
