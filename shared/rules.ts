import type { Severity } from './cluster-event.ts';

/** Rules as people write them: which incidents deserve whose attention, and what follows. */

/** Conditions on text: each a list of patterns, any of which is enough. */
export const TEXT_FIELDS = ['type', 'severity', 'context', 'namespace', 'kind', 'name'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Everything named must hold; a field that is absent asks nothing. Lists are any-of, `!` at their beginning is "none of". */
export type When = { [field in TextField]?: string[] | undefined } & {
  /** By label name. */
  labels?: Record<string, string[]> | undefined;
  /** Comparisons: ">= 5". */
  restarts?: string[] | undefined;
  /** Comparisons of how long the trouble lasts: "> 10m". */
  duration?: string[] | undefined;
  preExisting?: boolean | undefined;
};

/** What follows when a rule matches. What is null leaves it to other rules. */
export interface Consequences {
  /** As in route.ts, or `default` for the route of the settings. */
  notify: string[];
  severity: Severity | null;
  /** A playbook's id. */
  playbook: string | null;
  diagnose: boolean | null;
  /** Nobody is told, whatever other rules say. */
  suppress: boolean;
  /** Rules after this one are not looked at. */
  stop: boolean;
}

export interface Rule {
  id: string;
  name: string;
  enabled: boolean;
  when: When;
  /** Seconds within which the same incident is not told again; null leaves it to other rules and the settings. */
  cooldown: number | null;
  /** The file's word for it is `then`. */
  follows: Consequences;
}

/** What rules know of an incident. null is "not known", as in an export that does not carry it. */
export interface RuleFacts {
  type: string;
  severity: Severity;
  context: string;
  namespace: string;
  /** The controlling workload or node. */
  kind: string;
  name: string;
  /** Of the object that was seen failing last. */
  labels: Record<string, string> | null;
  restarts: number | null;
  /** When the trouble began, RFC 3339. */
  since: string;
  preExisting: boolean | null;
}

/** What all rules together say of an incident. */
export interface Decision {
  /** Routes (route.ts) of those to tell: what the matching rules name, each once; empty when suppressed. */
  notify: string[];
  /** Instead of the detected one. This and the next three: the first matching rule that says so. */
  severity: Severity | null;
  /** Seconds within which the same incident is not told again; null: as the settings say. */
  cooldown: number | null;
  playbook: string | null;
  diagnose: boolean | null;
  suppress: boolean;
  /** True when a rule ended the evaluation: those after it were not looked at. */
  stop: boolean;
  /** Ids of the rules that matched, in the order they were looked at. */
  rules: string[];
  /** Rules that could not be judged, and why. They count as not matching. */
  failures: { rule: string; error: string }[];
}

/** One condition of one rule, and how it went. */
export interface ConditionExplanation {
  /** "namespace", "labels.team" … */
  field: string;
  /** As the rule has it. */
  wants: string;
  /** What the incident has; null where it has nothing, or it is not known. */
  has: string | null;
  matches: boolean;
}

export type RuleOutcome = 'matched' | 'not_matched' | 'disabled' | 'stopped' | 'failed';

/** Why a rule matched or not. Conditions are given also for rules that were not reached. */
export interface RuleExplanation {
  rule: string;
  name: string;
  builtIn: boolean;
  outcome: RuleOutcome;
  conditions: ConditionExplanation[];
  /** The rule that ended the evaluation, or the failure; null otherwise. */
  because: string | null;
}

/** A rule that holds now, and how it fared since it came into force. */
export interface RuleInEffect extends Rule {
  builtIn: boolean;
  /** The person's file has a word in it. */
  written: boolean;
  /** Incidents that it matched, and when the last (RFC 3339). */
  matched: number;
  lastMatched: string | null;
  /** How often it could not be judged, and why at last. */
  failed: number;
  lastError: string | null;
}

/** Something wrong in the rules file. Lines and columns count from 1. */
export interface RuleProblem {
  line: number;
  column: number;
  /** One sentence. */
  message: string;
}
