import { describe, expect, test } from 'vitest';
import { freshLines, stampedLines } from '../../electron/app/stamped-log.ts';

const at = (second: number, nano = 0) =>
  `2026-11-22T14:02:${String(second).padStart(2, '0')}.${String(nano).padStart(9, '0')}Z`;
const log = (...lines: [second: number, text: string][]) =>
  stampedLines(lines.map(([second, text]) => `${at(second)} ${text}\n`).join(''));

describe('a stamped line', () => {
  test.each([
    ['nanoseconds', '2026-11-22T14:02:07.113456789Z hello', '2026-11-22T14:02:07.113456789Z', 'hello'],
    ['fewer digits', '2026-11-22T14:02:07.5Z hello', '2026-11-22T14:02:07.500000000Z', 'hello'],
    [
      'a node’s own time zone',
      '2026-11-22T23:02:07.113456789+09:00 hello',
      '2026-11-22T14:02:07.113456789Z',
      'hello',
    ],
    ['an empty line', '2026-11-22T14:02:07Z ', '2026-11-22T14:02:07.000000000Z', ''],
    ['an empty line without its blank', '2026-11-22T14:02:07Z', '2026-11-22T14:02:07.000000000Z', ''],
    ['a stamp of its own behind it', `${at(7)} ${at(6)} x`, at(7), `${at(6)} x`],
    ['no stamp at all', 'unable to retrieve container logs', '', 'unable to retrieve container logs'],
    ['a date that is none', '2026-99-22T14:02:07Z x', '', '2026-99-22T14:02:07Z x'],
  ])('%s', (_what, line, stamp, text) => expect(stampedLines(`${line}\n`)).toEqual([{ at: stamp, text }]));

  test('one that a runtime broke belongs to the moment before', () =>
    expect(stampedLines(`${at(7)} first half\nsecond half\n`)).toEqual([
      { at: at(7), text: 'first half' },
      { at: at(7), text: 'second half' },
    ]));

  test('an empty log has none', () => expect(stampedLines('')).toEqual([]));
});

describe('what is new', () => {
  const lines = log([1, 'a'], [2, 'b'], [2, 'c'], [3, 'd']);

  test('to someone who has read nothing, all', () =>
    expect(freshLines(lines, null)).toEqual({
      text: 'a\nb\nc\nd\n',
      count: 4,
      until: { at: at(3), lines: 1 },
    }));

  test('after a place, what was written behind it', () =>
    expect(freshLines(lines, { at: at(2), lines: 2 }).text).toBe('d\n'));

  test('lines with the same stamp are told apart by their number', () =>
    expect(freshLines(lines, { at: at(2), lines: 1 }).text).toBe('c\nd\n'));

  test('nothing: the place stays', () => {
    const end = { at: at(3), lines: 1 };
    expect(freshLines(lines, end)).toEqual({ text: '', count: 0, until: end });
    expect(freshLines([], end)).toEqual({ text: '', count: 0, until: end });
  });

  test('read on and on, every line comes once', () => {
    const all = Array.from({ length: 50 }, (_, index): [number, string] => [index >> 2, `line ${index}`]);
    let place = null;
    let text = '';
    for (let end = 1; end <= all.length; end += 3) {
      const fresh = freshLines(log(...all.slice(Math.max(0, end - 20), end)), place);
      text += fresh.text;
      place = fresh.until;
    }
    expect(text).toBe(
      all
        .slice(0, 49)
        .map(([, line]) => `${line}\n`)
        .join(''),
    );
  });
});

describe('secrets', () => {
  const secret = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';

  test('stay out, stamps or not', () =>
    expect(freshLines(log([1, 'password=hunter2hunter2']), null).text).toBe('password=[redacted]\n'));

  test('a key that began among the lines that are known stays out of the new ones', () => {
    const lines = log(
      [1, 'loading key'],
      [1, '-----BEGIN PRIVATE KEY-----'],
      [2, secret],
      [3, secret],
      [3, '-----END PRIVATE KEY-----'],
      [4, 'loaded'],
    );
    for (const known of [2, 3]) {
      const fresh = freshLines(lines, { at: known === 2 ? at(1) : at(2), lines: known === 2 ? 2 : 1 });
      expect(fresh.text).not.toContain(secret.slice(0, 20));
      expect(fresh.text).toContain('loaded');
    }
  });
});
