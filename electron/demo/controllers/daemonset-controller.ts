import type { Simulation } from '../kubelet.ts';
import { podOf } from '../pod-manifest.ts';
import { isActive, isReady } from '../pod-status.ts';
import { controllerOf } from '../workload-of.ts';
import { createWorkQueue } from './work-queue.ts';

/** Keeps one pod of each DaemonSet on every node, ready or not. */
export function startDaemonSetController({ store, timeline, random, events }: Simulation): void {
  const enqueue = createWorkQueue(timeline, (namespace, name) => {
    const set = store.get('daemonsets', namespace, name);
    if (!set?.spec?.template?.spec || store.isHandsOff(set.metadata.uid)) return;
    const nodes = store.list('nodes').map((node) => node.metadata.name);
    const pods = store.ownedBy('pods', set.metadata.uid);
    for (const node of nodes) {
      if (pods.some((pod) => pod.spec?.nodeName === node)) continue;
      const pod = podOf(set.spec.template, set, `${name}-${random.suffix(5)}`, random);
      Object.assign(pod.spec as object, { nodeName: node });
      store.create('pods', pod);
      events.record(
        set,
        'Normal',
        'SuccessfulCreate',
        `Created pod: ${pod.metadata.name}`,
        'daemonset-controller',
      );
    }
    const active = store.ownedBy('pods', set.metadata.uid).filter(isActive);
    const ready = active.filter(isReady).length;
    store.update('daemonsets', namespace, name, (draft) => {
      draft.status = {
        currentNumberScheduled: active.length,
        numberMisscheduled: 0,
        desiredNumberScheduled: nodes.length,
        numberReady: ready,
        observedGeneration: draft.metadata.generation ?? 1,
        updatedNumberScheduled: active.length,
        ...(ready > 0 ? { numberAvailable: ready } : {}),
        ...(nodes.length > ready ? { numberUnavailable: nodes.length - ready } : {}),
      };
    });
  });

  store.subscribe((resource, { type, revision: { object } }) => {
    const { namespace, name } = object.metadata;
    const owner = resource === 'pods' ? controllerOf(object) : undefined;
    if (resource === 'daemonsets') enqueue(namespace, name);
    else if (owner?.kind === 'DaemonSet') enqueue(namespace, owner.name);
    else if (resource === 'nodes' && type !== 'MODIFIED') {
      for (const { metadata } of store.list('daemonsets')) enqueue(metadata.namespace, metadata.name);
    }
  });
}
