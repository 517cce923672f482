import type { Kubelet, Simulation } from '../kubelet.ts';
import type { Pod, ResourceName } from '../kubernetes-types.ts';

const DEPENDENTS: ResourceName[] = ['replicasets', 'jobs', 'pods'];
const NAMESPACED: ResourceName[] = [
  'deployments',
  'statefulsets',
  'daemonsets',
  'cronjobs',
  'replicasets',
  'jobs',
  'services',
  'configmaps',
  'poddisruptionbudgets',
  'events',
];

/** Deletes what belonged to a deleted owner or a terminating namespace, pods gracefully. */
export function startGarbageCollector({ store, timeline }: Simulation, kubelet: Kubelet): void {
  const removeDependents = (uid: string) => {
    for (const resource of DEPENDENTS) {
      for (const object of store.ownedBy(resource, uid)) {
        if (resource === 'pods') kubelet.deletePod(object as Pod);
        else store.delete(resource, object.metadata.namespace, object.metadata.name);
      }
    }
  };
  const empty = (namespace: string) => {
    for (const resource of NAMESPACED) {
      for (const { metadata } of store.list(resource, namespace))
        store.delete(resource, namespace, metadata.name);
    }
    for (const pod of store.list('pods', namespace)) kubelet.deletePod(pod);
    if (store.list('pods', namespace).length === 0) store.delete('namespaces', undefined, namespace);
    else timeline.after(1_000, () => empty(namespace));
  };
  store.subscribe((resource, { type, revision: { object } }) => {
    if (type === 'DELETED') timeline.after(50, () => removeDependents(object.metadata.uid));
    if (resource === 'namespaces' && type === 'MODIFIED' && object.metadata.deletionTimestamp) {
      timeline.after(500, () => empty(object.metadata.name));
    }
  });
}
