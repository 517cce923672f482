import type { ClusterVerbs } from './cluster-verbs.ts';
import type { Fate } from './fate.ts';
import type { CronJobOptions, NodeOptions, WorkloadOptions } from './manifests.ts';
import type { NewObject, ObjectStore } from './object-store.ts';
import type { Timeline } from './timeline.ts';

/** One turn of a story. */
export type Step =
  /** The workload's container meets this fate: its running pods are struck at once, new ones as they start. */
  | { kind: 'doom'; namespace: string; workload: string; container: string; fate: Fate }
  | { kind: 'heal'; namespace: string; workload: string; container: string }
  | { kind: 'rollout'; namespace: string; workload: string; image: string; pullError?: string }
  | { kind: 'scale'; namespace: string; workload: string; replicas: number }
  | { kind: 'deploy'; workload: WorkloadOptions }
  | { kind: 'remove'; namespace: string; workload: string }
  | { kind: 'nodeNotReady'; node: string; status: 'False' | 'Unknown' }
  | { kind: 'nodeReady'; node: string }
  | { kind: 'cordon'; node: string; unschedulable: boolean };

/** A cluster and what happens in it, as data. */
export interface Scenario {
  /** How long the cluster existed before the clock's now, ms. */
  pastMs: number;
  nodes: NodeOptions[];
  namespaces: string[];
  deployments: WorkloadOptions[];
  statefulSets: WorkloadOptions[];
  daemonSets: WorkloadOptions[];
  cronJobs: CronJobOptions[];
  /** What cron runs and others come to, from the beginning. */
  fates: { namespace: string; workload: string; container: string; fate: Fate }[];
  objects: { resource: 'services' | 'configmaps' | 'poddisruptionbudgets'; object: NewObject }[];
  /** `at` is seconds from the start; negative for what stands already. */
  steps: { at: number; step: Step }[];
  /** Seconds after which the steps begin again, those before the start included; absent: once. */
  loopSeconds?: number;
}

/** CronJobs run only in the last hours of the past: older runs are pruned anyway. */
const CRON_PAST_MS = 3_600_000;

/** Plans the scenario: the cluster's making in the past, then its steps, round after round. */
export function playScenario(
  cluster: ObjectStore & ClusterVerbs,
  timeline: Timeline,
  scenario: Scenario,
  startsAt: number,
): void {
  const { namespaces, nodes, fates, steps, loopSeconds, pastMs } = scenario;
  timeline.at(startsAt - pastMs, () => {
    for (const name of namespaces) cluster.makeNamespace(name);
    for (const node of nodes) cluster.makeNode(node);
    for (const { fate, ...target } of fates) cluster.doom(target, fate);
    for (const { resource, object } of scenario.objects) cluster.create(resource, object);
    for (const each of scenario.daemonSets) cluster.makeDaemonSet(each);
    for (const each of scenario.statefulSets) cluster.makeStatefulSet(each);
    for (const each of scenario.deployments) cluster.makeDeployment(each);
  });
  timeline.at(startsAt - Math.min(pastMs, CRON_PAST_MS), () => {
    for (const each of scenario.cronJobs) cluster.makeCronJob(each);
  });
  const playRound = (begin: number, round: number) => {
    for (const { at, step } of steps) {
      // In later rounds what stood at the start comes at its start.
      const time = begin + (round === 0 ? at : Math.max(0, at)) * 1000;
      timeline.at(time, () => play(cluster, step));
    }
    if (loopSeconds === undefined) return;
    const next = begin + loopSeconds * 1000;
    timeline.at(next, () => playRound(next, round + 1));
  };
  playRound(startsAt, 0);
}

function play(cluster: ObjectStore & ClusterVerbs, step: Step): void {
  switch (step.kind) {
    case 'doom':
      strike(cluster, step);
      return;
    case 'heal':
      cluster.reprieve(step);
      for (const pod of cluster.podsOf(step.namespace, step.workload)) {
        if (!pod.metadata.deletionTimestamp && pod.status?.containerStatuses) cluster.heal(pod);
      }
      return;
    case 'rollout':
      if (step.pullError) cluster.doom({ image: step.image }, { kind: 'imagePull', message: step.pullError });
      cluster.rollout(step.namespace, step.workload, step.image);
      return;
    case 'scale':
      cluster.scale(step.namespace, step.workload, step.replicas);
      return;
    case 'deploy':
      if (!cluster.get('deployments', step.workload.namespace, step.workload.name)) {
        cluster.makeDeployment(step.workload);
      }
      return;
    case 'remove':
      cluster.delete('deployments', step.namespace, step.workload);
      return;
    case 'nodeNotReady':
      cluster.nodeNotReady(step.node, step.status);
      return;
    case 'nodeReady':
      cluster.nodeReady(step.node);
      return;
    case 'cordon':
      cluster.cordon(step.node, step.unschedulable);
  }
}

function strike(cluster: ObjectStore & ClusterVerbs, step: Step & { kind: 'doom' }): void {
  const { namespace, workload, container, fate } = step;
  cluster.doom({ namespace, workload, container }, fate);
  for (const pod of cluster.podsOf(namespace, workload)) {
    if (pod.metadata.deletionTimestamp || !pod.status?.containerStatuses) continue;
    cluster.strike(pod, container, fate);
  }
}
