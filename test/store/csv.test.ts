import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../electron/store/csv.ts';
import { parseCsv } from './support/parse-csv.ts';

describe('a line of CSV', () => {
  it.each([
    ['plain', 'plain\r\n'],
    ['a,b', '"a,b"\r\n'],
    ['say "hi"', '"say ""hi"""\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
    ['=1+1', `"'=1+1"\r\n`],
    ['+1', `"'+1"\r\n`],
    ['-1', `"'-1"\r\n`],
    ['@SUM(A1)', `"'@SUM(A1)"\r\n`],
    ['\t=1+1', `"'\t=1+1"\r\n`],
    ['\r=1+1', `"'\r=1+1"\r\n`],
    ['a=1', 'a=1\r\n'],
    ['', '\r\n'],
    [null, '\r\n'],
    [-7, `"'-7"\r\n`],
    [true, 'true\r\n'],
  ])('%j is written as %j', (cell, line) => {
    expect(csvLine([cell])).toBe(line);
  });

  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", 'x', '‮', '🐕'))
      .map((parts) => parts.join('')),
  );

  it('reads back as what was written, and never as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { minLength: 2, maxLength: 5 }), { maxLength: 5 }), (table) => {
        const read = parseCsv(table.map(csvLine).join(''));
        expect(read).toEqual(
          table.map((cells) => cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))),
        );
        expect(read.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      }),
    );
  });
});
