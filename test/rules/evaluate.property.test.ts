import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { evaluate } from '../../electron/rules/evaluate.ts';
import { explain } from '../../electron/rules/explain.ts';
import { parseRules } from '../../electron/rules/parse-rules.ts';
import type { WrittenRule } from '../../electron/rules/rule-schema.ts';
import { ruleSet } from '../../electron/rules/rule-set.ts';
import { createSilences } from '../../electron/rules/silences.ts';
import type { When } from '../../shared/rules.ts';
import type { Silence } from '../../shared/silence.ts';
import { testLog } from '../incidents/support/test-log.ts';
import { facts, when, written } from './support/arbitrary-rules.ts';
import { NOW } from './support/facts.ts';
import { DEFAULTS, naiveDecision, naiveMatches, naiveOrder } from './support/naive-rules.ts';

/** The whole table against a matcher that is written as naively as the words of the issue. */

/** What a file can say: a rule of one's own has a "then", and none says nothing. */
const sayable = (rules: readonly WrittenRule[]): WrittenRule[] =>
  rules.map((rule) => {
    const isOwn = rule.id.length === 1;
    const says = Object.keys(rule.follows ?? {}).length > 0;
    return {
      ...rule,
      when: isOwn ? (rule.when ?? {}) : rule.when,
      follows: says ? rule.follows : isOwn ? { stop: false } : undefined,
    };
  });

function fileOf(rules: readonly WrittenRule[]): string {
  const said = rules.map(({ follows, cooldown, ...rule }) => ({
    ...rule,
    ...(cooldown !== undefined && { cooldown: `${cooldown}s` }),
    ...Object.fromEntries(follows === undefined ? [] : [['then', follows]]),
  }));
  return stringify({ rules: said }, { defaultStringType: 'QUOTE_DOUBLE' });
}

const minutes = (count: number) => new Date(NOW + count * 60_000).toISOString();
const silenceOf = (index: number, matchers: When, start: number, lasts: number): Silence => ({
  id: `01a20320-a200-78ca-bd46-f36faad78d${index}0`,
  when: matchers,
  comment: '',
  start: minutes(start),
  end: minutes(start + lasts),
  createdAt: minutes(start),
});

const noStore = { add() {}, prune() {}, endAt: () => false };

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

  it('read from a file decide as the naive matcher does', () => {
    let matches = 0;
    fc.assert(
      fc.property(written.map(sayable), facts, (rules, incident) => {
        const text = fileOf(rules);
        const parsed = parseRules(text);
        expect(parsed.problems, text).toEqual([]);
        const decision = evaluate(ruleSet(parsed.rules, DEFAULTS), incident, NOW);
        expect(decision).toEqual(naiveDecision(rules, incident));
        matches += Number(decision.rules.some((id) => id.length === 1));
      }),
      { numRuns: 300 },
    );
    expect(matches).toBeGreaterThan(20);
  });

  it('of silences are about what the naive matcher says, for as long as the longest of them', () => {
    const span = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(when, span), { maxLength: 4 }), facts, (some, incident) => {
        const made = some.map(([matchers, [start, minutes]], index) =>
          silenceOf(index, matchers, start, minutes),
        );
        const silences = createSilences({ silences: { ...noStore, all: () => made } }, testLog());
        const ends = made
          .filter(({ start, end }) => Date.parse(start) <= NOW && NOW < Date.parse(end))
          .filter((silence) => naiveMatches(silence.when, incident))
          .map(({ end }) => end);
        expect(silences.silencedUntil(incident, NOW)).toBe(ends.toSorted().at(-1) ?? null);
      }),
      { numRuns: 300 },
    );
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
