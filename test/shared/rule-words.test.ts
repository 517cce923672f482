import { describe, expect, it } from 'vitest';
import {
  conditionWords,
  decisionWords,
  followsWords,
  outcomeWords,
  whenWords,
} from '../../shared/rule-words.ts';
import type { Consequences, Decision, RuleExplanation } from '../../shared/rules.ts';

const NOTHING: Consequences = {
  notify: [],
  severity: null,
  playbook: null,
  diagnose: null,
  suppress: false,
  stop: false,
};
const decision: Decision = { ...NOTHING, cooldown: null, rules: [], failures: [] };
const explanation: RuleExplanation = {
  rule: 'a',
  name: 'A',
  builtIn: false,
  outcome: 'matched',
  conditions: [],
  because: null,
};

describe('rules in words', () => {
  it('what they are about', () => {
    expect(
      whenWords({
        type: ['crash_loop', 'oom_killed'],
        namespace: ['shop', 'pay-*', '!shop-test'],
        name: ['!api', '!web'],
        labels: { team: ['a'] },
        restarts: ['>= 5'],
        duration: ['> 10m'],
        preExisting: false,
      }),
    ).toEqual([
      'type crash_loop or oom_killed',
      'namespace shop or pay-*, not shop-test',
      'name not api or web',
      'label team a',
      'restarts >= 5',
      'lasting > 10m',
      'seen to begin',
    ]);
    expect(whenWords({ severity: [], preExisting: true })).toEqual([
      'severity nothing',
      'there at the first look',
    ]);
    expect(whenWords({})).toEqual([]);
  });

  it('what follows', () => {
    const follows: Consequences = {
      notify: ['native', 'slack:C0123456789'],
      severity: 'info',
      playbook: 'restart',
      diagnose: true,
      suppress: true,
      stop: true,
    };
    expect(followsWords({ follows, cooldown: 900 })).toEqual([
      'tell native and slack:C0123456789',
      'tell nobody',
      'make it info',
      'offer playbook restart',
      'diagnose',
      'not again within 15 min',
      'stop here',
    ]);
    expect(followsWords({ follows: NOTHING, cooldown: null })).toEqual([]);
  });

  it('what they say in all', () => {
    expect(decisionWords(decision)).toEqual(['tells nobody']);
    expect(decisionWords({ ...decision, suppress: true })).toEqual(['tells nobody: suppressed']);
    expect(
      decisionWords({ ...decision, notify: ['native'], severity: 'info', cooldown: 60, diagnose: false }),
    ).toEqual(['tells native', 'makes it info', 'not again within 1 min', 'does not diagnose it']);
  });

  it.each([
    ['shop', 'namespace is shop (wanted: pay-*)'],
    ['', 'namespace is empty (wanted: pay-*)'],
    [null, 'namespace is not there (wanted: pay-*)'],
    ['a\u202eb\nc', 'namespace is ab c (wanted: pay-*)'],
  ])('a condition on %j', (has, words) => {
    expect(conditionWords({ field: 'namespace', wants: 'pay-*', has, matches: false })).toBe(words);
  });

  it.each([
    [{}, 'Matches: it asks nothing.'],
    [{ outcome: 'not_matched' }, 'Does not match.'],
    [{ outcome: 'disabled' }, 'Switched off.'],
    [{ outcome: 'stopped', because: 'b' }, 'Not asked: "b" ends it.'],
    [{ outcome: 'failed', because: 'no' }, 'Failed (no): counts as not matching.'],
  ] as const)('how it went: %j', (part, words) => {
    expect(outcomeWords({ ...explanation, ...part })).toBe(words);
  });
});
