import { expect, test } from 'vitest';
import { unfoldedJson } from '../../renderer/incidents/detail/json-line.ts';

test.each([
  ['an object', '{"level":"info","n":1}', '{\n  "level": "info",\n  "n": 1\n}'],
  ['one inside another', '{"a":{"b":[1]}}', '{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}'],
  ['behind a time and a level', '2026-11-22 INFO {"a":1}', '{\n  "a": 1\n}'],
  ['with blanks behind it', '{"a":1}  ', '{\n  "a": 1\n}'],
])('%s is unfolded', (_what, line, unfolded) => expect(unfoldedJson(line)).toBe(unfolded));

test.each([
  ['no JSON', 'server listening on 8080'],
  ['cut short', '{"a":1'],
  ['text in braces', 'user {id}'],
  ['text behind it', '{"a":1} and more'],
  ['an empty object', '{}'],
  ['a list', '[1,2]'],
  ['endless', `{"a":"${'x'.repeat(70_000)}"}`],
  ['nothing', ''],
])('%s stays as it is', (_what, line) => expect(unfoldedJson(line)).toBeNull());
