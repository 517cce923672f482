import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRules } from '../../electron/rules/parse-rules.ts';

/** One rule whose `when` and `then` are given in YAML's flow style. */
const rule = (when: string, follows = '{ stop: true }') =>
  `rules:\n  - id: mine\n    when: ${when}\n    then: ${follows}\n`;
const problem = (text: string) => {
  const { problems } = parseRules(text);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe('rules.yaml', () => {
  it.each(['', '# nothing yet\n', 'rules:\n', 'rules: []\n', 'version: 1\n'])('%j has no rules', (text) => {
    expect(parseRules(text)).toEqual({ rules: [], problems: [] });
  });

  it('says what a rule is about and what follows', () => {
    const text = `
rules:
  - id: payments
    name: Payments at night
    when:
      type: [crash_loop, oom_*]
      severity: critical
      namespace: [payments, "!payments-test"]
      labels: { team: payments, version: 1.10 }
      restarts: ">= 5"
      duration: "> 10m"
      preExisting: false
    cooldown: 15m
    then:
      notify: [slack:C123456789, default]
      severity: warning
      playbook: crash-loop
      diagnose: true
      stop: true
  - id: crash-loop
    enabled: false
`;
    expect(parseRules(text)).toEqual({
      problems: [],
      rules: [
        {
          id: 'payments',
          name: 'Payments at night',
          when: {
            type: ['crash_loop', 'oom_*'],
            severity: ['critical'],
            namespace: ['payments', '!payments-test'],
            // A number of two digits stays what was written.
            labels: { team: ['payments'], version: ['1.10'] },
            restarts: ['>= 5'],
            duration: ['> 10m'],
            preExisting: false,
          },
          cooldown: 900,
          follows: {
            notify: ['slack:C123456789', 'default'],
            severity: 'warning',
            playbook: 'crash-loop',
            diagnose: true,
            stop: true,
          },
        },
        { id: 'crash-loop', enabled: false },
      ],
    });
  });
});

describe('a mistake is one sentence with its place', () => {
  it.each([
    ['- id: a', '1:1 The file must begin with "rules:", and the rules below it as a list.'],
    ['rules: 5', '1:8 rules: must be a list.'],
    ['ruels: []', '1:1 There is no field "ruels": did you mean "rules"?'],
    ['rules:\n\t- id: a', '2:1 Tabs cannot indent in YAML: use spaces.'],
    [
      'rules: [a',
      '1:10 This is not indented enough, or a bracket, a brace or a quote before it is not closed.',
    ],
    ['rules: []\n---\nrules: []', '2:1 A line with --- begins a second document: the file must be one.'],
    ['rules: []\nrules: []', '2:1 This field stands here twice.'],
    [rule('{ namespaces: a }'), '3:13 when: there is no field "namespaces": did you mean "namespace"?'],
    [
      rule('{ colour: red }'),
      '3:13 when: there is no field "colour": there are type, severity, context, namespace, kind, name, labels, restarts, duration, preExisting.',
    ],
    [rule('{ type: crashloop }'), '3:19 when.type: there is no type "crashloop": did you mean "crash_loop"?'],
    [
      rule('{ severity: "!bad" }'),
      '3:23 when.severity: there is no severity "bad": there are critical, warning, info.',
    ],
    [rule('{ name: [ok, /(/] }'), '3:24 when.name: /(/ cannot be used (missing closing ): `(`).'],
    [rule('{ name: !api }'), '3:24 !api is a tag in YAML: put the pattern in quotes, "!api".'],
    [rule('{ name: *-api }'), '3:19 *-api is an alias in YAML: put the pattern in quotes, "*-api".'],
    [rule('{ labels: team }'), '3:21 when.labels: must be a map of fields.'],
    [rule('{ labels: { __proto__: a } }'), '3:23 There is no field "__proto__".'],
    [rule('{ preExisting: yes }'), '3:26 when.preExisting: must be true or false.'],
    [rule('{ restarts: 5 }'), '3:23 when.restarts: "5" is no comparison: write it like ">= 5".'],
    [
      rule('{ namespace: [] }'),
      '3:24 when.namespace: the list is empty: name something, or leave the field out.',
    ],
    [
      rule('{}', '{ notify: slack }'),
      '4:21 then.notify: "slack" is no channel: write native, telegram:ID, slack:ID, webhook:NAME or ntfy:TOPIC, or default.',
    ],
    [rule('{}', '{ severity: high }'), '4:23 then.severity: must be critical, warning or info.'],
    [rule('{}', '{}'), '4:11 then: says nothing: name what is to follow.'],
    [rule(''), '3:11 when: there is nothing here.'],
    ['rules:\n  - id: a\n    then: { stop: true }', /^2:5 The rule "a" has no "when"/],
    ['rules:\n  - id: a\n    when: {}', /^2:5 The rule "a" has no "then"/],
    ['rules:\n  - enabled: false', '2:5 id: is missing.'],
    ['rules:\n  - id: Night shift\n    enabled: false', /^2:9 id: must be 1 to 63 lower case letters/],
    [
      `${rule('{}')}    cooldown: 5\n`,
      '5:15 cooldown: "5" is no duration: write it like 90s, 10m, 1h30m or 2d.',
    ],
    [
      `${rule('{}')}  - id: mine\n    when: {}\n    then: { stop: true }\n`,
      '5:9 The id "mine" is taken by the rule in line 2: give this one another.',
    ],
  ])('%j', (text, sentence) => {
    const said = problem(text);
    expect(said).toHaveLength(1);
    expect(said[0]).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
  });

  it('tells all of them, in the order of the file, and takes no rule', () => {
    const text = `${rule('{ nmae: a }')}  - id: other\n    when: { typ: a }\n    then: { stop: maybe }\n`;
    expect(problem(text)).toEqual([
      expect.stringMatching(/^3:13 .*did you mean "name"/),
      expect.stringMatching(/^6:13 .*did you mean "type"/),
      '7:19 then.stop: must be true or false.',
    ]);
    expect(parseRules(text).rules).toEqual([]);
  });

  it('points at a comparison that lacks its quotes', () => {
    const text = 'rules:\n  - id: a\n    when:\n      restarts: >= 5\n';
    expect(problem(text)[0]).toBe('4:18 What begins with ">" or "|" must be in quotes, like ">= 5".');
  });
});

describe('a file that means harm', () => {
  it('cannot blow up by aliases of aliases', () => {
    const levels = Array.from({ length: 7 }, (_, n) => {
      const before = n === 0 ? 'lol' : Array.from({ length: 10 }, () => `*a${n - 1}`).join(', ');
      return `a${n}: &a${n} [${before}]`;
    });
    expect(problem(`${levels.join('\n')}\n`)).toEqual([
      expect.stringMatching(/The file is too much once its aliases are written out|nested too deeply/),
    ]);
  });

  it('may use an alias as such', () => {
    const text = `rules:
  - { id: a, when: &mine { namespace: payments }, then: { stop: true } }
  - { id: b, when: *mine, then: { suppress: true } }
`;
    expect(parseRules(text).rules.map(({ when }) => when?.namespace)).toEqual([['payments'], ['payments']]);
  });

  it.each([
    ['an alias of itself', 'rules: &a [*a]'],
    ['brackets', '['.repeat(60_000)],
    ['braces', '{a: '.repeat(15_000)],
    ['lists in lists', '- '.repeat(20_000)],
    ['complex names', '? '.repeat(20_000)],
    ['too many letters', 'x'.repeat(70_000)],
    ['too many rules', `rules:\n${'  - id: a\n'.repeat(201)}`],
  ])('%s is refused', (_, text) => {
    const said = problem(text);
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThanOrEqual(50);
    expect(said.join('\n').length).toBeLessThan(20_000);
  });

  it('never throws, and every sentence has a place in the file', () => {
    const words = fc.constantFrom(
      ...[
        'rules:',
        '\n',
        '  ',
        '- ',
        'id: a',
        'when: ',
        'then: ',
        '{',
        '}',
        '[',
        ']',
        '&a ',
        '*a',
        '!',
        '"',
        "'",
      ],
      ...[
        'notify: native',
        'name: ',
        '/(a+)+/',
        '**',
        '|',
        '>',
        '#',
        ',',
        ': ',
        '? ',
        '\t',
        '\0',
        '\u2028',
        '😀',
        '<<: *a',
        '---\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const { rules, problems } = parseRules(text);
        if (problems.length > 0) expect(rules).toEqual([]);
        for (const { line, column, message } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).toMatch(/^[^\n]+[.?]$/);
        }
      }),
    );
  });
});
