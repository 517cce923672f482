import { describe, expect, it } from 'vitest';
import { evaluate } from '../../electron/rules/evaluate.ts';
import { explain } from '../../electron/rules/explain.ts';
import { parseRules } from '../../electron/rules/parse-rules.ts';
import { type RuleDefaults, type RuleSet, ruleSet } from '../../electron/rules/rule-set.ts';
import { EVENT_TYPES, SEVERITIES } from '../../shared/cluster-event.ts';
import { crashFacts, NOW } from './support/facts.ts';

const DEFAULTS: RuleDefaults = { severities: ['critical', 'warning'], off: [], routes: ['native'] };

function rules(text: string, defaults = DEFAULTS): RuleSet {
  const { rules, problems } = parseRules(text);
  expect(problems).toEqual([]);
  return ruleSet(rules, defaults);
}
const own = (...lines: string[]) => rules(`rules:\n${lines.map((line) => `  - ${line}\n`).join('')}`);
const decide = (set: RuleSet, changes = {}) => evaluate(set, crashFacts(changes), NOW);

describe('without a rule of anybody', () => {
  it.each(EVENT_TYPES.flatMap((type) => SEVERITIES.map((severity) => [type, severity] as const)))(
    '%s at %s is told as the settings say',
    (type, severity) => {
      const told = severity === 'info' ? [] : ['native'];
      expect(decide(rules(''), { type, severity }).notify).toEqual(told);
      const all = rules('', { ...DEFAULTS, severities: SEVERITIES, routes: ['slack:C123456789'] });
      expect(decide(all, { type, severity }).notify).toEqual(['slack:C123456789']);
      expect(decide(rules('', { ...DEFAULTS, severities: [] }), { type, severity }).notify).toEqual([]);
    },
  );
});

it('types that the settings leave out are not told', () => {
  const set = rules('', { ...DEFAULTS, off: ['crash_loop', 'job_failed'] });
  expect(decide(set).notify).toEqual([]);
  expect(decide(set, { type: 'job_failed' }).notify).toEqual([]);
  expect(decide(set, { type: 'oom_killed' }).notify).toEqual(['native']);
});

describe('a rule', () => {
  it('adds its routes to those of the others, each once', () => {
    const set = own(
      '{ id: a, when: { namespace: payments }, then: { notify: [slack:C123456789, native] } }',
      '{ id: b, when: { name: web }, then: { notify: slack:C123456789 } }',
    );
    expect(decide(set)).toMatchObject({
      notify: ['slack:C123456789', 'native'],
      rules: ['a', 'b', 'crash-loop'],
    });
  });

  it('keeps later ones from being looked at with stop', () => {
    const set = own('{ id: a, when: {}, then: { notify: ntfy:night, stop: true } }');
    expect(decide(set)).toMatchObject({ notify: ['ntfy:night'], rules: ['a'], stop: true });
  });

  it('silences what others would tell with suppress', () => {
    const set = own('{ id: a, when: { context: "prod*" }, then: { suppress: true } }');
    expect(decide(set)).toMatchObject({ notify: [], suppress: true, rules: ['a', 'crash-loop'] });
    expect(decide(set, { context: 'dev' }).notify).toEqual(['native']);
  });

  it('that comes first has the say about severity, cooldown, playbook and diagnosis', () => {
    const set = own(
      '{ id: a, when: {}, cooldown: 10m, then: { diagnose: false } }',
      '{ id: b, when: {}, cooldown: 1h, then: { severity: info, playbook: restart, diagnose: true } }',
      '{ id: c, when: {}, then: { severity: critical, playbook: rollback } }',
    );
    expect(decide(set)).toMatchObject({
      cooldown: 600,
      diagnose: false,
      severity: 'info',
      playbook: 'restart',
    });
  });

  it('with the id of a built-in one changes it, and keeps what it does not say', () => {
    const off = own('{ id: crash-loop, enabled: false }');
    expect(decide(off)).toMatchObject({ notify: [], rules: [] });
    expect(decide(off, { type: 'oom_killed' }).notify).toEqual(['native']);
    const elsewhere = own('{ id: crash-loop, then: { notify: slack:C123456789 } }');
    expect(decide(elsewhere).notify).toEqual(['slack:C123456789']);
    expect(decide(elsewhere, { severity: 'info' }).notify).toEqual([]);
  });

  it('is told what it asks of labels that are not there', () => {
    const set = own(
      '{ id: set, when: { labels: { canary: "*" } }, then: { stop: true } }',
      '{ id: unset, when: { labels: { canary: "!*" } }, then: { stop: true } }',
    );
    expect(decide(set).rules).toEqual(['unset']);
    expect(decide(set, { labels: { canary: 'yes' } }).rules).toEqual(['set']);
    expect(decide(set, { labels: null }).rules).toEqual(['unset']);
  });

  it('measures how long it lasts from the beginning, and takes a beginning to come for now', () => {
    const set = own('{ id: long, when: { duration: "> 5m" }, then: { stop: true } }');
    expect(decide(set).rules).toEqual(['crash-loop']);
    expect(evaluate(set, crashFacts(), NOW + 1_000).rules).toEqual(['long']);
    expect(decide(set, { since: new Date(NOW + 60_000).toISOString() }).rules).toEqual(['crash-loop']);
    expect(decide(set, { since: 'yesterday' }).rules).toEqual(['crash-loop']);
  });
});

describe('a rule that cannot be judged', () => {
  function broken(): RuleSet {
    const set = own(
      '{ id: bad, when: { name: web }, then: { notify: ntfy:bad, stop: true } }',
      '{ id: good, when: { name: web }, then: { notify: ntfy:good } }',
    );
    return set.map((ready) =>
      ready.rule.id === 'bad'
        ? {
            ...ready,
            conditions: ready.conditions.map((condition) => ({
              ...condition,
              matches: () => {
                throw new Error('the engine fell over');
              },
            })),
          }
        : ready,
    );
  }

  it('counts as not matching, is named, and the rest go on', () => {
    expect(evaluate(broken(), crashFacts(), NOW)).toMatchObject({
      notify: ['ntfy:good', 'native'],
      rules: ['good', 'crash-loop'],
      failures: [{ rule: 'bad', error: 'the engine fell over' }],
    });
  });

  it('is explained as failed', () => {
    const [bad, good] = explain(broken(), crashFacts(), NOW);
    expect(bad).toMatchObject({ rule: 'bad', outcome: 'failed', because: 'the engine fell over' });
    expect(good).toMatchObject({ rule: 'good', outcome: 'matched', because: null });
  });

  it('for lack of time costs nobody the built-in ones', () => {
    const set = own('{ id: slow, when: {}, then: { suppress: true } }', '{ id: oom-killed, enabled: true }');
    let asked = 0;
    const decision = evaluate(set, crashFacts(), NOW, () => ++asked > 0);
    expect(decision).toMatchObject({ notify: ['native'], rules: ['crash-loop'] });
    expect(decision.failures).toEqual([
      { rule: 'slow', error: 'all rules together took longer than 50 ms' },
      { rule: 'oom-killed', error: 'all rules together took longer than 50 ms' },
    ]);
  });
});

describe('an explanation', () => {
  it('says of every condition what was wanted, what there is, and whether it holds', () => {
    const set = own(
      '{ id: a, when: { namespace: [shop, "pay*"], labels: { tier: web }, restarts: ">= 10" }, then: { stop: true } }',
    );
    expect(explain(set, crashFacts(), NOW)[0]).toEqual({
      rule: 'a',
      name: 'a',
      builtIn: false,
      outcome: 'not_matched',
      because: null,
      conditions: [
        { field: 'restarts', wants: '>= 10', has: '7', matches: false },
        { field: 'namespace', wants: 'shop or pay*', has: 'payments', matches: true },
        { field: 'labels.tier', wants: 'web', has: null, matches: false },
      ],
    });
  });

  it('names the rule that ended it, and those that are switched off', () => {
    const set = own(
      '{ id: off, enabled: false, when: {}, then: { suppress: true } }',
      '{ id: a, when: {}, then: { stop: true } }',
      '{ id: b, when: {}, then: { suppress: true } }',
    );
    const told = explain(set, crashFacts(), NOW).map(({ rule, outcome, because }) => [
      rule,
      outcome,
      because,
    ]);
    expect(told.slice(0, 4)).toEqual([
      ['off', 'disabled', null],
      ['a', 'matched', null],
      ['b', 'stopped', 'a'],
      ['crash-loop', 'stopped', 'a'],
    ]);
  });
});

it('names that mean harm are names like others', () => {
  const set = own('{ id: a, when: { name: "*", labels: { __proto: "*" } }, then: { stop: true } }');
  for (const name of ['__proto__', 'constructor', '<b>web</b>', '\0', '\ud800', 'a'.repeat(1_000_000)]) {
    expect(decide(set, { name, labels: { __proto: name } }).rules).toEqual(['a']);
    expect(decide(set, { name }).rules).toEqual(['crash-loop']);
  }
  const inherited = own('{ id: a, when: { labels: { constructor: "*" } }, then: { stop: true } }');
  expect(decide(inherited).rules).toEqual(['crash-loop']);
});
