import type { EventType } from '../cluster-event.ts';

/** Each type as one would tick it in a list; kubernetesTerm() is the word to search for. */
export const EVENT_TYPE_NAMES: Readonly<Record<EventType, string>> = {
  crash_loop: 'Crash loops',
  oom_killed: 'Out of memory',
  node_not_ready: 'Nodes not ready',
  zero_replicas: 'No available pods',
  image_pull_failed: 'Failed image pulls',
  container_config_error: 'Containers that cannot be made',
  pod_unschedulable: 'Pods without a node',
  job_failed: 'Failed Jobs',
  rollout_stuck: 'Stuck rollouts',
  statefulset_unavailable: 'StatefulSets',
  daemonset_unavailable: 'DaemonSets',
  node_pressure: 'Nodes under pressure',
};
