/**
 * An object as the API answers it: hostile, any field may be missing, null or of another type. Out of a list it says
 * neither its kind nor its apiVersion.
 */
export type ApiObject = Readonly<Record<string, unknown>>;

/** The end of one container's log. Lines start with the kubelet's RFC 3339 timestamp (`timestamps=true`). */
export interface CaseLog {
  namespace: string;
  pod: string;
  container: string;
  /** Of the container's former run. */
  previous: boolean;
  text: string;
}

/** A ConfigMap that the pod template names: metadata and key names only, never values. */
export interface CaseConfigMap {
  name: string;
  exists: boolean;
  keys: string[];
  /** Latest time in managedFields, else creationTimestamp; null when it could not be read. RFC 3339. */
  changedAt: string | null;
}

/**
 * Everything a diagnosis may look at: read beforehand, so that judging is pure. No Secret is ever read; env values
 * and secrets in templates and logs may still be in here and are masked by whoever prints.
 */
export interface Case {
  /** RFC 3339. */
  now: string;
  context: string;
  /** What is asked about: a pod, a node, or a workload. */
  target: { kind: string; namespace: string; name: string; uid: string | null };
  /** The target's or its pods' controlling workload (Deployment, StatefulSet, DaemonSet, Job, CronJob …), if any. */
  workload: ApiObject | null;
  /** The pods in question, the most telling first: the target itself, or the workload's failing ones. At most 5. */
  pods: readonly ApiObject[];
  /** The workload's ReplicaSets or ControllerRevisions, newest revision first: what changed is read from them. */
  revisions: readonly ApiObject[];
  /** The Jobs of a CronJob, newest first. */
  jobs: readonly ApiObject[];
  /** The node the first pod is on, or the node asked about. */
  node: ApiObject | null;
  /** Kubernetes Events about the pods, the workload, its ReplicaSets, the claims and the node, newest last. */
  events: readonly ApiObject[];
  logs: readonly CaseLog[];
  configMaps: readonly CaseConfigMap[];
  /** PersistentVolumeClaims the pods name. */
  claims: readonly ApiObject[];
  /** Of the target's namespace. */
  quotas: readonly ApiObject[];
  limitRanges: readonly ApiObject[];
  /** Services and Endpoints of the target's namespace: a name that resolves to nothing, a Service with nobody behind it. */
  services: readonly ApiObject[];
  endpoints: readonly ApiObject[];
  /** Highest working set seen per container in bytes, where metrics or the incident's evidence know it. */
  memoryPeaks: Readonly<Record<string, number>>;
  /** What could not be read, one sentence each: "not permitted to read the logs of web-1". */
  problems: readonly string[];
}

/** A case of which nothing could be read: what is asked about is all there is. */
export const NOTHING_READ: Omit<Case, 'now' | 'context' | 'target'> = {
  workload: null,
  pods: [],
  revisions: [],
  jobs: [],
  node: null,
  events: [],
  logs: [],
  configMaps: [],
  claims: [],
  quotas: [],
  limitRanges: [],
  services: [],
  endpoints: [],
  memoryPeaks: {},
  problems: [],
};
