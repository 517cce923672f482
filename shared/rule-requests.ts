import { z } from 'zod';
import type { Decision, RuleExplanation, RuleFacts, RuleInEffect, RuleProblem } from './rules.ts';
import type { SilenceView } from './silence.ts';

/** What the window asks about rules and silences: a part of the contract in ipc.ts. */

/** More than rules.yaml may have, so that main can say how much too long it is. */
const rulesText = z.string().max(1_000_000);
/** What names one state of the file; '' while there is none. */
const revision = z.string().max(64);
const comment = z.string().max(500);
const time = z.iso.datetime();

export const rulePayloads = {
  'rules.get': z.strictObject({}),
  /** What is wrong with a text, without saving it. */
  'rules.check': z.strictObject({ text: rulesText }),
  /** Saves the text when it is right, and when the file still is what `revision` names. */
  'rules.save': z.strictObject({ text: rulesText, revision }),
  'rules.enable': z.strictObject({ rule: z.string().min(1).max(63), enabled: z.boolean() }),
  /** What rules say of an incident, or of a pasted ClusterEvent; with `text`, what those in it would say. */
  'rules.try': z.strictObject({
    subject: z.union([
      z.strictObject({ incident: z.uuid() }),
      z.strictObject({ event: z.string().max(1_000_000) }),
    ]),
    text: rulesText.nullable(),
  }),
  'silences.list': z.strictObject({}),
  'silences.add': z.strictObject({
    /** Patterns by field as a rule's `when` has them; labels as "labels.team". */
    when: z.record(z.string().max(330), z.array(z.string().max(300)).max(50)),
    start: time,
    end: time,
    comment,
  }),
  /** Silences all trouble of an incident's workload or node, from now on. */
  'silences.addFor': z.strictObject({ incident: z.uuid(), end: time, comment }),
  /** A time that has come ends it now. */
  'silences.setEnd': z.strictObject({ id: z.uuid(), end: time }),
} as const;

export interface RulesView {
  /** The path of rules.yaml. */
  file: string;
  text: string;
  revision: string;
  /** What is wrong with the file; then `rules` are those that were right last. */
  problems: RuleProblem[];
  /** In the order in which they are asked. */
  rules: RuleInEffect[];
}

export interface RulesSaved {
  /** invalid: `problems` say why. conflict: the file was changed elsewhere, `view` is what it says now. */
  outcome: 'saved' | 'invalid' | 'conflict';
  problems: RuleProblem[];
  view: RulesView;
}

export interface TriedRules {
  facts: RuleFacts;
  decision: Decision;
  rules: RuleExplanation[];
}

export interface RuleReplies {
  'rules.get': RulesView;
  'rules.check': RuleProblem[];
  'rules.save': RulesSaved;
  'rules.enable': RulesView;
  'rules.try': TriedRules;
  'silences.list': SilenceView[];
  'silences.add': SilenceView[];
  'silences.addFor': SilenceView[];
  'silences.setEnd': SilenceView[];
}
