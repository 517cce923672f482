import type { ContainerStatus, Pod } from './kubernetes-types.ts';
import type { ObjectStore } from './object-store.ts';
import { settle } from './pod-status.ts';
import type { Timeline } from './timeline.ts';

/** The next thing that happens to a container, and writing down what did. */
export interface PodSteps {
  /** The pod as it is now; undefined when it is gone or another has its name. */
  current(pod: Pod): Pod | undefined;
  nodeReady(pod: Pod): boolean;
  /** One pending step for each container; a new plan replaces it. A kubelet that is down does nothing until it is back. */
  plan(pod: Pod, container: string, ms: number, step: (pod: Pod) => void): void;
  cancel(pod: Pod, container: string): void;
  /** Changes one container's status and what follows from it. */
  change(pod: Pod, container: string, apply: (status: ContainerStatus) => void): Pod;
}

const KUBELET_RETRY_MS = 5_000;

export function createPodSteps(store: ObjectStore, timeline: Timeline): PodSteps {
  const planned = new Map<string, () => void>();
  const steps: PodSteps = {
    current(pod) {
      const found = store.get('pods', pod.metadata.namespace, pod.metadata.name);
      return found?.metadata.uid === pod.metadata.uid ? found : undefined;
    },
    nodeReady(pod) {
      const node = store.get('nodes', undefined, pod.spec?.nodeName ?? '');
      const conditions = node?.status?.conditions ?? [];
      return !node || conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
    },
    cancel(pod, container) {
      const key = `${pod.metadata.uid}/${container}`;
      planned.get(key)?.();
      planned.delete(key);
    },
    plan(pod, container, ms, step) {
      steps.cancel(pod, container);
      const key = `${pod.metadata.uid}/${container}`;
      const run = () => {
        planned.delete(key);
        const now = steps.current(pod);
        if (!now || store.isHandsOff(now.metadata.uid)) return;
        if (steps.nodeReady(now)) step(now);
        else steps.plan(now, container, KUBELET_RETRY_MS, step);
      };
      planned.set(key, timeline.after(ms, run));
    },
    change: (pod, container, apply) =>
      store.update('pods', pod.metadata.namespace, pod.metadata.name, (draft) => {
        const { initContainerStatuses = [], containerStatuses = [] } = draft.status ?? {};
        const status = [...initContainerStatuses, ...containerStatuses].find(
          (each) => each.name === container,
        );
        if (status) apply(status);
        settle(draft, steps.nodeReady(draft), timeline.now());
      }),
  };
  return steps;
}
