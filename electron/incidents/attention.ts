import type { Decision, RuleFacts } from '../../shared/rules.ts';

/** What rules and silences say of incidents. Asked inside a transaction: fast, pure, no I/O. Times are epoch ms. */
export interface Attention {
  decide(facts: RuleFacts, now: number): Decision;
  /** These rules match an incident that they did not match before. */
  matched(rules: readonly string[], now: number): void;
  /** Until when (RFC 3339) nobody is told; null: nothing silences it. */
  silencedUntil(facts: RuleFacts, now: number): string | null;
  /** Seconds after which a rule may begin to match, as its `duration` says. */
  durations(): readonly number[];
  /** Changes whenever another set of rules holds, or of silences. */
  version(now: number): string;
}

/** What holds when the rules themselves fall over: rather one message too many. */
export const UNDECIDED: Decision = {
  notify: ['native'],
  severity: null,
  cooldown: null,
  playbook: null,
  diagnose: null,
  suppress: false,
  stop: false,
  rules: [],
  failures: [],
};
