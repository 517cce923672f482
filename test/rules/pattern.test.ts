import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATTERN_LIMIT, parsePattern } from '../../electron/rules/pattern.ts';

describe('a pattern', () => {
  it.each([
    ['web', 'web', true],
    ['web', 'web-1', false],
    ['web', 'Web', false],
    ['web-*', 'web-1', true],
    ['web-*', 'web-', true],
    ['web-*', 'my-web-1', false],
    ['*', '', true],
    ['?', 'a', true],
    ['?', 'ab', false],
    ['web-[0-9]', 'web-7', true],
    ['web-[!0-9]', 'web-7', false],
    ['{api,web}-*', 'web-1', true],
    ['{api,web}-*', 'db-1', false],
    ['*prod*', 'arn:aws:eks:eu-west-1:1234:cluster/prod', true],
    ['a.b', 'axb', false],
    ['a.*', 'a.b', true],
    ['/^api-/', 'api-1', true],
    ['/^api-/', 'my-api-1', false],
    ['/api/', 'my-api-1', true],
    ['/API/', 'my-api-1', false],
    ['/API/i', 'my-api-1', true],
    ['/a\\/b/', 'a/b', true],
    ['😀*', '😀-1', true],
    ['[😀]', '😀', true],
  ])('%s on %s: %s', (pattern, text, fits) => {
    expect(parsePattern(pattern).fits(text)).toBe(fits);
  });

  it('is turned around by a "!"', () => {
    expect(parsePattern('!web-*').negated).toBe(true);
    expect(parsePattern('!web-*').fits('web-1')).toBe(true);
    expect(parsePattern('!/^web/').fits('web-1')).toBe(true);
    expect(parsePattern('web').negated).toBe(false);
  });

  it('ignores case where it is asked to', () => {
    expect(parsePattern('deployment', { ignoreCase: true }).fits('Deployment')).toBe(true);
    expect(parsePattern('*SET', { ignoreCase: true }).fits('StatefulSet')).toBe(true);
  });

  it.each([
    ['!', 'there is nothing behind the "!"'],
    ['/api', 'the regex /api has no closing slash'],
    ['/', 'the regex / has no closing slash'],
    ['/api/g', 'the regex /api/g may end in /i, but not in /g'],
    ['/(/', '/(/ cannot be used (missing closing ): `(`)'],
    ['/(?=a)/', '/(?=a)/ cannot be used (invalid or unsupported Perl syntax: `(?=`)'],
    ['web-[0', 'the glob web-[0 has a "[" without its "]"'],
    ['{a,{b}}', 'the glob {a,{b}} has braces within braces'],
    ['{a', 'the glob {a has a "{" without its "}"'],
    ['a}', 'the glob a} has a "}" too many'],
    ['/(a{10}){50}(b{10}){60}/', '/(a{10}){50}(b{10}){60}/ is too large: repeat less'],
    ['/((a{100}){100}){100}/', '/((a{100}){100}){100}/ cannot be used (invalid repeat count: `{100}`)'],
  ])('%s is refused: %s', (pattern, why) => {
    expect(() => parsePattern(pattern)).toThrow(why);
  });

  it('has a limit', () => {
    expect(() => parsePattern('a'.repeat(PATTERN_LIMIT + 1))).toThrow(
      /at most 300 characters, this one has 301/,
    );
    expect(parsePattern(`${'*'.repeat(PATTERN_LIMIT)}`).fits('anything')).toBe(true);
  });

  it.each([
    ['/(a+)+$/', `${'a'.repeat(1900)}!`],
    ['/(a|aa)*b/', 'a'.repeat(2000)],
    ['/(.*a){20}/', 'b'.repeat(2000)],
    [`${'*a'.repeat(149)}`, 'a'.repeat(140)],
    ['**/**/**/**/**/x', '/'.repeat(2000)],
    ['/^(([a-z])+.)+[A-Z]([a-z])+$/', 'a'.repeat(2000)],
  ])('%s cannot hang the loop', (pattern, text) => {
    const { fits } = parsePattern(pattern);
    const started = performance.now();
    expect(fits(text)).toBe(false);
    // A backtracking engine needs years for each of these.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is refused with a sentence or used, whatever is written, and then never throws', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[!/*?[\]{},a\\()+|^$.-]{0,20}$/),
    );
    fc.assert(
      fc.property(odd, fc.string({ unit: 'binary', maxLength: 20 }), (source, text) => {
        let fits: (text: string) => boolean;
        try {
          ({ fits } = parsePattern(source));
        } catch (error) {
          expect((error as Error).message).toMatch(/^\S.*\S$/s);
          return;
        }
        expect(typeof fits(text)).toBe('boolean');
      }),
      { numRuns: 50 },
    );
  });
});
