/** The parts of Kubernetes' objects the simulated controllers read. Tests may store malformed ones, so nearly all is optional. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  managedFields?: unknown[];
}

export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastTransitionTime?: string | null;
  lastUpdateTime?: string;
  lastProbeTime?: string | null;
  lastHeartbeatTime?: string;
}

export interface Container {
  name: string;
  image: string;
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  restartPolicy?: string;
  [field: string]: unknown;
}

export interface TerminatedState {
  exitCode: number;
  signal?: number;
  reason: string;
  startedAt: string;
  finishedAt: string;
  containerID: string;
  message?: string;
}

export interface ContainerState {
  waiting?: { reason: string; message?: string };
  running?: { startedAt: string };
  terminated?: TerminatedState;
}

export interface ContainerStatus {
  name: string;
  state: ContainerState;
  lastState: ContainerState;
  ready: boolean;
  started: boolean;
  restartCount: number;
  image: string;
  imageID: string;
  containerID?: string;
}

export interface PodSpec {
  containers: Container[];
  initContainers?: Container[];
  nodeName?: string;
  nodeSelector?: Record<string, string>;
  restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  terminationGracePeriodSeconds?: number;
  tolerations?: { key?: string; operator?: string; effect?: string; tolerationSeconds?: number }[];
  [field: string]: unknown;
}

export interface PodTemplate {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
  spec: PodSpec;
}

export interface Pod extends KubeObject {
  spec?: PodSpec;
  status?: {
    phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
    conditions?: Condition[];
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
    reason?: string;
    [field: string]: unknown;
  };
}

export interface Node extends KubeObject {
  spec?: {
    unschedulable?: boolean;
    taints?: { key: string; effect: string; timeAdded?: string }[];
    [field: string]: unknown;
  };
  status?: { conditions?: Condition[]; [field: string]: unknown };
}

interface WorkloadSpec {
  replicas?: number;
  selector?: { matchLabels?: Record<string, string> };
  template: PodTemplate;
  [field: string]: unknown;
}

export interface WorkloadStatus {
  observedGeneration?: number;
  conditions?: Condition[];
  [field: string]: unknown;
}

export interface Deployment extends KubeObject {
  spec?: WorkloadSpec & { paused?: boolean; progressDeadlineSeconds?: number };
  status?: WorkloadStatus;
}

export interface ReplicaSet extends KubeObject {
  spec?: WorkloadSpec;
  status?: WorkloadStatus & { replicas?: number; availableReplicas?: number; readyReplicas?: number };
}

export interface StatefulSet extends KubeObject {
  spec?: WorkloadSpec;
  status?: WorkloadStatus;
}

export interface DaemonSet extends KubeObject {
  spec?: WorkloadSpec;
  status?: WorkloadStatus;
}

export interface Job extends KubeObject {
  spec?: { template: PodTemplate; backoffLimit?: number; completions?: number; [field: string]: unknown };
  status?: WorkloadStatus & { active?: number; succeeded?: number; failed?: number };
}

export interface CronJob extends KubeObject {
  spec?: {
    schedule: string;
    suspend?: boolean;
    jobTemplate: { metadata?: object; spec: NonNullable<Job['spec']> };
    successfulJobsHistoryLimit?: number;
    failedJobsHistoryLimit?: number;
    [field: string]: unknown;
  };
  status?: WorkloadStatus;
}

export interface PodDisruptionBudget extends KubeObject {
  spec?: {
    minAvailable?: number | string;
    maxUnavailable?: number | string;
    selector?: { matchLabels?: Record<string, string> };
  };
}

/** Every resource the demo serves, by its plural name, and what it holds. */
export interface Objects {
  pods: Pod;
  nodes: Node;
  namespaces: KubeObject;
  services: KubeObject;
  events: KubeObject;
  configmaps: KubeObject;
  deployments: Deployment;
  replicasets: ReplicaSet;
  statefulsets: StatefulSet;
  daemonsets: DaemonSet;
  jobs: Job;
  cronjobs: CronJob;
  poddisruptionbudgets: PodDisruptionBudget;
}

export type ResourceName = keyof Objects;
