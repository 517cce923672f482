import { type EventType, EXTENDED_TYPES, type Severity } from '../../shared/cluster-event.ts';
import type { Rule } from '../../shared/rules.ts';

/** Each with the playbook that automatic remediation, off by default, starts: what that reads is read, then a person is asked. */
const BUILT_IN = [
  ['crash-loop', 'Crash loops', ['crash_loop'], 'crash-loop'],
  ['oom-killed', 'Out of memory', ['oom_killed'], 'oom'],
  ['node-not-ready', 'Nodes that stopped reporting', ['node_not_ready'], 'node-not-ready'],
  ['zero-replicas', 'Workloads with no available pods', ['zero_replicas'], 'rollback'],
  ['other-trouble', 'All other trouble', EXTENDED_TYPES, null],
] as const;

/** A rule in a person's file with one of these ids changes Dogwatch's own. */
export const BUILT_IN_IDS: readonly string[] = BUILT_IN.map(([id]) => id);

/** What holds before anybody wrote a rule: everything is told at the severities of the settings, but the types in `off`. */
export function builtInRules(severities: readonly Severity[], off: readonly EventType[]): Rule[] {
  return BUILT_IN.map(([id, name, types, playbook]) => ({
    id,
    name,
    enabled: true,
    when: { type: types.filter((type) => !off.includes(type)), severity: [...severities] },
    cooldown: null,
    follows: {
      notify: ['default'],
      severity: null,
      playbook,
      diagnose: null,
      suppress: false,
      stop: false,
    },
  }));
}
