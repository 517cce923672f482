import { type Playbook, playbookSchema } from '../../shared/playbook.ts';

/** The five that come with Dogwatch. A playbook of a person's own with the same id takes its place. */
export const BUILT_IN: readonly Playbook[] = [
  {
    id: 'crash-loop',
    name: 'Restart a crashing pod',
    description:
      'Looks at the pod and its last words, deletes it so that its controller makes a new one, and waits.',
    for: ['crash_loop', 'container_config_error', 'image_pull_failed'],
    steps: [
      { do: 'describe' },
      { do: 'logs', previous: true },
      { do: 'restart-pod' },
      { do: 'verify', within: 600 },
    ],
  },
  {
    id: 'oom',
    name: 'Raise the memory limit',
    description:
      'Shows the limits beside what was used, raises the limit of the killed container by half, and waits.',
    for: ['oom_killed'],
    steps: [{ do: 'limits' }, { do: 'raise-memory-limit', percent: 50 }, { do: 'verify', within: 2400 }],
  },
  {
    id: 'rollback',
    name: 'Take back a rollout',
    description: 'Shows the revisions and restores the newest one that Dogwatch itself saw available.',
    for: [
      'rollout_stuck',
      'zero_replicas',
      'crash_loop',
      'container_config_error',
      'image_pull_failed',
      'statefulset_unavailable',
      'daemonset_unavailable',
    ],
    steps: [{ do: 'history' }, { do: 'rollback' }, { do: 'verify', within: 900 }],
  },
  {
    id: 'node-not-ready',
    name: 'Empty a broken node',
    description:
      'Keeps new pods off the node, moves the others elsewhere as their disruption budgets allow, and waits.',
    for: ['node_not_ready', 'node_pressure'],
    steps: [
      { do: 'describe' },
      { do: 'cordon' },
      { do: 'drain', within: 300 },
      { do: 'verify', within: 900 },
    ],
  },
  {
    id: 'scale-up',
    name: 'Run one more pod',
    description: 'Adds a pod to the workload and waits.',
    for: ['zero_replicas', 'statefulset_unavailable', 'rollout_stuck'],
    steps: [{ do: 'describe' }, { do: 'scale', by: 1 }, { do: 'verify', within: 600 }],
  },
].map((playbook) => playbookSchema.parse(playbook));
