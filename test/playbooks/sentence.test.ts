import { expect, test } from 'vitest';
import { clause, sentence } from '../../electron/playbooks/sentence.ts';

const about = { env: [{ name: 'DB', value: 'hunter2' }] };

test.each([
  [new Error('It is gone.'), 'It is gone'],
  ['it is gone', 'it is gone'],
  [new Error('two\nlines'), 'two lines'],
  [new Error('token=abcdefgh was refused'), 'token=[redacted] was refused'],
  [new Error('webhook "policy" denied: DB is hunter2'), 'webhook "policy" denied: DB is (hidden)'],
])('%s becomes a clause without secrets', (error, expected) => {
  expect(clause(error, about)).toBe(expected);
});

test('a sentence ends once', () => {
  expect(['Gone', 'Gone.', 'Gone?'].map((text) => sentence(text))).toEqual(['Gone.', 'Gone.', 'Gone?']);
});
