import type { Kubelet, Simulation } from '../kubelet.ts';
import type { Pod, ReplicaSet } from '../kubernetes-types.ts';
import { podOf } from '../pod-manifest.ts';
import { isActive, isReady } from '../pod-status.ts';
import { controllerOf } from '../workload-of.ts';
import { createWorkQueue } from './work-queue.ts';

/** Keeps each ReplicaSet's number of pods. */
export function startReplicaSetController(simulation: Simulation, kubelet: Kubelet): void {
  const { store, timeline, random, events } = simulation;
  const record = (set: ReplicaSet, reason: string, message: string) =>
    events.record(set, 'Normal', reason, message, 'replicaset-controller');

  const enqueue = createWorkQueue(timeline, (namespace, name) => {
    const set = store.get('replicasets', namespace, name);
    if (!set?.spec?.template?.spec || store.isHandsOff(set.metadata.uid)) return;
    const pods = store.ownedBy('pods', set.metadata.uid).filter(isActive);
    const wanted = set.spec.replicas ?? 1;
    for (let missing = wanted - pods.length; missing > 0; missing--) {
      const pod = podOf(set.spec.template, set, `${name}-${random.suffix(5)}`, random);
      pods.push(store.create('pods', pod));
      record(set, 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
    }
    for (const pod of leastUseful(pods).slice(0, Math.max(0, pods.length - wanted))) {
      kubelet.deletePod(pod);
      record(set, 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
    }
    syncStatus(set, store.ownedBy('pods', set.metadata.uid).filter(isActive));
  });

  function syncStatus(set: ReplicaSet, pods: Pod[]): void {
    const ready = pods.filter(isReady).length;
    store.update('replicasets', set.metadata.namespace, set.metadata.name, (draft) => {
      const observedGeneration = draft.metadata.generation ?? 1;
      const some = (field: string, count: number) => (count > 0 ? { [field]: count } : {});
      draft.status = {
        replicas: pods.length,
        ...some('fullyLabeledReplicas', pods.length),
        ...some('readyReplicas', ready),
        ...some('availableReplicas', ready),
        observedGeneration,
      };
    });
  }

  store.subscribe((resource, { revision: { object } }) => {
    const { namespace, name } = object.metadata;
    const owner = resource === 'pods' ? controllerOf(object) : undefined;
    if (resource === 'replicasets') enqueue(namespace, name);
    else if (owner?.kind === 'ReplicaSet') enqueue(namespace, owner.name);
  });
}

/** Which to delete first: the not ready, then the youngest. */
function leastUseful(pods: Pod[]): Pod[] {
  return [...pods].sort(
    (a, b) =>
      Number(isReady(a)) - Number(isReady(b)) ||
      b.metadata.creationTimestamp.localeCompare(a.metadata.creationTimestamp),
  );
}
