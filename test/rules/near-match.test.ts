import { expect, it } from 'vitest';
import { nearMatch } from '../../electron/rules/near-match.ts';

it.each([
  ['namespaces', 'namespace'],
  ['Namespace', 'namespace'],
  ['nmae', 'name'],
  ['crashloop', null],
  ['', null],
  ['x'.repeat(100_000), null],
])('%.20s probably means %s', (word, meant) => {
  expect(nearMatch(word, ['name', 'namespace', 'labels'])).toBe(meant);
});
