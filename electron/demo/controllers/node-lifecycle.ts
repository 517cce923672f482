import { timestamp } from '../demo-clock.ts';
import type { Kubelet, Simulation } from '../kubelet.ts';
import type { Condition, Node } from '../kubernetes-types.ts';
import { setCondition, settle } from '../pod-status.ts';

const HEARTBEAT_MS = 300_000;
/** Default tolerationSeconds for not-ready and unreachable nodes. */
const EVICTION_AFTER_MS = 300_000;

export interface NodeLifecycle {
  /** False: the kubelet says it is not ready. Unknown: it stopped reporting. */
  notReady(node: string, status: 'False' | 'Unknown'): void;
  ready(node: string): void;
}

/** The nodes' heartbeats, and what the node lifecycle controller does when one fails: taints, unready pods, eviction. */
export function startNodeLifecycle(
  { store, timeline, events }: Simulation,
  kubelet: Kubelet,
  present: number,
): NodeLifecycle {
  const podsOn = (node: string) => store.list('pods').filter((pod) => pod.spec?.nodeName === node);
  const readiness = (node: string) =>
    store.get('nodes', undefined, node)?.status?.conditions?.find((each) => each.type === 'Ready');

  function heartbeat(): void {
    for (const { metadata } of store.list('nodes')) {
      if (readiness(metadata.name)?.status === 'Unknown' || store.isHandsOff(metadata.uid)) continue;
      store.update('nodes', undefined, metadata.name, (draft) => {
        for (const each of draft.status?.conditions ?? []) each.lastHeartbeatTime = timestamp(timeline.now());
      });
    }
    timeline.after(HEARTBEAT_MS, heartbeat);
  }
  // The last one before the present is the first anybody can see.
  timeline.at(present - HEARTBEAT_MS, heartbeat);

  function set(name: string, status: Condition['status'], taint: string | undefined): Node {
    const now = timeline.now();
    const time = timestamp(now);
    return store.update('nodes', undefined, name, (draft) => {
      draft.spec ??= {};
      draft.status ??= {};
      draft.status.conditions ??= [];
      const affected = status === 'False' ? ['Ready'] : draft.status.conditions.map((each) => each.type);
      for (const type of new Set([...affected, 'Ready'])) {
        const pressure = type !== 'Ready';
        const value = pressure && status !== 'Unknown' ? 'False' : status;
        setCondition(draft.status.conditions, type, value, now, why(type, status));
        if (status !== 'Unknown') {
          const condition = draft.status.conditions.find((each) => each.type === type);
          if (condition) condition.lastHeartbeatTime = time;
        }
      }
      const own = (key: string) =>
        key === 'node.kubernetes.io/not-ready' || key === 'node.kubernetes.io/unreachable';
      const others = (draft.spec.taints ?? []).filter(({ key }) => !own(key));
      const added = taint
        ? ['NoSchedule', 'NoExecute'].map((effect) => ({ key: taint, effect, timeAdded: time }))
        : [];
      if (others.length + added.length > 0) draft.spec.taints = [...others, ...added];
      else delete draft.spec.taints;
    });
  }

  function judgePods(node: string, ready: boolean): void {
    for (const pod of podsOn(node)) {
      if (store.isHandsOff(pod.metadata.uid) || !pod.status?.conditions) continue;
      const { namespace, name } = pod.metadata;
      if (!ready) events.record(pod, 'Warning', 'NodeNotReady', 'Node is not ready', 'node-controller');
      store.update('pods', namespace, name, (draft) => settle(draft, ready, timeline.now()));
    }
  }

  function evictIfStillDown(node: string, since: string | null | undefined): void {
    const now = readiness(node);
    if (!now || now.status === 'True' || now.lastTransitionTime !== since) return;
    for (const pod of podsOn(node)) {
      const owner = pod.metadata.ownerReferences?.[0]?.kind;
      if (owner === 'DaemonSet' || owner === undefined) continue;
      const message = `Marking for deletion Pod ${pod.metadata.namespace}/${pod.metadata.name}`;
      events.record(pod, 'Normal', 'TaintManagerEviction', message, 'taint-eviction-controller');
      kubelet.deletePod(pod);
    }
  }

  return {
    notReady(name, status) {
      const node = set(
        name,
        status,
        `node.kubernetes.io/${status === 'False' ? 'not-ready' : 'unreachable'}`,
      );
      const message = `Node ${name} status is now: NodeNotReady`;
      events.record(node, 'Normal', 'NodeNotReady', message, 'node-controller');
      judgePods(name, false);
      const since = readiness(name)?.lastTransitionTime;
      timeline.after(EVICTION_AFTER_MS, () => evictIfStillDown(name, since));
    },
    ready(name) {
      const node = set(name, 'True', undefined);
      events.record(node, 'Normal', 'NodeReady', `Node ${name} status is now: NodeReady`, 'kubelet');
      judgePods(name, true);
    },
  };
}

const PRESSURE_REASONS: Record<string, [string, string]> = {
  MemoryPressure: ['KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  DiskPressure: ['KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  PIDPressure: ['KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
};

function why(type: string, status: Condition['status']): { reason: string; message: string } {
  if (status === 'Unknown')
    return { reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' };
  const [reason, message] = PRESSURE_REASONS[type] ?? ['KubeletReady', 'kubelet is posting ready status'];
  if (type !== 'Ready' || status === 'True') return { reason, message };
  return {
    reason: 'KubeletNotReady',
    message:
      'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
  };
}
