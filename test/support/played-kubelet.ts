import type { ControlPlane } from './control-plane.ts';

/** Label of pods that do not simply run: `fails`, exits 1 at once. */
export const FATE = 'fate';

/** How long a pod takes from its node to being ready, ms. */
const START_MS = 1_000;
const LOOK_MS = 250;

interface Pod {
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    labels?: Record<string, string>;
    deletionTimestamp?: string;
  };
  spec: { nodeName?: string; containers: { name: string; image: string }[] };
  status: { phase?: string };
}

/** The nodes of a control plane that has none: what kubelets write is written here, the rest is real. */
export interface PlayedKubelet {
  makeNode(name: string): Promise<void>;
  /** Patches the node's Ready condition. */
  ready(node: string, status: 'True' | 'False'): Promise<void>;
  stop(): Promise<void>;
}

export function playKubelet({ api }: Pick<ControlPlane, 'api'>): PlayedKubelet {
  const seenAt = new Map<string, number>();
  let stopped = false;

  async function look(): Promise<void> {
    const { items } = (await api('GET', '/api/v1/pods')) as unknown as { items: Pod[] };
    for (const pod of items) if (pod.spec.nodeName !== undefined) await tend(pod);
  }

  async function tend({ metadata, spec, status }: Pod): Promise<void> {
    const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
    if (metadata.deletionTimestamp !== undefined) {
      await api('DELETE', path, { gracePeriodSeconds: 0 });
      return;
    }
    const since = seenAt.get(metadata.uid) ?? Date.now();
    seenAt.set(metadata.uid, since);
    if (status.phase !== 'Pending' || Date.now() - since < START_MS) return;
    await api('PATCH', `${path}/status`, { status: statusOf(spec, metadata.labels?.[FATE] === 'fails') });
  }

  const run = (async () => {
    while (!stopped) {
      // An object that changed meanwhile is looked at again in a moment.
      await look().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();

  return {
    async makeNode(name) {
      const resources = { cpu: '8', memory: '32Gi', pods: '110' };
      await api('POST', '/api/v1/nodes', { metadata: { name } });
      await api('PATCH', `/api/v1/nodes/${name}/status`, {
        status: { capacity: resources, allocatable: resources, conditions: [readyCondition('True')] },
      });
    },
    ready: async (node, status) =>
      void (await api('PATCH', `/api/v1/nodes/${node}/status`, {
        status: { conditions: [readyCondition(status)] },
      })),
    async stop() {
      stopped = true;
      await run;
    },
  };
}

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

function readyCondition(status: 'True' | 'False') {
  const [reason, message] =
    status === 'True'
      ? ['KubeletReady', 'kubelet is posting ready status']
      : ['KubeletNotReady', 'container runtime is down'];
  return { type: 'Ready', status, reason, message, lastHeartbeatTime: now(), lastTransitionTime: now() };
}

function statusOf({ containers }: Pod['spec'], fails: boolean) {
  const at = now();
  const ended = { exitCode: 1, reason: 'Error', startedAt: at, finishedAt: at };
  const conditions = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
    type,
    status: fails && type.endsWith('Ready') ? 'False' : 'True',
    lastTransitionTime: at,
  }));
  return {
    phase: fails ? 'Failed' : 'Running',
    startTime: at,
    conditions,
    containerStatuses: containers.map(({ name, image }) => ({
      name,
      image,
      imageID: '',
      restartCount: 0,
      ready: !fails,
      state: fails ? { terminated: ended } : { running: { startedAt: at } },
    })),
  };
}
