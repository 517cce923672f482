import { describe, expect, it } from 'vitest';
import { localTime, patternsOf } from '../../renderer/parts/silence-times.ts';
import { lineCount, offsetOf } from '../../renderer/rules/text-position.ts';

describe('a place in a text', () => {
  const text = 'rules:\n  - id: a\n\nend';
  it.each([
    [1, 1, 0],
    [2, 5, 11],
    [3, 1, 17],
    [3, 9, 17],
    [4, 4, 21],
    [9, 1, 21],
  ])('line %d, column %d is letter %d', (line, column, offset) => {
    expect(offsetOf(text, line, column)).toBe(offset);
  });

  it('counts lines as a person does', () => {
    expect(['', 'a', 'a\n', 'a\nb'].map(lineCount)).toEqual([1, 1, 2, 2]);
  });
});

describe('the fields of a silence', () => {
  it('hold patterns between commas', () => {
    expect(patternsOf(' shop-* ,!shop-test,, ')).toEqual(['shop-*', '!shop-test']);
    expect(patternsOf('  ')).toEqual([]);
  });

  it('hold a time in the person’s own zone, or none', () => {
    expect(localTime('2026-11-22T12:30')).toBe(new Date(2026, 10, 22, 12, 30).getTime());
    expect([localTime(''), localTime('soon')]).toEqual([null, null]);
  });
});
