/** Builders of API objects as a real API server returns them. Every part a test does not name is a healthy one. */
import { type ContainerParts, containerSpec, containerStatus } from './container-states.ts';
import {
  ago,
  condition,
  DAY,
  type Fields,
  type KubeObject,
  type MetaParts,
  metadata,
} from './kube-metadata.ts';

export interface PodParts extends MetaParts {
  containers?: ContainerParts[];
  init?: ContainerParts[];
  ephemeral?: ContainerParts[];
  /** '' for a pod that is not scheduled yet. */
  node?: string;
  phase?: string;
  reason?: string;
  message?: string;
  restartPolicy?: string;
  /** Instead of the conditions of a pod that became ready `readySince` seconds ago. */
  conditions?: Fields[];
  ready?: boolean;
  /** Seconds since its Ready condition last changed. */
  readySince?: number;
  /** Seconds since the kubelet took it on; null: not yet. */
  started?: number | null;
}

/** A pod of a ReplicaSet, running well on node-1. */
export function pod(parts: PodParts = {}): KubeObject {
  const { containers = [{}], init = [], ephemeral = [], node = 'node-1', ready = true } = parts;
  const age = parts.age ?? DAY;
  const since = parts.readySince ?? age;
  const started = parts.started === undefined ? age : parts.started;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata('Pod', {
      ...parts,
      name: parts.name ?? 'web-6d4b75cb6d-x2x7k',
      controller:
        parts.controller === undefined ? { kind: 'ReplicaSet', name: 'web-6d4b75cb6d' } : parts.controller,
    }),
    spec: {
      restartPolicy: parts.restartPolicy ?? 'Always',
      ...(node !== '' && { nodeName: node }),
      ...(init.length > 0 && { initContainers: init.map(containerSpec) }),
      containers: containers.map(containerSpec),
      ...(ephemeral.length > 0 && { ephemeralContainers: ephemeral.map(containerSpec) }),
      serviceAccountName: 'default',
      schedulerName: 'default-scheduler',
      tolerations: [
        {
          key: 'node.kubernetes.io/not-ready',
          operator: 'Exists',
          effect: 'NoExecute',
          tolerationSeconds: 300,
        },
      ],
      volumes: [{ name: 'kube-api-access', projected: { defaultMode: 420 } }],
    },
    status: {
      phase: parts.phase ?? 'Running',
      ...(parts.reason && { reason: parts.reason }),
      ...(parts.message && { message: parts.message }),
      conditions: parts.conditions ?? [
        condition('Initialized', 'True', age),
        condition('Ready', ready ? 'True' : 'False', since),
        condition('ContainersReady', ready ? 'True' : 'False', since),
        condition('PodScheduled', 'True', age),
      ],
      ...(started !== null && { startTime: ago(started) }),
      hostIP: '10.0.0.1',
      podIP: '10.244.0.17',
      podIPs: [{ ip: '10.244.0.17' }],
      qosClass: 'Burstable',
      ...(init.length > 0 && { initContainerStatuses: init.map(containerStatus) }),
      containerStatuses: containers.map(containerStatus),
      ...(ephemeral.length > 0 && { ephemeralContainerStatuses: ephemeral.map(containerStatus) }),
    },
  };
}

/** A pod the scheduler says that about, for `since` seconds. */
export function pendingPod(since: number, reason = 'Unschedulable', parts: PodParts = {}): KubeObject {
  const made = pod({
    node: '',
    phase: 'Pending',
    age: since,
    started: null,
    conditions: [
      condition('PodScheduled', 'False', since, reason, '0/5 nodes are available: 5 Insufficient cpu.'),
    ],
    ...parts,
  });
  return {
    ...made,
    status: { phase: made.status.phase, conditions: made.status.conditions, qosClass: 'Burstable' },
  };
}

export interface NodeParts extends MetaParts {
  ready?: Fields | null;
  /** More conditions, or others instead of the pressures. */
  conditions?: Fields[];
  cordoned?: boolean;
  taints?: Fields[];
}

/** A ready node without pressure. */
export function node(parts: NodeParts = {}): KubeObject {
  const { ready = condition('Ready', 'True', DAY, 'KubeletReady', 'kubelet is posting ready status') } =
    parts;
  const calm = ['MemoryPressure', 'DiskPressure', 'PIDPressure'].map((type) => condition(type, 'False', DAY));
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: metadata('Node', { ...parts, name: parts.name ?? 'node-1' }, false),
    spec: {
      podCIDR: '10.244.0.0/24',
      ...(parts.cordoned && { unschedulable: true }),
      ...(parts.taints && { taints: parts.taints }),
    },
    status: {
      conditions: [...(parts.conditions ?? calm), ...(ready === null ? [] : [ready])],
      capacity: { cpu: '8', memory: '32Gi', pods: '110' },
      nodeInfo: { kubeletVersion: 'v1.34.1', osImage: 'Debian GNU/Linux 13' },
      images: [{ names: ['registry.example/web:1.4.2'], sizeBytes: 123456 }],
    },
  };
}

export function namespace(parts: MetaParts & { phase?: string } = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: metadata('Namespace', { ...parts, name: parts.name ?? 'shop' }, false),
    spec: { finalizers: ['kubernetes'] },
    status: { phase: parts.phase ?? 'Active' },
  };
}
