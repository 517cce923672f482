import type { RulesView, TriedRules } from '../../shared/rule-requests.ts';
import type { Rule, RuleInEffect, RuleProblem } from '../../shared/rules.ts';
import type { SilenceView } from '../../shared/silence.ts';
import type { Scene } from './fake-bridge.ts';
import { ago } from './scene-incidents.ts';
import { scenes } from './scenes.ts';

/** The rules of a person who has some, one of them wrong, and silences of every state. */

const follows = {
  notify: ['default'],
  severity: null,
  playbook: null,
  diagnose: true,
  suppress: false,
  stop: false,
};

function rule(id: string, part: Partial<RuleInEffect>): RuleInEffect {
  const rule: Rule = { id, name: id, enabled: true, when: { type: ['crash_loop'] }, cooldown: null, follows };
  return {
    ...rule,
    ...{ builtIn: true, written: false, matched: 3, lastMatched: ago(4), failed: 0, lastError: null },
    ...part,
  };
}

function silence(id: string, state: SilenceView['state'], part: Partial<SilenceView> = {}): SilenceView {
  return {
    id: `0b9c7b0e-5555-4222-8333-44445555666${id}`,
    when: { namespace: ['shop'], name: ['checkout', '!checkout-test'] },
    comment: 'planned work',
    start: ago(30),
    end: ago(-90),
    createdAt: ago(30),
    state,
    silencing: { count: 0, first: [] },
    ...part,
  };
}

/** `problems`: what is wrong with the file. */
export function withRules(problems: RuleProblem[] = []): Scene {
  const scene = scenes.incidents();
  const [first] = scene.incidents;
  if (first === undefined) throw new Error('the scene has no incidents');
  const view: RulesView = {
    file: '/home/ada/.config/dogwatch/rules.yaml',
    text: 'rules:\n  - id: quiet-jobs\n    name: Nightly jobs\n    when: { type: job_failed }\n    then: { suppress: true }\n',
    revision: '1',
    problems,
    rules: [
      rule('quiet-jobs', {
        name: 'Nightly jobs',
        builtIn: false,
        written: true,
        when: { type: ['job_failed'], labels: { team: ['*'] }, duration: ['> 10m'] },
        follows: { ...follows, notify: [], suppress: true, stop: true },
      }),
      rule('crash-loops', { name: 'Crash loops', failed: 2, lastError: 'the pattern took too long' }),
      rule('oom-killed', { name: 'Out of memory', enabled: false, matched: 0, lastMatched: null }),
    ],
  };
  const tried: TriedRules = {
    facts: {
      ...{ type: first.type, severity: first.severity, context: first.context, namespace: first.namespace },
      ...{
        kind: first.kind,
        name: first.name,
        labels: null,
        restarts: 4,
        since: first.since,
        preExisting: false,
      },
    },
    decision: {
      ...{ notify: ['native'], severity: null, cooldown: null, playbook: null, diagnose: true },
      ...{ suppress: false, stop: false, rules: ['crash-loops'], failures: [] },
    },
    rules: [
      {
        ...{
          rule: 'quiet-jobs',
          name: 'Nightly jobs',
          builtIn: false,
          outcome: 'not_matched',
          because: null,
        },
        conditions: [{ field: 'type', wants: 'job_failed', has: first.type, matches: false }],
      },
      {
        ...{ rule: 'crash-loops', name: 'Crash loops', builtIn: true, outcome: 'matched', because: null },
        conditions: [{ field: 'type', wants: 'crash_loop', has: 'crash_loop', matches: true }],
      },
    ],
  };
  const silences = [
    silence('1', 'active', { silencing: { count: 1, first: [first] } }),
    silence('2', 'pending', { start: ago(-60), comment: '' }),
    silence('3', 'expired', { end: ago(5) }),
  ];
  return {
    ...scene,
    answers: {
      'rules.get': view,
      'rules.check': problems,
      'rules.try': tried,
      'silences.list': silences,
    },
  };
}
