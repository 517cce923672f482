import type { NodeLifecycle } from './controllers/node-lifecycle.ts';
import { timestamp } from './demo-clock.ts';
import type { Fate, FateTarget } from './fate.ts';
import type { Kubelet, Simulation } from './kubelet.ts';
import type { CronJob, DaemonSet, Deployment, Job, Node, Pod, StatefulSet } from './kubernetes-types.ts';
import {
  type CronJobOptions,
  cronJobManifest,
  daemonSetManifest,
  deploymentManifest,
  type JobOptions,
  jobManifest,
  type NodeOptions,
  nodeManifest,
  podManifest,
  statefulSetManifest,
  type WorkloadOptions,
} from './manifests.ts';
import { containersOf } from './pod-containers.ts';
import { workloadOf } from './workload-of.ts';

/** A pod object, or where to find one. */
export type PodRef = { metadata: { namespace?: string; name: string } } | { namespace: string; name: string };

export interface CrashOptions {
  exitCode?: number;
  restarts?: number;
  /** How long each run lasts before it fails, ms. */
  runsForMs?: number;
  reason?: string;
  lastWords?: string[];
}

/**
 * What people do to clusters and clusters to people. Everything made here was made ten minutes ago and runs already,
 * unless it is made inside `past`. All throw NotFound for what is not there.
 */
export interface ClusterVerbs {
  /** Does something as if it were `ms` ago, with all that followed from it. */
  past<T>(ms: number, act: () => T): T;
  makeNamespace(name: string): void;
  makeNode(options: NodeOptions): Node;
  makePod(options: WorkloadOptions): Pod;
  makeDeployment(options: WorkloadOptions): Deployment;
  makeStatefulSet(options: WorkloadOptions): StatefulSet;
  makeDaemonSet(options: WorkloadOptions): DaemonSet;
  makeJob(options: JobOptions): Job;
  makeCronJob(options: CronJobOptions): CronJob;
  /** The pods whose controlling workload has this name, terminating ones included. */
  podsOf(namespace: string, workload: string): Pod[];
  /** CrashLoopBackOff now, and at every later start until healed. */
  crashLoop(pod: PodRef, container: string, options?: CrashOptions): Pod;
  /** One OOM kill now; the container restarts as its restart policy says. */
  oomKill(pod: PodRef, container: string, lastWords?: string[]): Pod;
  /** Has the container meet this fate now: it dies, fails its probe, or (for fates of starting) its pod is replaced. */
  strike(pod: PodRef, container: string, fate: Fate): void;
  /** Gives a workload, pod or image a fate from the next start of its containers on. */
  doom(target: FateTarget, fate: Fate): void;
  reprieve(target: FateTarget): void;
  /** Lifts the fates of the pod and its workload and has its containers run and be ready. */
  heal(pod: PodRef): Pod;
  nodeNotReady(node: string, status: 'False' | 'Unknown'): void;
  nodeReady(node: string): void;
  cordon(node: string, unschedulable?: boolean): Node;
  scale(namespace: string, deployment: string, replicas: number): Deployment;
  /** Starts a rollout: another image for the first container, or the same template with a new restartedAt annotation. */
  rollout(namespace: string, deployment: string, image?: string): Deployment;
  /** Graceful unless `graceSeconds` is 0; a controlled pod is replaced. */
  deletePod(pod: PodRef, graceSeconds?: number): void;
  /** Terminating at first, gone with everything in it a moment later. */
  deleteNamespace(name: string): void;
}

const AGE_MS = 600_000;

export function createVerbs(simulation: Simulation, kubelet: Kubelet, nodes: NodeLifecycle): ClusterVerbs {
  const { store, timeline } = simulation;
  const { fates } = kubelet;

  const find = (ref: PodRef): Pod => {
    const { namespace, name } = 'metadata' in ref ? ref.metadata : ref;
    const found = store.get('pods', namespace, name);
    if (!found) throw new Error(`The demo cluster has no pod ${namespace}/${name}.`);
    return found;
  };
  const makeNamespace = (name: string) => {
    if (store.get('namespaces', undefined, name)) return;
    const labels = { 'kubernetes.io/metadata.name': name };
    store.create('namespaces', {
      metadata: { name, labels },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  };
  /** In the past, so that it runs by now; returns its newest state. */
  const made = <T>(namespace: string, make: () => T, again: () => T | undefined): T => {
    const first = timeline.past(AGE_MS, () => {
      makeNamespace(namespace);
      return make();
    });
    return again() ?? first;
  };
  const targets = (pod: Pod, container: string): FateTarget[] => [
    { uid: pod.metadata.uid, container },
    { namespace: pod.metadata.namespace ?? '', workload: workloadOf(store, pod).name, container },
  ];

  return {
    past: (ms, act) => timeline.past(ms, act),
    makeNamespace,
    makeNode: (options) =>
      timeline.past(AGE_MS, () => store.create('nodes', nodeManifest(options, timeline.now()))),
    makePod: (options) =>
      made(
        options.namespace,
        () => store.create('pods', podManifest(options)),
        () => store.get('pods', options.namespace, options.name),
      ),
    makeDeployment: (options) =>
      made(
        options.namespace,
        () => store.create('deployments', deploymentManifest(options)),
        () => store.get('deployments', options.namespace, options.name),
      ),
    makeStatefulSet: (options) =>
      made(
        options.namespace,
        () => store.create('statefulsets', statefulSetManifest(options)),
        () => store.get('statefulsets', options.namespace, options.name),
      ),
    makeDaemonSet: (options) =>
      made(
        options.namespace,
        () => store.create('daemonsets', daemonSetManifest(options)),
        () => store.get('daemonsets', options.namespace, options.name),
      ),
    makeJob: (options) =>
      made(
        options.namespace,
        () => store.create('jobs', jobManifest(options)),
        () => store.get('jobs', options.namespace, options.name),
      ),
    makeCronJob: (options) =>
      made(
        options.namespace,
        () => store.create('cronjobs', cronJobManifest(options)),
        () => store.get('cronjobs', options.namespace, options.name),
      ),
    podsOf: (namespace, workload) =>
      store.list('pods', namespace).filter((pod) => workloadOf(store, pod).name === workload),
    crashLoop(ref, container, options = {}) {
      const { exitCode = 1, restarts = 5, runsForMs = 2_000, reason = 'Error', lastWords = [] } = options;
      const pod = find(ref);
      fates.set(
        { uid: pod.metadata.uid, container },
        { kind: 'exit', exitCode, runsForMs, reason, lastWords },
      );
      kubelet.backOff(pod, container, { exitCode, reason, ranForMs: runsForMs, lastWords }, restarts);
      return find(ref);
    },
    oomKill(ref, container, lastWords = []) {
      kubelet.terminate(find(ref), container, {
        exitCode: 137,
        reason: 'OOMKilled',
        ranForMs: 60_000,
        lastWords,
      });
      return find(ref);
    },
    strike: (ref, container, fate) => kubelet.strike(find(ref), container, fate),
    doom: (target, fate) => fates.set(target, fate),
    reprieve: (target) => fates.clear(target),
    heal(ref) {
      const pod = find(ref);
      for (const { name, image } of containersOf(pod)) {
        for (const target of [...targets(pod, name), { image }]) fates.clear(target);
      }
      kubelet.resume(pod);
      return find(ref);
    },
    nodeNotReady: nodes.notReady,
    nodeReady: nodes.ready,
    cordon: (node, unschedulable = true) =>
      store.update('nodes', undefined, node, (draft) => {
        draft.spec ??= {};
        if (unschedulable) draft.spec.unschedulable = true;
        else delete draft.spec.unschedulable;
        const key = 'node.kubernetes.io/unschedulable';
        const taints = (draft.spec.taints ?? []).filter((taint) => taint.key !== key);
        if (unschedulable) taints.push({ key, effect: 'NoSchedule', timeAdded: timestamp(timeline.now()) });
        if (taints.length > 0) draft.spec.taints = taints;
        else delete draft.spec.taints;
      }),
    scale: (namespace, deployment, replicas) =>
      store.update('deployments', namespace, deployment, (draft) => {
        if (draft.spec) draft.spec.replicas = replicas;
      }),
    rollout: (namespace, deployment, image) =>
      store.update('deployments', namespace, deployment, (draft) => {
        const template = draft.spec?.template;
        const first = template?.spec?.containers?.[0];
        if (image && first) first.image = image;
        else if (template) {
          const restartedAt = { 'kubectl.kubernetes.io/restartedAt': timestamp(timeline.now()) };
          template.metadata = {
            ...template.metadata,
            annotations: { ...template.metadata?.annotations, ...restartedAt },
          };
        }
      }),
    deletePod: (ref, graceSeconds) => kubelet.deletePod(find(ref), graceSeconds),
    deleteNamespace(name) {
      store.update('namespaces', undefined, name, (draft) => {
        draft.metadata.deletionTimestamp = timestamp(timeline.now());
        draft.status = { phase: 'Terminating' };
      });
    },
  };
}
