import type { Kubelet, Simulation } from '../kubelet.ts';
import { podOf } from '../pod-manifest.ts';
import { isActive, isReady } from '../pod-status.ts';
import { hashSuffix } from '../random.ts';
import { controllerOf } from '../workload-of.ts';
import { createWorkQueue } from './work-queue.ts';

/** Keeps each StatefulSet's pods, created in order once the one before is ready, removed from the highest ordinal down. */
export function startStatefulSetController(simulation: Simulation, kubelet: Kubelet): void {
  const { store, timeline, random, events } = simulation;

  const enqueue = createWorkQueue(timeline, (namespace, name) => {
    const set = store.get('statefulsets', namespace, name);
    if (!set?.spec?.template?.spec || store.isHandsOff(set.metadata.uid)) return;
    const wanted = set.spec.replicas ?? 1;
    const revision = `${name}-${hashSuffix(JSON.stringify(set.spec.template))}`;
    const pods = store.ownedBy('pods', set.metadata.uid);
    const ordinal = (podName: string) => Number(podName.slice(name.length + 1));
    for (let index = 0; index < wanted; index++) {
      const known = pods.find((pod) => ordinal(pod.metadata.name) === index);
      if (!known) {
        const podName = `${name}-${index}`;
        const pod = podOf(set.spec.template, set, podName, random);
        pod.metadata.labels = {
          ...set.spec.template.metadata?.labels,
          'apps.kubernetes.io/pod-index': String(index),
          'controller-revision-hash': revision,
          'statefulset.kubernetes.io/pod-name': podName,
        };
        store.create('pods', pod);
        const message = `create Pod ${podName} in StatefulSet ${name} successful`;
        events.record(set, 'Normal', 'SuccessfulCreate', message, 'statefulset-controller');
        break;
      }
      if (!isReady(known)) break;
    }
    for (const pod of pods) if (ordinal(pod.metadata.name) >= wanted) kubelet.deletePod(pod);
    const active = store.ownedBy('pods', set.metadata.uid).filter(isActive);
    const ready = active.filter(isReady).length;
    store.update('statefulsets', namespace, name, (draft) => {
      draft.status = {
        observedGeneration: draft.metadata.generation ?? 1,
        replicas: active.length,
        ...(ready > 0 ? { readyReplicas: ready } : {}),
        currentReplicas: active.length,
        updatedReplicas: active.length,
        currentRevision: revision,
        updateRevision: revision,
        collisionCount: 0,
        availableReplicas: ready,
      };
    });
  });

  store.subscribe((resource, { revision: { object } }) => {
    const { namespace, name } = object.metadata;
    const owner = resource === 'pods' ? controllerOf(object) : undefined;
    if (resource === 'statefulsets') enqueue(namespace, name);
    else if (owner?.kind === 'StatefulSet') enqueue(namespace, owner.name);
  });
}
