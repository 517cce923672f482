import { describe, expect, test } from 'vitest';
import { findMatches, MOST_MATCHES, markedPieces } from '../../renderer/parts/find-matches.ts';

describe('a search', () => {
  test('finds every place, upper and lower case alike', () =>
    expect(findMatches(['Error: no error', 'fine', 'ERROR'], 'error')).toEqual([
      { line: 0, start: 0, end: 5 },
      { line: 0, start: 10, end: 15 },
      { line: 2, start: 0, end: 5 },
    ]));

  test.each(['.*', '(', '[a', 'a\\', '$1', '{2}', 'a|b', '?', '/', '-', '^'])('takes %s as text', (text) =>
    expect(findMatches([`<${text}>`, 'abc'], text)).toEqual([{ line: 0, start: 1, end: 1 + text.length }]),
  );

  test('knows places by the text that is there, however its case counts characters', () =>
    expect(findMatches(['İ x'], 'x')).toEqual([{ line: 0, start: 2, end: 3 }]));

  test('for nothing finds nothing', () => expect(findMatches(['a', ''], '')).toEqual([]));

  test('stops counting at some number', () =>
    expect(findMatches(['a'.repeat(MOST_MATCHES + 5)], 'a')).toHaveLength(MOST_MATCHES));
});

describe('marked pieces', () => {
  const pieces = [
    { text: 'could not ', color: null },
    { text: 'connect', color: 'red' },
    { text: ' to db', color: null },
  ];
  const match = (start: number, end: number) => ({ line: 0, start, end });
  const shown = (...matches: { line: number; start: number; end: number }[]) =>
    markedPieces(pieces, matches).map(
      ({ text, color, match: found }) => `${found ? '*' : ''}${color ?? ''}:${text}`,
    );

  test('are the pieces where nothing was found', () =>
    expect(shown()).toEqual([':could not ', 'red:connect', ': to db']));

  test('are cut around a match, and keep their looks', () =>
    expect(shown(match(12, 15))).toEqual([':could not ', 'red:co', '*red:nne', 'red:ct', ': to db']));

  test('a match may reach over pieces', () =>
    expect(shown(match(6, 20))).toEqual([':could ', '*:not ', '*red:connect', '*: to', ': db']));

  test('two matches side by side are two', () => {
    const [first, second] = [match(0, 2), match(2, 4)];
    const marked = markedPieces(pieces, [first, second]);
    expect(marked.slice(0, 2).map((piece) => piece.match)).toEqual([first, second]);
  });

  test('joined they are the line', () =>
    expect(
      markedPieces(pieces, [match(3, 13), match(15, 23)])
        .map(({ text }) => text)
        .join(''),
    ).toBe('could not connect to db'));
});
