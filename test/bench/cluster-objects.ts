import { createHash } from 'node:crypto';
import type { KubeObject } from '../../electron/demo/kubernetes-types.ts';
import { deploymentManifest } from '../../electron/demo/manifests.ts';
import type { NewObject } from '../../electron/demo/object-store.ts';
import { controllerReference, podOf, podTemplate } from '../../electron/demo/pod-manifest.ts';
import { createRandom } from '../../electron/demo/random.ts';

/** The bench's cluster, as data: big, healthy and of the size real ones are (a pod is about 6 kB of JSON). */

export const NODES = 200;
export const DEPLOYMENTS = 1_000;
export const NAMESPACES = 20;

/** One pod in so many has a second container. */
const MULTI_CONTAINER = 20;

const random = createRandom(1);
const digits = (index: number, count: number) => String(index).padStart(count, '0');
const aDayAgo = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+/, '');

export const namespaceName = (index: number) => `team-${digits(index % NAMESPACES, 2)}`;
const nodeName = (index: number) => `node-${digits(index % NODES, 3)}`;
export const deploymentName = (index: number) => `service-${digits(index % DEPLOYMENTS, 4)}`;
export const podName = (index: number) =>
  `${deploymentName(index)}-6d4b75cb6d-${digits(Math.floor(index / DEPLOYMENTS), 5)}`;

/** Digests are what compresses worst. */
const digest = (of: string) => createHash('sha256').update(of).digest('hex');

/** An object to create and the status to write on it then. */
export interface Made {
  object: NewObject;
  status: Record<string, unknown>;
}

export function node(index: number): Made {
  const condition = (type: string, status: string, reason: string) => ({
    type,
    status,
    reason,
    message: `${reason} as the kubelet reports it`,
    lastHeartbeatTime: aDayAgo,
    lastTransitionTime: aDayAgo,
  });
  const resources = { cpu: '16', memory: '65806272Ki', pods: '110', 'ephemeral-storage': '203070420Ki' };
  const labels = {
    'kubernetes.io/hostname': nodeName(index),
    'node.kubernetes.io/instance-type': 'm5.4xlarge',
  };
  return {
    object: { metadata: { name: nodeName(index), labels }, spec: { podCIDR: `10.${index}.0.0/24` } },
    status: {
      capacity: resources,
      allocatable: resources,
      conditions: [
        condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory'),
        condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure'),
        condition('PIDPressure', 'False', 'KubeletHasSufficientPID'),
        condition('Ready', 'True', 'KubeletReady'),
      ],
      images: Array.from({ length: 20 }, (_, image) => ({
        names: [`registry.shop.example/service-${image}@sha256:${'5f70bf18a0860070'.repeat(4)}`],
        sizeBytes: 187_654_321,
      })),
    },
  };
}

export function deployment(index: number): Made {
  const condition = (type: string, reason: string) => ({
    type,
    status: 'True',
    reason,
    message: `Deployment is ${type.toLowerCase()}.`,
    lastUpdateTime: aDayAgo,
    lastTransitionTime: aDayAgo,
  });
  const [namespace, name] = [namespaceName(index), deploymentName(index)];
  return {
    object: deploymentManifest({ namespace, name, replicas: 1 }),
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      conditions: [
        condition('Available', 'MinimumReplicasAvailable'),
        condition('Progressing', 'NewReplicaSetAvailable'),
      ],
    },
  };
}

export function replicaSet(owner: KubeObject): Made {
  const { spec } = owner as KubeObject & { spec: { selector: object; template: object } };
  const { name, namespace = '' } = owner.metadata;
  return {
    object: {
      metadata: { name: `${name}-6d4b75cb6d`, namespace, ownerReferences: [controllerReference(owner)] },
      spec: { replicas: 1, selector: spec.selector, template: spec.template },
    },
    status: { observedGeneration: 1, replicas: 1, readyReplicas: 1, availableReplicas: 1 },
  };
}

export const containerNames = (index: number) => (index % MULTI_CONTAINER === 0 ? ['app', 'proxy'] : ['app']);

export function pod(index: number, owner: KubeObject): Made {
  const labels = { 'app.kubernetes.io/name': deploymentName(index), 'app.kubernetes.io/part-of': 'shop' };
  const env = Object.fromEntries(
    ['DATABASE', 'QUEUE'].map((peer) => [
      `${peer}_URL`,
      `https://${peer.toLowerCase()}.${namespaceName(index)}.svc`,
    ]),
  );
  const containers = containerNames(index).map((name) => ({
    name,
    image: `registry.shop.example/${deploymentName(index)}-${name}:1.4.${index % 10}`,
    port: 8080,
    env,
  }));
  const object = podOf(podTemplate(labels, containers), owner, podName(index), random);
  return {
    object: { ...object, spec: { ...(object.spec as object), nodeName: nodeName(index) } },
    status: podStatus(index, 'running'),
  };
}

/** What the kubelet says of a pod. `turn` changes nothing that matters, as most updates do. */
export function podStatus(index: number, health: 'running' | 'crashing', turn = 0): Record<string, unknown> {
  const ready = health === 'running' ? 'True' : 'False';
  const ip = `10.${(index >> 8) & 255}.${index & 255}.${turn & 255}`;
  return {
    phase: 'Running',
    startTime: aDayAgo,
    hostIP: `192.168.${index & 255}.10`,
    podIP: ip,
    podIPs: [{ ip }],
    qosClass: 'Burstable',
    conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
      type,
      status: type.endsWith('Ready') ? ready : 'True',
      lastProbeTime: null,
      lastTransitionTime: aDayAgo,
    })),
    containerStatuses: containerNames(index).map((name) => ({
      name,
      ready: health === 'running',
      started: health === 'running',
      restartCount: health === 'running' ? 0 : 5 + turn,
      image: `registry.shop.example/${deploymentName(index)}-${name}:1.4.${index % 10}`,
      imageID: `registry.shop.example/${name}@sha256:${digest(`image ${name} ${index % DEPLOYMENTS}`)}`,
      containerID: `containerd://${digest(`container ${name} ${index}`)}`,
      ...(health === 'running' ? RUNNING : CRASHING),
    })),
  };
}

const RUNNING = { state: { running: { startedAt: aDayAgo } }, lastState: {} };
const CRASHING = {
  state: {
    waiting: {
      reason: 'CrashLoopBackOff',
      message: 'back-off 5m0s restarting failed container=app pod=service',
    },
  },
  lastState: {
    terminated: {
      exitCode: 1,
      reason: 'Error',
      startedAt: aDayAgo,
      finishedAt: aDayAgo,
      containerID: `containerd://${'a0b1c2d3e4f50617'.repeat(4)}`,
    },
  },
};
