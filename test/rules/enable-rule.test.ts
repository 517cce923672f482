import { describe, expect, it } from 'vitest';
import { withEnabled } from '../../electron/rules/enable-rule.ts';
import { parseRules } from '../../electron/rules/parse-rules.ts';

const OWN = `# mine
rules:
  # payments first
  - id: payments # the team's
    name: "Payments"
    when: { namespace: payments }
    then:
      notify: [slack:C123456789]   # loud
`;

describe('switching a rule', () => {
  it('adds one line, and keeps every other letter', () => {
    expect(withEnabled(OWN, 'payments', false, false)).toBe(
      OWN.replace("- id: payments # the team's", "- id: payments\n    enabled: false # the team's"),
    );
  });

  it('changes the word where there is one', () => {
    const off = withEnabled(OWN, 'payments', false, false);
    expect(withEnabled(off, 'payments', true, false)).toBe(off.replace('enabled: false', 'enabled: true'));
    const flow = 'rules: [{ id: a, enabled: true, when: {}, then: { stop: true } }]\n';
    expect(withEnabled(flow, 'a', false, false)).toBe(flow.replace('enabled: true', 'enabled: false'));
  });

  it.each([
    ['nothing', '', 'rules:\n  - id: crash-loop\n    enabled: false\n'],
    ['a comment', '# mine', '# mine\nrules:\n  - id: crash-loop\n    enabled: false\n'],
    ['no rules', 'rules:\n', 'rules:\n  - id: crash-loop\n    enabled: false\n'],
    ['an empty list', 'rules: []\n', 'rules: [{ id: crash-loop, enabled: false }]\n'],
    ['others', OWN, `${OWN}  - id: crash-loop\n    enabled: false\n`],
  ])('a built-in one gets an entry in a file with %s', (_, before, after) => {
    expect(withEnabled(before, 'crash-loop', false, true)).toBe(after);
  });

  it.each([
    ['flow style', '{ id: a, when: {}, then: { stop: true } }'],
    ['quotes', '\n    id: "a"\n    when: {}\n    then: { stop: true }'],
    ['an alias', '&x { id: a, when: {}, then: { stop: true } }'],
    ['no indentation at all', '{ id: a, when: {}, then: { stop: true } }'],
  ])('works with %s', (_, entry) => {
    for (const text of [`rules:\n  - ${entry}\n`, `rules:\n- ${entry}\n# the end`]) {
      const off = withEnabled(text, 'a', false, false);
      expect(parseRules(off).rules).toMatchObject([{ id: 'a', enabled: false }]);
      const both = withEnabled(off, 'oom-killed', false, true);
      expect(parseRules(both).rules).toMatchObject([
        { id: 'a', enabled: false },
        { id: 'oom-killed', enabled: false },
      ]);
      if (text.endsWith('end')) expect(both).toContain('# the end');
    }
  });

  it('is refused for a rule that is not there, and in a file with mistakes', () => {
    expect(() => withEnabled(OWN, 'other', false, false)).toThrow('There is no rule "other"');
    expect(() => withEnabled('rules: 5', 'crash-loop', false, true)).toThrow('mend them first');
  });
});
