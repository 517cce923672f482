import type { KubeObject, OwnerReference } from './kubernetes-types.ts';
import type { ObjectStore } from './object-store.ts';

/** The controlling workload of a pod, followed upward; the pod itself when nothing controls it. */
export function workloadOf(store: ObjectStore, object: KubeObject): { kind: string; name: string } {
  const owner = controllerOf(object);
  if (!owner) return { kind: object.kind, name: object.metadata.name };
  const { namespace } = object.metadata;
  const resource = owner.kind === 'ReplicaSet' ? 'replicasets' : owner.kind === 'Job' ? 'jobs' : undefined;
  const parent = resource && store.get(resource, namespace, owner.name);
  return parent ? workloadOf(store, parent) : { kind: owner.kind, name: owner.name };
}

export function controllerOf(object: KubeObject): OwnerReference | undefined {
  const references = object.metadata.ownerReferences;
  return Array.isArray(references) ? references.find((each) => each?.controller) : undefined;
}
