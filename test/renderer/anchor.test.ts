import { expect, it } from 'vitest';
import { type Layout, shiftOf } from '../../renderer/incidents/use-anchor.ts';

const layout = (keys: string, height = 32): Layout => ({
  keys: [...keys],
  starts: [...keys].map((_, index) => index * height),
  height: keys.length * height,
});

it.each([
  ['a line came above', 'abc', 'xabc', ['b'], { key: 'b', by: 32 }],
  ['a line above went', 'abc', 'bc', ['b'], { key: 'b', by: -32 }],
  ['lines came below', 'abc', 'abcxy', ['b'], { key: 'b', by: 0 }],
  ['it went itself: the next in sight holds', 'abcd', 'xacd', ['b', 'a', 'c'], { key: 'a', by: 32 }],
  ['nothing of it is left', 'abc', 'xyz', ['b', 'a'], null],
  ['nothing is to be held', 'abc', 'xabc', [], null],
])('%s', (_, before, after, candidates, shift) => {
  expect(shiftOf(layout(before), layout(after), candidates)).toEqual(shift);
});
