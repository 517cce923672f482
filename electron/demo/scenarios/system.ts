import type { NodeOptions, WorkloadOptions } from '../manifests.ts';

export const NODES: NodeOptions[] = [
  { name: 'node-1', zone: 'a' },
  { name: 'node-2', zone: 'b' },
  { name: 'node-3', zone: 'c' },
  { name: 'node-4', zone: 'a' },
  { name: 'node-5', zone: 'b', cpu: '16', memory: '64Gi' },
];

export const SYSTEM_NAMESPACES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

const everywhere = { tolerations: [{ operator: 'Exists' }], priorityClassName: 'system-node-critical' };

const system = (
  name: string,
  image: string,
  memory: string,
  more: Partial<WorkloadOptions> = {},
): WorkloadOptions => ({
  namespace: 'kube-system',
  name,
  containers: [{ name, image, cpu: '200m', memory }],
  ...more,
});

export const SYSTEM_DEPLOYMENTS: WorkloadOptions[] = [
  system('coredns', 'registry.k8s.io/coredns/coredns:v1.12.4', '170Mi', { replicas: 2 }),
  system('metrics-server', 'registry.k8s.io/metrics-server/metrics-server:v0.8.0', '200Mi', { replicas: 2 }),
];

export const SYSTEM_DAEMON_SETS: WorkloadOptions[] = [
  system('kube-proxy', 'registry.k8s.io/kube-proxy:v1.34.2', '128Mi', { podSpec: everywhere }),
  system('csi-node', 'registry.k8s.io/sig-storage/csi-node-driver:v1.48.0', '128Mi', { podSpec: everywhere }),
];
