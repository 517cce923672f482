import { type EventType, EXTENDED_TYPES, type Severity } from '../../shared/cluster-event.ts';
import type { Rule } from '../../shared/rules.ts';

const BUILT_IN = [
  ['crash-loop', 'Crash loops', ['crash_loop']],
  ['oom-killed', 'Out of memory', ['oom_killed']],
  ['node-not-ready', 'Nodes that stopped reporting', ['node_not_ready']],
  ['zero-replicas', 'Workloads with no available pods', ['zero_replicas']],
  ['other-trouble', 'All other trouble', EXTENDED_TYPES],
] as const;

/** A rule in a person's file with one of these ids changes Dogwatch's own. */
export const BUILT_IN_IDS: readonly string[] = BUILT_IN.map(([id]) => id);

/** What holds before anybody wrote a rule: everything is told at the severities of the settings, but the types in `off`. */
export function builtInRules(severities: readonly Severity[], off: readonly EventType[]): Rule[] {
  return BUILT_IN.map(([id, name, types]) => {
    const told = types.filter((type) => !off.includes(type));
    return builtIn(id, name, told, severities);
  });
}

function builtIn(id: string, name: string, type: readonly string[], severity: readonly Severity[]): Rule {
  return {
    id,
    name,
    enabled: true,
    when: { type: [...type], severity: [...severity] },
    cooldown: null,
    follows: {
      notify: ['default'],
      severity: null,
      playbook: null,
      diagnose: null,
      suppress: false,
      stop: false,
    },
  };
}
