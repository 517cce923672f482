import pLimit from 'p-limit';
import { startDemoServer } from '../../electron/demo/demo-server.ts';
import type { KubeObject } from '../../electron/demo/kubernetes-types.ts';
import { emptyScenario } from '../../electron/demo/scenarios/empty.ts';
import { RESOURCES, resourcePath } from '../../electron/kube/resources.ts';
import { noControlPlane, startControlPlane } from '../support/control-plane.ts';
import {
  DEPLOYMENTS,
  deployment,
  type Made,
  NAMESPACES,
  NODES,
  namespaceName,
  node,
  pod,
  podName,
  podStatus,
  replicaSet,
} from './cluster-objects.ts';

type Kind = 'nodes' | 'deployments' | 'replicasets' | 'pods';

/** An API server whose objects the bench alone changes: nothing controls them. */
interface Server {
  name: string;
  kubeconfig: string;
  createNamespace(name: string): Promise<unknown>;
  create(kind: Kind, made: Made): Promise<KubeObject>;
  writeStatus(kind: Kind, namespace: string, name: string, status: object): Promise<unknown>;
  remove(kind: Kind, namespace: string, name: string): Promise<unknown>;
  down(): Promise<void>;
}

/** 200 nodes, 1,000 deployments and as many pods as a measure wants. */
export interface BenchCluster {
  /** What serves it. */
  readonly name: string;
  readonly kubeconfig: string;
  readonly pods: number;
  /** Adds pods until there are so many. */
  grow(pods: number): Promise<void>;
  writePod(index: number, ...how: [health: 'running' | 'crashing', turn?: number]): Promise<void>;
  removePod(index: number): Promise<void>;
  down(): Promise<void>;
}

/** Requests under way at once while filling: more would only queue in the server. */
const PARALLEL = 16;

/** The real control plane where there is one, else the demo's API server. */
export async function startBenchCluster(
  serve = noControlPlane === null ? realServer : demoServer,
): Promise<BenchCluster> {
  const server = await serve();
  const limit = pLimit(PARALLEL);
  const owners: KubeObject[] = [];
  let pods = 0;

  await limit.map(range(0, NAMESPACES), (index) => server.createNamespace(namespaceName(index)));
  await limit.map(range(0, NODES), (index) => server.create('nodes', node(index)));
  await limit.map(range(0, DEPLOYMENTS), async (index) => {
    const owner = await server.create('deployments', deployment(index));
    owners[index] = await server.create('replicasets', replicaSet(owner));
  });

  return {
    name: server.name,
    kubeconfig: server.kubeconfig,
    get pods() {
      return pods;
    },
    async grow(wanted) {
      await limit.map(range(pods, wanted), async (index) => {
        const owner = owners[index % DEPLOYMENTS];
        if (owner !== undefined) await server.create('pods', pod(index, owner));
      });
      pods = Math.max(pods, wanted);
    },
    async writePod(index, ...how) {
      await server.writeStatus('pods', namespaceName(index), podName(index), podStatus(index, ...how));
    },
    async removePod(index) {
      await server.remove('pods', namespaceName(index), podName(index));
    },
    down: server.down,
  };
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

async function realServer(): Promise<Server> {
  const { kubeconfig, api, down } = await startControlPlane({ apiOnly: true });
  const { gitVersion } = await api('GET', '/version');
  const writeStatus: Server['writeStatus'] = (kind, namespace, name, status) =>
    api('PATCH', `${resourcePath(RESOURCES[kind], namespace, name)}/status`, { status });
  return {
    name: `kube-apiserver ${gitVersion} and etcd`,
    kubeconfig,
    createNamespace: (name) => api('POST', '/api/v1/namespaces', { metadata: { name } }),
    async create(kind, { object, status }) {
      const { group, version, kind: name } = RESOURCES[kind];
      const { namespace = '' } = object.metadata;
      const type = { apiVersion: group === '' ? version : `${group}/${version}`, kind: name };
      await api('POST', resourcePath(RESOURCES[kind], namespace), { ...type, ...object });
      const made = await writeStatus(kind, namespace, object.metadata.name, status);
      return made as KubeObject;
    },
    writeStatus,
    remove: (kind, namespace, name) =>
      api('DELETE', resourcePath(RESOURCES[kind], namespace, name), { gracePeriodSeconds: 0 }),
    down,
  };
}

/** The demo's API server without a story. */
export async function demoServer(): Promise<Server> {
  const demo = await startDemoServer({
    scenario: { ...emptyScenario, nodes: [], deployments: [], daemonSets: [] },
  });
  return {
    name: 'the demo API server',
    kubeconfig: demo.kubeconfig,
    createNamespace: async (name) => demo.cluster.makeNamespace(name),
    create: async (kind, { object, status }) => demo.cluster.create(kind, { ...object, status }),
    writeStatus: async (kind, namespace, name, status) =>
      demo.cluster.patchStatus(kind, namespace || undefined, name, status),
    remove: async (kind, namespace, name) => demo.cluster.delete(kind, namespace || undefined, name),
    down: demo.close,
  };
}
