import { describe, expect, test } from 'vitest';
import { ansiPieces } from '../../renderer/incidents/detail/ansi-pieces.ts';
import { type LogLine, logLines } from '../../renderer/incidents/detail/log-lines.ts';

const ESC = '\u001b';
function line(raw: string): LogLine {
  const [first] = logLines(raw);
  if (!first) throw new Error('no line');
  return first;
}
const shown = (raw: string) =>
  ansiPieces(line(raw)).map(({ text, color, bold }) => `${color ?? ''}${bold ? '!' : ''}:${text}`);

describe('a line’s own colours', () => {
  test.each([
    ['none', 'plain', [':plain']],
    ['a colour and its end', `${ESC}[31mERROR${ESC}[0m gone`, ['red:ERROR', ': gone']],
    ['bold', `${ESC}[1;33mWARN${ESC}[0m slow`, ['yellow!:WARN', ': slow']],
    ['bright ones too', `${ESC}[92mok${ESC}[39m.`, ['green:ok', ':.']],
    ['the dim grey of timestamps', `${ESC}[90m12:00${ESC}[0m x`, ['grey:12:00', ': x']],
    ['black and white are the text’s own', `${ESC}[30ma${ESC}[97mb`, [':a', ':b']],
    ['256 colours by their hue', `${ESC}[38;5;27mdeep${ESC}[0m`, ['blue:deep']],
    ['true colours by their hue', `${ESC}[38;2;200;30;200mpink${ESC}[0m`, ['magenta:pink']],
    ['backgrounds are not kept', `${ESC}[41mred${ESC}[0m`, [':red']],
    ['what hides text does not', `${ESC}[8msecret${ESC}[0m`, [':secret']],
    ['cursor movements are not text', `${ESC}[2Ka${ESC}[1;1Hb`, [':ab']],
    ['an escape without an end', `a${ESC}[`, [':a', ':[']],
  ])('%s', (_what, raw, pieces) => expect(shown(raw)).toEqual(pieces));

  test('joined they are the line’s text, whatever is in it', () => {
    for (const raw of [
      `${ESC}[31m<img src=x onerror=alert(1)>${ESC}[0m &amp; "x"`,
      `${ESC}]8;;https://evil.example${ESC}\\click${ESC}]8;;${ESC}\\`,
      `${ESC}[999999mx${ESC}[;;;my${ESC}[38;5mz`,
      `a${ESC}${ESC}[31mb\u0007\u202ec`,
      `${ESC}[32m${'x'.repeat(5_000)}${ESC}[0m`,
      `${`${ESC}[31mx`.repeat(1_000)}`,
    ]) {
      const one = line(raw);
      expect(
        ansiPieces(one)
          .map(({ text }) => text)
          .join(''),
      ).toBe(one.text);
    }
  });

  test('of a line that is cut, the remark has no colour', () => {
    const pieces = ansiPieces(line(`${ESC}[32m${'x'.repeat(5_000)}${ESC}[0m`));
    expect(pieces.map(({ color, text }) => [color, text.length])).toEqual([
      ['green', 2_000],
      [null, expect.any(Number)],
    ]);
  });
});
