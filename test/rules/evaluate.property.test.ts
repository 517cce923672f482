import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRules } from '../../electron/rules/built-in-rules.ts';
import { evaluate } from '../../electron/rules/evaluate.ts';
import { explain } from '../../electron/rules/explain.ts';
import type { WrittenRule } from '../../electron/rules/rule-schema.ts';
import { ruleSet } from '../../electron/rules/rule-set.ts';
import { EVENT_TYPES, SEVERITIES } from '../../shared/cluster-event.ts';
import type { Consequences, Rule, RuleFacts, When } from '../../shared/rules.ts';

/**
 * The whole table against a matcher that is written as naively as the words of the issue: patterns tried letter by
 * letter, JavaScript's own regexes, everything looked at from the start each time.
 */

const NOW = Date.parse('2026-11-20T12:00:00Z');
const DEFAULTS = {
  severities: ['critical', 'warning'],
  off: ['job_failed'],
  routes: ['native', 'ntfy:all'],
} as const;

function naiveGlob(glob: string, text: string): boolean {
  if (glob === '') return text === '';
  if (glob[0] === '*') {
    for (let cut = 0; cut <= text.length; cut++) if (naiveGlob(glob.slice(1), text.slice(cut))) return true;
    return false;
  }
  return text !== '' && (glob[0] === '?' || glob[0] === text[0]) && naiveGlob(glob.slice(1), text.slice(1));
}

function naivePattern(pattern: string, text: string): boolean {
  const regex = /^\/(.*)\/(i?)$/s.exec(pattern);
  return regex ? new RegExp(regex[1] ?? '', regex[2]).test(text) : naiveGlob(pattern, text);
}

function naiveText(patterns: string[], text: string | undefined): boolean {
  const positive = patterns.filter((pattern) => !pattern.startsWith('!'));
  const negative = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  if (patterns.length === 0) return false;
  if (positive.length > 0 && (text === undefined || !positive.some((one) => naivePattern(one, text))))
    return false;
  return text === undefined || negative.every((one) => !naivePattern(one, text));
}

function naiveNumber(comparisons: string[], value: number | null): boolean {
  const UNIT: Record<string, number> = { s: 1, m: 60, h: 3600 };
  return comparisons.some((comparison) => {
    const [sign, operand = ''] = comparison.split(' ');
    const bound = Number.parseInt(operand, 10) * (UNIT[operand.at(-1) ?? ''] ?? 1);
    if (value === null) return false;
    if (sign === '>=') return value >= bound;
    if (sign === '>') return value > bound;
    if (sign === '<=') return value <= bound;
    if (sign === '<') return value < bound;
    return sign === '=' ? value === bound : value !== bound;
  });
}

function naiveMatches(when: When, facts: RuleFacts): boolean {
  const lasted = Math.max(0, Math.floor((NOW - Date.parse(facts.since)) / 1000));
  const labels = new Map(Object.entries(facts.labels ?? {}));
  return [
    ...(['type', 'severity', 'context', 'namespace', 'name'] as const).map(
      (field) => when[field] === undefined || naiveText(when[field], facts[field]),
    ),
    when.kind === undefined ||
      naiveText(
        when.kind.map((kind) => kind.toLowerCase()),
        facts.kind.toLowerCase(),
      ),
    ...Object.entries(when.labels ?? {}).map(([label, patterns]) => naiveText(patterns, labels.get(label))),
    when.restarts === undefined || naiveNumber(when.restarts, facts.restarts),
    when.duration === undefined || naiveNumber(when.duration, Number.isNaN(lasted) ? null : lasted),
    when.preExisting === undefined || when.preExisting === facts.preExisting,
  ].every(Boolean);
}

/** The rules in force, in order: own ones first, then the built-in ones with what was written about them. */
function naiveOrder(written: WrittenRule[]): Rule[] {
  const builtIn = builtInRules(DEFAULTS.severities, DEFAULTS.off);
  const complete = (said: WrittenRule, base: Rule | undefined): Rule => ({
    id: said.id,
    name: said.name ?? base?.name ?? said.id,
    enabled: said.enabled ?? true,
    when: said.when ?? base?.when ?? {},
    cooldown: said.cooldown ?? base?.cooldown ?? null,
    follows: said.follows === undefined ? (base?.follows ?? NOTHING) : { ...NOTHING, ...given(said.follows) },
  });
  const own = written.filter(({ id }) => builtIn.every((rule) => rule.id !== id));
  return [
    ...own.map((rule) => complete(rule, undefined)),
    ...builtIn.map((base) => {
      const said = written.find(({ id }) => id === base.id);
      return said ? complete(said, base) : base;
    }),
  ];
}
const NOTHING: Consequences = {
  notify: [],
  severity: null,
  playbook: null,
  diagnose: null,
  suppress: false,
  stop: false,
};

/** Without what is there and undefined. */
function given(said: NonNullable<WrittenRule['follows']>): Partial<Consequences> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function naiveDecision(written: WrittenRule[], facts: RuleFacts) {
  const matched: Rule[] = [];
  for (const rule of naiveOrder(written)) {
    if (!rule.enabled || !naiveMatches(rule.when, facts)) continue;
    matched.push(rule);
    if (rule.follows.stop) break;
  }
  const suppress = matched.some(({ follows }) => follows.suppress);
  const routes = matched.flatMap(({ follows }) =>
    follows.notify.flatMap((route) => (route === 'default' ? DEFAULTS.routes : [route])),
  );
  return {
    rules: matched.map(({ id }) => id),
    notify: suppress ? [] : routes.filter((route, at) => routes.indexOf(route) === at),
    severity: matched.map(({ follows }) => follows.severity).find(Boolean) ?? null,
    cooldown: matched.map(({ cooldown }) => cooldown).find((seconds) => seconds !== null) ?? null,
    playbook: matched.map(({ follows }) => follows.playbook).find(Boolean) ?? null,
    diagnose: matched.map(({ follows }) => follows.diagnose).find((said) => said !== null) ?? null,
    suppress,
    stop: matched.some(({ follows }) => follows.stop),
    failures: [],
  };
}

/** Few letters, so that patterns and names meet. */
const word = fc.stringMatching(/^[ab-]{0,5}$/);
const glob = fc.stringMatching(/^[ab*?-]{1,6}$/);
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
      .map((parts) => parts.join(' ')),
    { minLength: 1, maxLength: 2 },
  );
const KINDS = ['Deployment', 'StatefulSet', 'Node'];
const LABELS = ['app', 'team', 'constructor'];
const anyOf = <T>(items: readonly T[]) => fc.constantFrom(...items);
/** Leaves most fields out: a rule with ten conditions matches nothing. */
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

const when: fc.Arbitrary<When> = fc.record({
  type: some(patterns(...EVENT_TYPES, '*_unavailable')),
  severity: some(patterns(...SEVERITIES)),
  context: some(patterns()),
  namespace: some(patterns()),
  kind: some(patterns(...KINDS, 'deployment', '*SET')),
  name: some(patterns()),
  labels: some(fc.dictionary(anyOf(LABELS), patterns(), { maxKeys: 2, noNullPrototype: true })),
  restarts: some(comparisons('0', '3', '5')),
  duration: some(comparisons('0s', '90s', '10m', '1h')),
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
const written: fc.Arbitrary<WrittenRule[]> = fc.uniqueArray(
  fc.record({
    id: anyOf(ID),
    enabled: fc.option(fc.boolean(), { nil: undefined }),
    when: fc.option(when, { nil: undefined, freq: 9 }),
    cooldown: fc.option(fc.integer({ min: 0, max: 9_999 }), { nil: undefined }),
    follows: fc.option(follows, { nil: undefined, freq: 9 }),
  }),
  { selector: ({ id }) => id, maxLength: 6 },
);
const facts: fc.Arbitrary<RuleFacts> = fc.record({
  type: anyOf(EVENT_TYPES),
  severity: anyOf(SEVERITIES),
  context: word,
  namespace: word,
  kind: anyOf(KINDS),
  name: word,
  labels: fc.option(fc.dictionary(anyOf([...LABELS, 'x']), word, { maxKeys: 3 })),
  restarts: fc.option(fc.integer({ min: 0, max: 6 })),
  since: fc.oneof(
    fc.integer({ min: -60, max: 4_000 }).map((seconds) => new Date(NOW - seconds * 1000).toISOString()),
    fc.constant('not a time'),
  ),
  preExisting: fc.option(fc.boolean()),
});

describe('rules', () => {
  it('decide as the naive matcher does', () => {
    let matches = 0;
    fc.assert(
      fc.property(written, facts, (rules, incident) => {
        const decision = evaluate(ruleSet(rules, DEFAULTS), incident, NOW);
        expect(decision).toEqual(naiveDecision(rules, incident));
        matches += Number(decision.rules.some((id) => id.length === 1));
      }),
      { numRuns: 2_000 },
    );
    // It is no test of rules that never match.
    expect(matches).toBeGreaterThan(100);
  });

  it('are explained as they decided, each condition by itself', () => {
    fc.assert(
      fc.property(written, facts, (rules, incident) => {
        const set = ruleSet(rules, DEFAULTS);
        const explained = explain(set, incident, NOW);
        const decision = evaluate(set, incident, NOW);
        expect(explained.filter(({ outcome }) => outcome === 'matched').map(({ rule }) => rule)).toEqual(
          decision.rules,
        );
        for (const { outcome, conditions } of explained) {
          const holds = conditions.every(({ matches }) => matches);
          if (outcome === 'matched') expect(holds).toBe(true);
          if (outcome === 'not_matched') expect(holds).toBe(false);
        }
        expect(explained.map(({ rule }) => rule)).toEqual(naiveOrder(rules).map(({ id }) => id));
      }),
    );
  });
});
