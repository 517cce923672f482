import { backingOff, terminated, waiting } from '../../support/container-states.ts';
import { condition, type Fields, type KubeObject } from '../../support/kube-metadata.ts';
import { pendingPod, pod } from '../../support/kube-objects.ts';

/** A container that crashed and waits to be started again. */
export const CRASHED = { state: backingOff(), lastState: terminated(), restartCount: 5 };

export const DEPLOYMENT = { kind: 'Deployment', namespace: 'shop', name: 'web', uid: null };

export function withSpec(made: KubeObject, spec: Fields): KubeObject {
  return { ...made, spec: { ...made.spec, ...spec } };
}

/** A pod that has its node and none of its containers yet. */
export function startingPod(volumes: Fields[] = []): KubeObject {
  const made = pod({ phase: 'Pending', ready: false, containers: [{ state: waiting('ContainerCreating') }] });
  return withSpec(made, { volumes });
}

/** A pod that the scheduler says that about. */
export function unscheduledPod(message: string, spec: Fields = {}): KubeObject {
  const conditions = [condition('PodScheduled', 'False', 600, 'Unschedulable', message)];
  return withSpec(pendingPod(600, 'Unschedulable', { conditions }), spec);
}
