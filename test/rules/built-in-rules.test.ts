import { describe, expect, test } from 'vitest';
import { BUILT_IN } from '../../electron/playbooks/built-in.ts';
import { builtInRules } from '../../electron/rules/built-in-rules.ts';
import { CORE_TYPES, EVENT_TYPES, SEVERITIES } from '../../shared/cluster-event.ts';

const rules = builtInRules(SEVERITIES, []);

describe('what holds before anybody wrote a rule', () => {
  test('every type of trouble is told by one rule, but those switched off', () => {
    expect(rules.flatMap(({ when }) => when.type).toSorted()).toEqual([...EVENT_TYPES].toSorted());
    const without = builtInRules(SEVERITIES, ['crash_loop']).flatMap(({ when }) => when.type);
    expect(without).not.toContain('crash_loop');
  });

  test.each(CORE_TYPES)('%s has a playbook that is meant for it, and reads before it asks', (type) => {
    const rule = rules.find(({ when }) => when.type?.includes(type));
    const playbook = BUILT_IN.find(({ id }) => id === rule?.follows.playbook);
    expect(playbook?.for).toContain(type);
    expect(['describe', 'limits', 'history']).toContain(playbook?.steps[0]?.do);
  });
});
