import { describe, expect, it } from 'vitest';
import { parseComparison } from '../../electron/rules/comparison.ts';
import { parseDuration } from '../../electron/rules/duration-text.ts';

describe('a comparison', () => {
  it.each([
    ['>= 5', [5, 6], [4]],
    ['>5', [6], [5]],
    ['<= 5', [5, 0], [6]],
    ['< 5', [4], [5]],
    ['= 5', [5], [4, 6]],
    ['!= 5', [4], [5]],
  ])('%s', (text, holds, fails) => {
    const { holds: compare } = parseComparison(text, 'count');
    expect(holds.map(compare)).not.toContain(false);
    expect(fails.map(compare)).not.toContain(true);
  });

  it('of durations counts in seconds', () => {
    expect(parseComparison('> 10m', 'duration').holds(600)).toBe(false);
    expect(parseComparison('> 10m', 'duration').holds(601)).toBe(true);
  });

  it.each([
    ['5', 'count', '"5" is no comparison: write it like ">= 5"'],
    ['>= five', 'count', '">= five" compares with no number: write it like ">= 5"'],
    ['>= -1', 'count', '">= -1" compares with no number: write it like ">= 5"'],
    ['10m', 'duration', '"10m" is no comparison: write it like "> 10m"'],
    ['> 10', 'duration', '"10" is no duration: write it like 90s, 10m, 1h30m or 2d'],
  ] as const)('%s is refused as a %s', (text, measure, why) => {
    expect(() => parseComparison(text, measure)).toThrow(why);
  });
});

describe('a duration', () => {
  it.each([
    ['90s', 90],
    ['10m', 600],
    ['1h30m', 5400],
    ['1h 30m', 5400],
    ['2d', 172_800],
    ['0s', 0],
  ])('%s is %d s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', '10', 'm', '10 minutes', '-5m', '1.5h', '9'.repeat(50), `${'1s'.repeat(60)}`])(
    '"%.20s" is refused',
    (text) => {
      expect(() => parseDuration(text)).toThrow(/is no duration/);
    },
  );
});
