import type { Entries } from './entry.ts';

export const remediationEntries = {
  'remediation.auto': {
    label: 'Automatic remediation',
    does: 'Rules may start playbooks, and their steps that only read run unasked. Steps that change something always wait for you.',
    group: 'remediation',
  },
  'remediation.approvalTimeout': {
    label: 'Time to approve',
    does: 'How long a step waits for your approval before it is given up.',
    group: 'remediation',
    unit: 's',
  },
} as const satisfies Entries;
