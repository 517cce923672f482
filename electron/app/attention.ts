import type { Attention } from '../incidents/attention.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { Silences } from '../rules/silences.ts';

/** Rules are the program's, silences the database's: what incidents ask is both. */
export function attentionOf(rules: RuleBook, silences: Silences): Attention {
  return {
    decide: rules.decide,
    matched: rules.matched,
    durations: rules.durations,
    silencedUntil: silences.silencedUntil,
    version: (now) => `${rules.version()} ${silences.version(now)}`,
  };
}
