import type { Look, Verdict } from '../../electron/detect/finding.ts';
import { judgePod } from '../../electron/detect/judge-pod.ts';
import { podView } from '../../electron/detect/pod-view.ts';
import { backingOff, type ContainerParts, running, terminated } from '../support/container-states.ts';
import type { KubeObject } from '../support/kube-metadata.ts';
import { type PodParts, pod } from '../support/kube-objects.ts';
import { lookAt, viewed } from './look.ts';

/** From the API object to the verdict. */
export function judgeRawPod(object: unknown, look: Look = lookAt()): Verdict {
  return judgePod(viewed(podView(object)), look);
}

/** A pod with this one container, named app unless it says otherwise. */
export function withApp(app: ContainerParts, parts: PodParts = {}): KubeObject {
  return pod({ ...parts, containers: [app] });
}

/** As withApp, for a pod that has not started yet; the kubelet took it on that many seconds ago. */
export function young(age: number, app: ContainerParts, parts: PodParts = {}): KubeObject {
  return withApp(app, { phase: 'Pending', ready: false, age, ...parts });
}

export const looping: ContainerParts = { state: backingOff(), lastState: terminated(), restartCount: 14 };

/** Between two back-offs: started 5 s ago, after a crash 10 s ago. */
export const between: ContainerParts = {
  state: running(5),
  lastState: terminated({ ended: 10 }),
  restartCount: 4,
};
