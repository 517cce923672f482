import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pictureArguments } from '../support/picture-arguments.ts';

const NAMES = ['incidents', 'overview'];

describe('the arguments of npm run screenshots', () => {
  it('are the README’s pictures at one width when nothing is said', () => {
    expect(pictureArguments([], NAMES)).toEqual({ out: undefined, widths: [1000], only: undefined });
  });

  it('name a folder, widths and one picture', () => {
    expect(
      pictureArguments(['--out', 'new/folder', '--widths', '480,1600', '--only', 'overview'], NAMES),
    ).toEqual({
      out: 'new/folder',
      widths: [480, 1600],
      only: 'overview',
    });
  });

  it.each([
    [['--out', ''], '--out wants a folder.'],
    [
      ['--out', fileURLToPath(import.meta.url)],
      `--out wants a folder: ${fileURLToPath(import.meta.url)} is a file.`,
    ],
    [['--out'], "Option '--out <value>' argument missing."],
    [['--widths', '480,wide'], '--widths wants whole numbers from 480 to 3840, as in 480,1000: not "wide".'],
    [['--widths', '100'], '--widths wants whole numbers from 480 to 3840, as in 480,1000: not "100".'],
    [['--only', 'nothing'], '--only wants one of incidents, overview: there is no picture "nothing".'],
    [['--outt', 'x'], "Unknown option '--outt'."],
    [['x'], /^Unexpected argument 'x'\./],
  ])('refuses %j in one sentence', (given, sentence) => {
    expect(() => pictureArguments(given, NAMES)).toThrow(sentence);
  });
});
