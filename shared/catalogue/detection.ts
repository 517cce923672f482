import type { Entries } from './entry.ts';
import { EVENT_TYPE_NAMES } from './event-type-names.ts';

export const detectionEntries = {
  'detect.off': {
    label: 'Troubles looked for',
    does: 'What is not ticked opens no incident; what is open of it is no longer watched.',
    group: 'detection',
    choices: EVENT_TYPE_NAMES,
    leavesOut: true,
  },
  'detect.grace.node_not_ready': {
    label: 'Grace of a node',
    does: 'How long a node must be not ready before it is an incident.',
    group: 'detection',
    unit: 's',
  },
  'detect.grace.zero_replicas': {
    label: 'Grace of a Deployment',
    does: 'How long a Deployment must be without an available pod. Rollouts that replace all pods need some.',
    group: 'detection',
    unit: 's',
  },
  'detect.grace.image_pull_failed': {
    label: 'Grace of an image pull',
    does: 'How long pulling an image must fail; registries have short hiccups.',
    group: 'detection',
    unit: 's',
  },
  'detect.grace.pod_unschedulable': {
    label: 'Grace of an unschedulable pod',
    does: 'How long a pod must wait for a node; an autoscaler needs a few minutes to add one.',
    group: 'detection',
    unit: 's',
  },
  'detect.grace.statefulset_unavailable': {
    label: 'Grace of a StatefulSet',
    does: 'How long pods of a StatefulSet must be not ready.',
    group: 'detection',
    unit: 's',
  },
  'detect.grace.daemonset_unavailable': {
    label: 'Grace of a DaemonSet',
    does: 'How long pods of a DaemonSet must be not ready.',
    group: 'detection',
    unit: 's',
  },
  'detect.crashLoopHold': {
    label: 'Recovery of a crash loop',
    does: 'How long a container that kept crashing must run before it counts as recovered.',
    group: 'detection',
    unit: 's',
  },
  'detect.oomCurrent': {
    label: 'Recovery from out of memory',
    does: 'How long a container that ran out of memory must run without doing so again.',
    group: 'detection',
    unit: 's',
  },
  'detect.recoveryHold': {
    label: 'Recovery of anything else',
    does: 'How long every other trouble must be gone before its incident is resolved.',
    group: 'detection',
    unit: 's',
  },
} as const satisfies Entries;
