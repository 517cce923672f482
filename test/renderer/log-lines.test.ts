import { describe, expect, it } from 'vitest';
import { logLines, plainText } from '../../renderer/incidents/detail/log-lines.ts';

const ESC = '\u001b';
const levelOf = (line: string) => logLines(line)[0]?.level;

describe('log text', () => {
  it.each([
    ['colours', `${ESC}[1;31mred${ESC}[0m`, 'red'],
    ['cursor movement', `a${ESC}[2Kb`, 'ab'],
    ['window titles', `${ESC}]0;evil\u0007text`, 'text'],
    ['an unfinished title', `${ESC}]0;evil`, ''],
    ['carriage returns and bells', 'a\rb\u0007', 'ab'],
    ['text direction', 'abc\u202etxt.exe', 'abctxt.exe'],
  ])('loses %s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('keeps tabs and everything else, markup included', () => {
    expect(plainText('a\tb <b onclick="x">ü</b>')).toBe('a\tb <b onclick="x">ü</b>');
  });

  it('is split into lines, the last newline making none', () => {
    expect(logLines('one\r\ntwo\n\nfour\n').map(({ text }) => text)).toEqual(['one', 'two', '', 'four']);
    expect(logLines('')).toEqual([]);
  });

  it('has an endless line cut in view, and says by how much', () => {
    const text = logLines('x'.repeat(100_000))[0]?.text ?? '';
    expect(text.startsWith('x'.repeat(2_000))).toBe(true);
    expect(text.length).toBeLessThan(2_050);
    expect(text).toContain((98_000).toLocaleString());
  });

  it('leaves a line of 2,000 characters whole', () => {
    expect(logLines('y'.repeat(2_000))[0]?.text).toBe('y'.repeat(2_000));
  });
});

describe('the level of a line', () => {
  it.each([
    ['panic: runtime error: index out of range', 'error'],
    ['E1122 14:02:07.113 reflector.go:150] list failed', 'error'],
    ["KeyError: 'DATABASE_URL'", 'error'],
    ['java.lang.NullPointerException', 'error'],
    ['Traceback (most recent call last):', 'error'],
    ['{"level":"error","msg":"boom"}', 'error'],
    ['level=warn msg="slow"', 'warning'],
    ['WARN attempt 1 failed, retrying', 'warning'],
    ['{"level":"info","msg":"0 errors, nothing failed"}', null],
    ['2026-11-22 INFO no error so far', null],
    ['{"level":50,"msg":"gone"}', 'error'],
    ['{"level":40,"msg":"slow"}', 'warning'],
    ['{"level":30,"msg":"request completed, 0 errors"}', null],
    ['listening on :8080', null],
    ['terrorist is no such word', null],
  ])('%j is %s', (line, level) => {
    expect(levelOf(line)).toBe(level);
  });
});
