import { beforeEach, describe, expect, it } from 'vitest';
import { parseRules } from '../../electron/rules/parse-rules.ts';
import { createRuleBook, type RuleBook } from '../../electron/rules/rule-book.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { crashFacts, NOW } from './support/facts.ts';

let settings: Settings;
let book: RuleBook;
/** What the clock says each time it is asked, in ms. */
let times: number[];

beforeEach(() => {
  settings = defaultSettings();
  times = [];
  book = createRuleBook(
    () => settings,
    () => times.shift() ?? 0,
  );
});
const use = (...lines: string[]) =>
  book.use(parseRules(`rules:\n${lines.map((line) => `  - ${line}\n`).join('')}`).rules);
const ids = () => book.inEffect().map(({ id }) => id);

describe('the rules in force', () => {
  it('are the built-in ones before anybody wrote one', () => {
    expect(ids()).toEqual(['crash-loop', 'oom-killed', 'node-not-ready', 'zero-replicas', 'other-trouble']);
    expect(book.inEffect().every(({ builtIn, written, enabled }) => builtIn && !written && enabled)).toBe(
      true,
    );
  });

  it('put a person’s own first, and mark what a person changed', () => {
    use('{ id: oom-killed, enabled: false }', '{ id: mine, when: {}, then: { stop: true } }');
    expect(ids()[0]).toBe('mine');
    const oom = book.inEffect().find(({ id }) => id === 'oom-killed');
    expect(oom).toMatchObject({ builtIn: true, written: true, enabled: false });
  });

  it('follow the settings: severities, types left out, the default route', () => {
    expect(book.decide(crashFacts(), NOW).notify).toEqual(['native']);
    settings.notifications.defaultRoute = 'slack:C0123456789';
    expect(book.decide(crashFacts(), NOW).notify).toEqual(['slack:C0123456789']);
    settings.notifications.off = ['crash_loop'];
    expect(book.decide(crashFacts(), NOW).notify).toEqual([]);
    expect(book.decide(crashFacts({ type: 'job_failed', severity: 'info' }), NOW).notify).toEqual([]);
    settings.notifications.severities = ['info'];
    expect(book.decide(crashFacts({ type: 'job_failed', severity: 'info' }), NOW).notify).not.toEqual([]);
  });

  it('have another version after each change, and the same one without', () => {
    const first = book.version();
    expect(book.version()).toBe(first);
    use('{ id: mine, when: {}, then: { stop: true } }');
    const second = book.version();
    settings.notifications.severities = ['info'];
    expect(new Set([first, second, book.version()]).size).toBe(3);
  });

  it('name the durations that time alone may reach, of rules that are on', () => {
    use(
      '{ id: a, when: { duration: [">= 5m", "> 1h"] }, then: { stop: true } }',
      '{ id: b, when: { duration: "> 5m" }, then: { stop: true } }',
      '{ id: c, enabled: false, when: { duration: "> 2d" }, then: { stop: true } }',
    );
    expect(book.durations()).toEqual([300, 3600]);
  });
});

describe('the tally', () => {
  it('counts incidents that matched, and starts anew with other rules', () => {
    book.matched(['crash-loop'], NOW);
    book.matched(['crash-loop', 'gone'], NOW + 1_000);
    expect(book.inEffect()[0]).toMatchObject({
      matched: 2,
      lastMatched: new Date(NOW + 1_000).toISOString(),
    });
    use();
    expect(book.inEffect()[0]).toMatchObject({ matched: 0, lastMatched: null });
  });

  it('names rules that time ran out for', () => {
    use('{ id: slow, when: {}, then: { suppress: true } }');
    times = [0, 51];
    expect(book.decide(crashFacts(), NOW).notify).toEqual(['native']);
    expect(book.inEffect()[0]).toMatchObject({ id: 'slow', failed: 1 });
    expect(book.problems()).toEqual([
      'The rule "slow" failed once (all rules together took longer than 50 ms): it matched nothing then.',
    ]);
  });
});

it('other rules can be tried without putting them in force', () => {
  const { rules } = parseRules('rules: [{ id: mine, when: {}, then: { suppress: true } }]');
  expect(book.tryOut(rules, crashFacts(), NOW).decision.rules).toEqual(['mine', 'crash-loop']);
  expect(book.explain(crashFacts(), NOW).decision.rules).toEqual(['crash-loop']);
});
