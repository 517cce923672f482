import type { Entries } from './entry.ts';

export const incidentEntries = {
  'incidents.dedupWindow': {
    label: 'Repeats told again after',
    does: 'A repeat of the same incident within this time is counted, but not told again.',
    group: 'incidents',
    unit: 's',
  },
  'incidents.reopenWithin': {
    label: 'Reopen within',
    does: 'Trouble that comes back this soon after an incident was resolved reopens it; later it opens a new one.',
    group: 'incidents',
    unit: 's',
  },
  'incidents.flapWindow': {
    label: 'Flapping: within',
    does: 'An incident that reopens too often within this time is told once as flapping, and then not each time.',
    group: 'incidents',
    unit: 's',
  },
  'incidents.flapAfter': {
    label: 'Flapping: how often',
    does: 'How many times it must reopen within that time.',
    group: 'incidents',
    unit: 'times',
  },
  'incidents.causeLead': {
    label: 'A node explains what came before it',
    does: 'Trouble on a node that began at most this long before the node was not ready is the node’s doing: the API notices late.',
    group: 'incidents',
    unit: 's',
  },
  'incidents.causeHold': {
    label: 'Wait for a cause',
    does: 'How long the notification of an unavailable workload waits for the trouble of its pods that explains it.',
    group: 'incidents',
    unit: 's',
  },
} as const satisfies Entries;
