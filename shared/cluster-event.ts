/** The contract between the watch-loop and everything after it. */

export const CORE_TYPES = ['crash_loop', 'oom_killed', 'node_not_ready', 'zero_replicas'] as const;
export const EXTENDED_TYPES = [
  'image_pull_failed',
  'container_config_error',
  'pod_unschedulable',
  'job_failed',
  'rollout_stuck',
  'statefulset_unavailable',
  'daemonset_unavailable',
  'node_pressure',
] as const;
export const EVENT_TYPES = [...CORE_TYPES, ...EXTENDED_TYPES] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Most severe first: the order in which lists and icons rank them. */
export const SEVERITIES = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One Kubernetes object. `namespace` is '' for cluster-scoped kinds; `uid` is '' where only a name is known. */
export interface ObjectRef {
  kind: string;
  namespace: string;
  name: string;
  uid: string;
}

/** What a detector knew beyond the message. Times are RFC 3339 as the API gave them; absent means not reported. */
export interface EventMetadata {
  restartCount?: number;
  /** Runs of the container that have ended: unlike restartCount it does not move while a container comes back. */
  endedRuns?: number;
  /** The kubelet's or controller's own word: CrashLoopBackOff, OOMKilled, ErrImagePull, ProgressDeadlineExceeded … */
  reason?: string;
  exitCode?: number;
  signal?: number;
  startedAt?: string;
  finishedAt?: string;
  containerID?: string;
  /** Resource quantities as written in the pod spec, e.g. "512Mi". */
  memoryLimit?: string;
  memoryRequest?: string;
  image?: string;
  node?: string;
  /** Replicas wanted and available, or completions for a Job. */
  wants?: number;
  available?: number;
  /** The Ready condition's status of a node that is not ready. */
  ready?: 'False' | 'Unknown';
  cordoned?: boolean;
  /** Node pressure conditions that are True: MemoryPressure, DiskPressure, PIDPressure. */
  pressures?: string[];
  paused?: boolean;
  /** The component's own explanation, cut to 1,000 characters. */
  detail?: string;
  initContainer?: boolean;
}

/**
 * `anomaly`: trouble seen, or seen again. `recovery`: positive evidence, held long enough. `gone`: the object was deleted.
 * `unwatched`: a filter or an opt-out excludes it, and nobody knows what becomes of it; never stored.
 */
export type EventPhase = 'anomaly' | 'recovery' | 'gone' | 'unwatched';

/** One observed anomaly or recovery. Immutable, persisted before anything acts on it. */
export interface ClusterEvent {
  id: string;
  /** The kubeconfig context it was seen through. */
  context: string;
  /** The cluster behind the context: UID of the kube-system namespace, or "server:<hash>". */
  cluster: string;
  type: EventType;
  phase: EventPhase;
  severity: Severity;
  /** The object observed: a Pod, a Node, a Deployment … */
  namespace: string;
  kind: string;
  name: string;
  uid: string;
  /** The controlling workload (the object itself for nodes, workloads, bare and static pods). Incidents are keyed by it. */
  owner: ObjectRef;
  container: string | null;
  message: string;
  labels: Record<string, string>;
  metadata: EventMetadata;
  /** The object's relevant part at the moment of detection, secrets and managedFields removed. Null unless it is an anomaly. */
  rawData: unknown;
  /** Names this one occurrence for ever (for an OOM: container ID and finishedAt), so that it is reported once. */
  occurrence: string;
  /** How many occurrences this event stands for: two restarts between two looks are 2. 0 unless it is an anomaly. */
  occurrences: number;
  /** When the condition began by the API's own timestamps, RFC 3339. */
  since: string;
  /** RFC 3339. */
  detectedAt: string;
}

/** Events that were found together; a burst (first sync, wake, unpause) becomes one summary, not a storm. */
export interface EventBatch {
  context: string;
  cluster: string;
  events: ClusterEvent[];
  /** Names the burst these belong to; null for events of the ordinary loop. */
  burst: string | null;
}
