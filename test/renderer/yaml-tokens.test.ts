import fc from 'fast-check';
import { expect, it } from 'vitest';
import { yamlTokens } from '../../renderer/incidents/detail/yaml-tokens.ts';

it.each([
  ['kind: Pod', ['key', 'plain', 'string']],
  ['  name: web', ['plain', 'key', 'plain', 'string']],
  ['    - name: app', ['plain', 'key', 'plain', 'string']],
  ['  replicas: 3', ['plain', 'key', 'plain', 'value']],
  ['ready: false', ['key', 'plain', 'value']],
  ['  app.kubernetes.io/name: web', ['plain', 'key', 'plain', 'string']],
  ['"quoted key": 1', ['key', 'plain', 'value']],
  ['spec:', ['key', 'plain']],
  ['  - 8080', ['plain', 'value']],
  ['# a comment', ['comment']],
  ['image: registry:5000/web:1', ['key', 'plain', 'string']],
])('%j', (line, kinds) => {
  expect(yamlTokens(line).map(({ kind }) => kind)).toEqual(kinds);
});

it('loses and adds nothing, whatever the line', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom(...' -:#"\'\\[]{}~.a0é\t') }), (line) => {
      expect(
        yamlTokens(line)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
    }),
  );
});

it('is quick on a hostile line', () => {
  expect(yamlTokens(`${'- '.repeat(5_000)}${'a'.repeat(50_000)}`)).not.toEqual([]);
});
