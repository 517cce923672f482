import { timestamp } from './demo-clock.ts';
import type { NewObject } from './object-store.ts';
import { type ContainerOptions, podTemplate } from './pod-manifest.ts';
import { nodeAddress } from './pod-status.ts';

/** A workload as people think of it; `image` alone makes one container of the workload's name. */
export interface WorkloadOptions {
  namespace: string;
  name: string;
  replicas?: number;
  image?: string;
  containers?: ContainerOptions[];
  initContainers?: ContainerOptions[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** More of the pod spec: nodeSelector, tolerations, ... */
  podSpec?: object;
  /** More of the workload's spec: strategy, paused, ... */
  spec?: object;
}

export interface JobOptions extends WorkloadOptions {
  backoffLimit?: number;
}

export interface CronJobOptions extends JobOptions {
  schedule: string;
}

function parts(options: WorkloadOptions) {
  const {
    namespace,
    name,
    image = `registry.shop.example/${name}:1.0.0`,
    containers = [{ name, image }],
  } = options;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': namespace,
    ...options.labels,
  };
  const template = podTemplate(labels, containers, { ...options.podSpec }, options.initContainers ?? []);
  const annotations = options.annotations ? { annotations: options.annotations } : {};
  const metadata = { name, namespace, labels, ...annotations };
  return { metadata, template, selector: { matchLabels: { 'app.kubernetes.io/name': name } } };
}

export function deploymentManifest(options: WorkloadOptions): NewObject {
  const { metadata, template, selector } = parts(options);
  return {
    metadata,
    spec: {
      replicas: options.replicas ?? 1,
      selector,
      template,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 600,
      ...options.spec,
    },
  };
}

export function statefulSetManifest(options: WorkloadOptions): NewObject {
  const { metadata, template, selector } = parts(options);
  return {
    metadata,
    spec: {
      replicas: options.replicas ?? 1,
      selector,
      template,
      serviceName: options.name,
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      revisionHistoryLimit: 10,
      ...options.spec,
    },
  };
}

export function daemonSetManifest(options: WorkloadOptions): NewObject {
  const { metadata, template, selector } = parts(options);
  const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } };
  return {
    metadata,
    spec: { selector, template, updateStrategy, revisionHistoryLimit: 10, ...options.spec },
  };
}

export function jobManifest(options: JobOptions): NewObject {
  const { metadata, template } = parts(options);
  const spec = { ...template.spec, restartPolicy: 'Never' };
  return {
    metadata,
    spec: {
      completions: 1,
      parallelism: 1,
      backoffLimit: options.backoffLimit ?? 6,
      template: { ...template, spec },
      ...options.spec,
    },
  };
}

export function cronJobManifest(options: CronJobOptions): NewObject {
  const { metadata, spec } = jobManifest(options);
  return {
    metadata,
    spec: {
      schedule: options.schedule,
      concurrencyPolicy: 'Forbid',
      suspend: false,
      jobTemplate: { metadata: {}, spec },
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    },
  };
}

export function podManifest(options: WorkloadOptions): NewObject {
  const { metadata, template } = parts(options);
  return { metadata, spec: template.spec };
}

export interface NodeOptions {
  name: string;
  cpu?: string;
  memory?: string;
  zone?: string;
  labels?: Record<string, string>;
}

export function nodeManifest(
  { name, cpu = '8', memory = '32Gi', zone = 'a', labels }: NodeOptions,
  now: number,
): NewObject {
  const time = timestamp(now);
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    lastHeartbeatTime: time,
    lastTransitionTime: time,
    reason,
    message,
  });
  const capacity = { cpu, memory, pods: '110', 'ephemeral-storage': '98831908Ki' };
  return {
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'node.kubernetes.io/instance-type': 'm6i.2xlarge',
        'topology.kubernetes.io/region': 'eu-central-1',
        'topology.kubernetes.io/zone': `eu-central-1${zone}`,
        ...labels,
      },
    },
    spec: { podCIDR: '10.244.0.0/24', providerID: `demo:///eu-central-1${zone}/${name}` },
    status: {
      capacity,
      allocatable: capacity,
      conditions: [
        condition(
          'MemoryPressure',
          'False',
          'KubeletHasSufficientMemory',
          'kubelet has sufficient memory available',
        ),
        condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
        condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
        condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
      ],
      addresses: [
        { type: 'InternalIP', address: nodeAddress(name) },
        { type: 'Hostname', address: name },
      ],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: 'amd64',
        containerRuntimeVersion: 'containerd://2.1.4',
        kernelVersion: '6.12.41-flatcar',
        kubeletVersion: 'v1.34.2',
        operatingSystem: 'linux',
        osImage: 'Flatcar Container Linux by Kinvolk 4230.2.1 (Oklo)',
      },
    },
  };
}
