import { backoffMs, endRun, type Termination, terminationBy, waitInBackoff } from './container-end.ts';
import { timestamp } from './demo-clock.ts';
import { createFates, type Fate, type Fates } from './fate.ts';
import type { EventRecorder } from './kubernetes-events.ts';
import type { Container, Pod } from './kubernetes-types.ts';
import type { ObjectStore } from './object-store.ts';
import { containersOf, initContainersOf } from './pod-containers.ts';
import { imageId, initialStatus } from './pod-status.ts';
import { createPodSteps } from './pod-steps.ts';
import { noise, type Random } from './random.ts';
import type { Timeline } from './timeline.ts';
import { workloadOf } from './workload-of.ts';

/** The kubelets of all nodes: they start containers, let them meet their fates, restart them with growing backoff. */
export interface Kubelet {
  fates: Fates;
  /** Ends the container now, as its fate or a test has it, and goes on as the pod's restart policy says. */
  terminate(pod: Pod, container: string, how: Termination): void;
  /** Puts the container into CrashLoopBackOff with a history of restarts; goes on restarting by its fate. */
  backOff(pod: Pod, container: string, how: Termination, restarts: number): void;
  /** Has a running container meet a fate at once. */
  strike(pod: Pod, container: string, fate: Fate): void;
  /** Starts the pod's stuck containers at once. */
  resume(pod: Pod): void;
  /** Marks the pod as terminating; it is gone after at most its grace period (0: at once). */
  deletePod(pod: Pod, graceSeconds?: number): void;
  /** The last lines of the container's latest failed run. */
  lastWords(uid: string, container: string): string[];
}

export interface Simulation {
  store: ObjectStore;
  timeline: Timeline;
  random: Random;
  events: EventRecorder;
}

export function createKubelet({ store, timeline, random, events }: Simulation): Kubelet {
  const fates = createFates();
  const { current, nodeReady, plan, change, cancel } = createPodSteps(store, timeline);
  const words = new Map<string, string[]>();

  const event = (pod: Pod, type: 'Normal' | 'Warning', reason: string, message: string, container?: string) =>
    events.record(pod, type, reason, message, 'kubelet', container && `spec.containers{${container}}`);

  const fateOf = (pod: Pod, container: Container) =>
    fates.of(pod.metadata.uid, pod.metadata.namespace ?? '', workloadOf(store, pod).name, container);

  function admit(pod: Pod): void {
    const made = store.update('pods', pod.metadata.namespace, pod.metadata.name, (draft) => {
      draft.status = { ...initialStatus(draft, timeline.now()) };
    });
    plan(made, '', random.between(400, 1_500), startNext);
  }

  /** Init containers one after the other, then all containers at once. */
  function startNext(pod: Pod): void {
    for (const container of initContainersOf(pod)) {
      const status = pod.status?.initContainerStatuses?.find((each) => each.name === container.name);
      if (status?.state.terminated?.exitCode === 0 || status?.started) continue;
      start(pod, container, 'init');
      return;
    }
    let latest: Pod | undefined = pod;
    for (const container of containersOf(pod)) {
      if (latest) start(latest, container, 'main');
      latest = current(pod);
    }
  }

  function start(pod: Pod, container: Container, role: 'init' | 'main'): void {
    const { name, image } = container;
    const fate = fateOf(pod, container);
    const retry = (ms: number) => plan(pod, name, ms, (now) => start(now, container, role));
    if (fate?.kind === 'imagePull' || fate?.kind === 'configError') {
      refuse(pod, container, fate);
      retry(fate.kind === 'imagePull' ? 20_000 : 15_000);
      return;
    }
    event(pod, 'Normal', 'Pulled', `Container image "${image}" already present on machine`, name);
    event(pod, 'Normal', 'Created', `Container created`, name);
    event(pod, 'Normal', 'Started', `Container started`, name);
    const sidecar = container.restartPolicy === 'Always';
    const running = change(pod, name, (status) => {
      status.state = { running: { startedAt: timestamp(timeline.now()) } };
      status.started = role === 'main' || sidecar;
      status.imageID = imageId(image);
      status.containerID = `containerd://${random.hex(64)}`;
      if (role === 'init') status.ready = false;
    });
    if (role === 'init' && sidecar) plan(running, '', 500, startNext);
    if (fate?.kind === 'exit' || fate?.kind === 'oom') {
      plan(running, name, fate.runsForMs, (now) => terminate(now, name, terminationBy(fate)));
    } else if (role === 'init' && !sidecar) {
      plan(running, name, 1_200, (now) => complete(now, name));
    } else if (fate?.kind === 'unready') {
      plan(running, name, 10_000, (now) => probeFails(now, container, fate.message));
    } else {
      plan(running, name, random.between(1_000, 4_000), (now) => becomeReady(now, name));
    }
  }

  function refuse(pod: Pod, { name, image }: Container, fate: Fate & { message: string }): void {
    const known = pod.status?.containerStatuses?.find((each) => each.name === name)?.state.waiting?.reason;
    const pull = fate.kind === 'imagePull';
    const message = pull && known ? `Back-off pulling image "${image}": ${fate.message}` : fate.message;
    const firstTry = known !== 'ErrImagePull' && known !== 'ImagePullBackOff';
    const reason = pull ? (firstTry ? 'ErrImagePull' : 'ImagePullBackOff') : 'CreateContainerConfigError';
    if (pull && firstTry)
      event(pod, 'Warning', 'Failed', `Failed to pull image "${image}": ${fate.message}`, name);
    if (reason === 'ImagePullBackOff')
      event(pod, 'Normal', 'BackOff', `Back-off pulling image "${image}"`, name);
    event(pod, 'Warning', 'Failed', pull ? `Error: ${reason}` : `Error: ${fate.message}`, name);
    change(pod, name, (status) => {
      status.state = { waiting: { reason, message } };
      status.ready = false;
    });
  }

  function becomeReady(pod: Pod, name: string): void {
    change(pod, name, (status) => {
      status.ready = true;
    });
  }

  function probeFails(pod: Pod, container: Container, message: string): void {
    event(pod, 'Warning', 'Unhealthy', `Readiness probe failed: ${message}`, container.name);
    change(pod, container.name, (status) => {
      status.ready = false;
    });
    const fate = fateOf(pod, container);
    plan(pod, container.name, 30_000, (now) => {
      if (fate?.kind === 'unready') probeFails(now, container, fate.message);
      else becomeReady(now, container.name);
    });
  }

  function complete(pod: Pod, name: string): void {
    const done = end(pod, name, { exitCode: 0, reason: 'Completed', ranForMs: 0 });
    plan(done, '', 200, startNext);
  }

  function end(pod: Pod, name: string, how: Termination, restarts?: number): Pod {
    if (how.exitCode !== 0) words.set(`${pod.metadata.uid}/${name}`, how.lastWords ?? []);
    return change(pod, name, (status) => {
      endRun(status, how, timeline.now(), `containerd://${random.hex(64)}`);
      if (restarts !== undefined) waitInBackoff(status, pod, restarts);
    });
  }

  function terminate(pod: Pod, name: string, how: Termination): void {
    const policy = pod.spec?.restartPolicy ?? 'Always';
    const status = pod.status?.containerStatuses?.find((each) => each.name === name);
    const restarts = status?.restartCount ?? 0;
    if (policy === 'Never' || (policy === 'OnFailure' && how.exitCode === 0)) {
      end(pod, name, how);
      return;
    }
    // The first restart is immediate, and a long healthy run resets the backoff (MaxContainerBackOff doubled).
    const startedAt = Date.parse(status?.state.running?.startedAt ?? '');
    const ranLong = timeline.now() - startedAt > 600_000;
    if (restarts === 0 || ranLong) {
      plan(end(pod, name, how), name, 1_000, (now) => restart(now, name));
    } else backOff(pod, name, how, restarts);
  }

  function backOff(pod: Pod, name: string, how: Termination, restarts: number): void {
    const message = `Back-off restarting failed container ${name} in pod ${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
    event(pod, 'Warning', 'BackOff', message, name);
    const waiting = end(pod, name, how, restarts);
    plan(waiting, name, backoffMs(restarts), (now) => restart(now, name));
  }

  function restart(pod: Pod, name: string): void {
    const main = containersOf(pod).find((each) => each.name === name);
    const container = main ?? initContainersOf(pod).find((each) => each.name === name);
    if (!container) return;
    const counted = change(pod, name, (status) => {
      if (status.state.terminated) status.lastState = { terminated: status.state.terminated };
      status.restartCount++;
    });
    start(counted, container, main ? 'main' : 'init');
  }

  store.subscribe((resource, { type, revision }) => {
    if (resource !== 'pods') return;
    const pod = revision.object as Pod;
    if (type === 'DELETED') {
      for (const name of ['', ...[...initContainersOf(pod), ...containersOf(pod)].map((each) => each.name)]) {
        cancel(pod, name);
        words.delete(`${pod.metadata.uid}/${name}`);
      }
      return;
    }
    const fresh = pod.spec?.nodeName && !pod.status?.containerStatuses && containersOf(pod).length > 0;
    if (fresh && !store.isHandsOff(pod.metadata.uid)) admit(pod);
  });

  const kubelet: Kubelet = {
    fates,
    lastWords: (uid, container) => words.get(`${uid}/${container}`) ?? [],
    terminate,
    backOff,
    strike(pod, name, fate) {
      const container = containersOf(pod).find((each) => each.name === name);
      if (!container) return;
      if (fate.kind === 'exit' || fate.kind === 'oom') terminate(pod, name, terminationBy(fate));
      else if (fate.kind === 'unready') probeFails(pod, container, fate.message);
      else kubelet.deletePod(pod);
    },
    resume(pod) {
      for (const { name, state } of pod.status?.containerStatuses ?? []) {
        const now = current(pod);
        if (!now) return;
        if (state.running) becomeReady(now, name);
        else restart(now, name);
        const after = current(pod);
        if (after) becomeReady(after, name);
        cancel(pod, name);
      }
    },
    deletePod(pod, graceSeconds = pod.spec?.terminationGracePeriodSeconds ?? 30) {
      const { namespace, name } = pod.metadata;
      const now = current(pod);
      if (!now) return;
      if (graceSeconds === 0) {
        store.delete('pods', namespace, name);
        return;
      }
      if (now.metadata.deletionTimestamp) return;
      event(now, 'Normal', 'Killing', `Stopping container ${containersOf(now)[0]?.name ?? ''}`);
      const going = store.update('pods', namespace, name, (draft) => {
        draft.metadata.deletionTimestamp = timestamp(timeline.now() + graceSeconds * 1000);
        draft.metadata.deletionGracePeriodSeconds = graceSeconds;
      });
      const leaves = () => {
        if (nodeReady(going)) store.delete('pods', namespace, name);
        else timeline.after(5_000, leaves);
      };
      timeline.after(Math.min(graceSeconds * 1000, 800 + 1_500 * noise(going.metadata.uid)), leaves);
    },
  };
  return kubelet;
}
