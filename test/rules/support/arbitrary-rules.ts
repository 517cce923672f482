import fc from 'fast-check';
import type { WrittenRule } from '../../../electron/rules/rule-schema.ts';
import { EVENT_TYPES, SEVERITIES } from '../../../shared/cluster-event.ts';
import type { RuleFacts, When } from '../../../shared/rules.ts';
import { NOW } from './facts.ts';

/** Rules and incidents that often meet. */

/** Few letters, so that patterns and names meet. */
const word = fc.stringMatching(/^[ab-]{0,5}$/);
const glob = fc.oneof(
  fc.stringMatching(/^[ab*?-]{1,6}$/),
  fc.stringMatching(/^[ab*?]{0,2}(\[[!^]?(a|b|ab|a-b|b-d)\]|\{(a|b\*|-)?(,(a|ab|\?)){0,2}\})[ab*?-]{0,2}$/),
);
const regex = fc.constantFrom('/^a/', '/b$/', '/a+b/', '/^(a|b)*$/', '/A/i', '/^[^a]+$/', '/b{2}/');
const patterns = (...known: string[]) => {
  const one = fc.oneof(glob, regex, ...(known.length > 0 ? [fc.constantFrom(...known)] : []));
  const signed = fc.tuple(fc.boolean(), one).map(([not, pattern]) => (not ? `!${pattern}` : pattern));
  return fc.array(signed, { minLength: 1, maxLength: 3 });
};
const comparisons = (...operands: string[]) =>
  fc.array(
    fc
      .tuple(fc.constantFrom('>=', '>', '<=', '<', '=', '!='), fc.constantFrom(...operands))
      .chain(([sign, operand]) => anyOf([`${sign} ${operand}`, `${sign}${operand}`])),
    { minLength: 1, maxLength: 2 },
  );
const KINDS = ['Deployment', 'StatefulSet', 'Node'];
const LABELS = ['app', 'team', 'constructor'];
const anyOf = <T>(items: readonly T[]) => fc.constantFrom(...items);
/** Leaves most fields out: a rule with ten conditions matches nothing. */
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

export const when: fc.Arbitrary<When> = fc.record({
  type: some(patterns(...EVENT_TYPES, '*_unavailable')),
  severity: some(patterns(...SEVERITIES)),
  context: some(patterns()),
  namespace: some(patterns()),
  kind: some(patterns(...KINDS, 'deployment', '*SET')),
  name: some(patterns()),
  labels: some(fc.dictionary(anyOf(LABELS), patterns(), { maxKeys: 2, noNullPrototype: true })),
  restarts: some(comparisons('0', '3', '5')),
  duration: some(comparisons('0s', '90s', '10m', '1h', '1h30m', '2m30s', '1d')),
  preExisting: some(fc.boolean()),
});
const follows = fc.record(
  {
    notify: fc.array(anyOf(['native', 'default', 'slack:C123456789', 'ntfy:all'] as const), {
      minLength: 1,
      maxLength: 3,
    }),
    severity: anyOf(SEVERITIES),
    playbook: anyOf(['restart', 'rollback']),
    diagnose: fc.boolean(),
    suppress: fc.boolean(),
    stop: fc.boolean(),
  },
  { requiredKeys: [] },
);
const ID = ['a', 'b', 'c', 'd', 'crash-loop', 'oom-killed', 'other-trouble'];
export const written: fc.Arbitrary<WrittenRule[]> = fc.uniqueArray(
  fc.record({
    id: anyOf(ID),
    enabled: fc.option(fc.boolean(), { nil: undefined }),
    when: fc.option(when, { nil: undefined, freq: 9 }),
    cooldown: fc.option(fc.integer({ min: 0, max: 9_999 }), { nil: undefined }),
    follows: fc.option(follows, { nil: undefined, freq: 9 }),
  }),
  { selector: ({ id }) => id, maxLength: 6 },
);
export const facts: fc.Arbitrary<RuleFacts> = fc.record({
  type: anyOf(EVENT_TYPES),
  severity: anyOf(SEVERITIES),
  context: word,
  namespace: word,
  kind: anyOf(KINDS),
  name: word,
  labels: fc.option(fc.dictionary(anyOf([...LABELS, 'x']), word, { maxKeys: 3 })),
  restarts: fc.option(fc.integer({ min: 0, max: 6 })),
  since: fc.oneof(
    fc.integer({ min: -60, max: 6_000 }).map((seconds) => new Date(NOW - seconds * 1000).toISOString()),
    fc.constant('not a time'),
  ),
  preExisting: fc.option(fc.boolean()),
});
