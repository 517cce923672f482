import { patternWords } from '../../shared/pattern-words.ts';
import { type RuleFacts, TEXT_FIELDS, type When } from '../../shared/rules.ts';
import { type Comparison, type Measure, parseComparison } from './comparison.ts';
import { type Pattern, parsePattern } from './pattern.ts';

/** One thing a rule asks of an incident. */
export interface Condition {
  /** "namespace", "labels.team" … */
  field: string;
  /** As the rule has it. */
  wants: string;
  /** What the incident has; null where it has nothing, or it is not known. `now` in epoch ms. */
  has(facts: RuleFacts, now: number): string | null;
  matches(facts: RuleFacts, now: number): boolean;
}

/** The conditions of a rule, in the order of their cost. @throws Error with one clause for what is no condition. */
export function conditionsOf(when: When): Condition[] {
  const conditions: Condition[] = [];
  if (when.preExisting !== undefined) conditions.push(preExisting(when.preExisting));
  if (when.restarts !== undefined)
    conditions.push(measured('restarts', 'count', when.restarts, ({ restarts }) => restarts));
  if (when.duration !== undefined)
    conditions.push(measured('duration', 'duration', when.duration, lastedSeconds));
  for (const field of TEXT_FIELDS) {
    const patterns = when[field];
    if (patterns !== undefined) conditions.push(text(field, patterns, (facts) => facts[field]));
  }
  for (const [label, patterns] of Object.entries(when.labels ?? {})) {
    const labelOf = ({ labels }: RuleFacts) =>
      labels !== null && Object.hasOwn(labels, label) ? (labels[label] ?? null) : null;
    conditions.push(text(`labels.${label}`, patterns, labelOf));
  }
  return conditions;
}

/** How long it lasts, in whole seconds; null when its beginning is no time. A beginning to come is now. */
export function lastedSeconds({ since }: RuleFacts, now: number): number | null {
  const began = Date.parse(since);
  return Number.isNaN(began) ? null : Math.max(0, Math.floor((now - began) / 1000));
}

/** Kubernetes takes kinds in any case; names are exact. */
function text(field: string, sources: string[], has: (facts: RuleFacts) => string | null): Condition {
  const patterns = sources.map((source) => parsePattern(source, { ignoreCase: field === 'kind' }));
  const wanted = patterns.filter(({ negated }) => !negated);
  const unwanted = patterns.filter(({ negated }) => negated);
  return {
    field,
    wants: patternWords(sources),
    has,
    matches(facts) {
      const value = has(facts);
      if (value === null) return wanted.length === 0 && unwanted.length > 0;
      // No pattern at all is a choice among nothing.
      const isWanted = wanted.length === 0 ? unwanted.length > 0 : anyFits(wanted, value);
      return isWanted && !anyFits(unwanted, value);
    },
  };
}

const anyFits = (patterns: Pattern[], value: string) => patterns.some(({ fits }) => fits(value));

function measured(
  field: string,
  measure: Measure,
  sources: string[],
  measuredOf: (facts: RuleFacts, now: number) => number | null,
): Condition {
  const comparisons: Comparison[] = sources.map((source) => parseComparison(source, measure));
  return {
    field,
    wants: sources.join(' or '),
    has(facts, now) {
      const value = measuredOf(facts, now);
      return value === null ? null : `${value}${measure === 'duration' ? 's' : ''}`;
    },
    matches(facts, now) {
      const value = measuredOf(facts, now);
      return value !== null && comparisons.some(({ holds }) => holds(value));
    },
  };
}

function preExisting(wanted: boolean): Condition {
  return {
    field: 'preExisting',
    wants: String(wanted),
    has: ({ preExisting }) => (preExisting === null ? null : String(preExisting)),
    matches: ({ preExisting }) => preExisting === wanted,
  };
}
