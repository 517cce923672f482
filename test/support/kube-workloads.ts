/** Builders of workloads, as kube-objects.ts. */
import { containerSpec } from './container-states.ts';
import {
  ago,
  condition,
  DAY,
  type Fields,
  type KubeObject,
  type MetaParts,
  metadata,
} from './kube-metadata.ts';

export interface WorkloadParts extends MetaParts {
  /** `spec.replicas`; null is what the API reads as 1. */
  replicas?: number | null;
  /** Available (Deployment) or ready (StatefulSet) replicas; null leaves the field out, as the API does for 0. */
  available?: number | null;
  /** null leaves it out: no controller has looked yet. */
  observedGeneration?: number | null;
  conditions?: Fields[];
  paused?: boolean;
}

function generations(parts: WorkloadParts): Fields {
  const observed =
    parts.observedGeneration === undefined ? (parts.generation ?? 1) : parts.observedGeneration;
  return observed === null ? {} : { observedGeneration: observed };
}

function template(): Fields {
  return {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [containerSpec({})], restartPolicy: 'Always' },
  };
}

/** A Deployment with all its pods available. */
export function deployment(parts: WorkloadParts = {}): KubeObject {
  const replicas = parts.replicas === undefined ? 3 : parts.replicas;
  const available = parts.available === undefined ? replicas : parts.available;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata('Deployment', parts),
    spec: {
      replicas,
      ...(parts.paused && { paused: true }),
      selector: { matchLabels: { app: 'web' } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      progressDeadlineSeconds: 600,
      template: template(),
    },
    status: {
      ...generations(parts),
      replicas: replicas ?? 1,
      updatedReplicas: replicas ?? 1,
      ...(available !== null && { availableReplicas: available, readyReplicas: available }),
      conditions: parts.conditions ?? [
        condition('Available', 'True', DAY, 'MinimumReplicasAvailable'),
        { ...condition('Progressing', 'True', DAY, 'NewReplicaSetAvailable'), lastUpdateTime: ago(DAY) },
      ],
    },
  };
}

/** A StatefulSet with all its pods ready. */
export function statefulSet(parts: WorkloadParts = {}): KubeObject {
  const replicas = parts.replicas === undefined ? 3 : parts.replicas;
  const ready = parts.available === undefined ? replicas : parts.available;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata('StatefulSet', { ...parts, name: parts.name ?? 'db' }),
    spec: {
      replicas,
      serviceName: 'db',
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate' },
      template: template(),
    },
    status: {
      ...generations(parts),
      replicas: replicas ?? 1,
      ...(ready !== null && { readyReplicas: ready }),
      availableReplicas: ready ?? 0,
      currentRevision: 'db-5d7',
      updateRevision: 'db-5d7',
    },
  };
}

/** A DaemonSet, ready on all `replicas` nodes. */
export function daemonSet(parts: WorkloadParts = {}): KubeObject {
  const wants = parts.replicas === undefined ? 3 : parts.replicas;
  const ready = parts.available === undefined ? wants : parts.available;
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata('DaemonSet', { ...parts, name: parts.name ?? 'agent' }),
    spec: {
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: template(),
    },
    status: {
      ...generations(parts),
      desiredNumberScheduled: wants ?? 0,
      currentNumberScheduled: wants ?? 0,
      updatedNumberScheduled: wants ?? 0,
      numberMisscheduled: 0,
      ...(ready !== null && { numberReady: ready, numberAvailable: ready }),
    },
  };
}

export interface JobParts extends MetaParts {
  conditions?: Fields[];
  completionTime?: string;
  failedPods?: number;
  succeeded?: number;
}

/** A Job that is still at work; its end is a condition. */
export function job(parts: JobParts = {}): KubeObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata('Job', { ...parts, name: parts.name ?? 'backup-29100' }),
    spec: { completions: 1, parallelism: 1, backoffLimit: 6, template: template() },
    status: {
      startTime: ago(parts.age ?? DAY),
      ...(parts.conditions ? { conditions: parts.conditions } : { active: 1 }),
      ...(parts.completionTime && { completionTime: parts.completionTime }),
      ...(parts.failedPods !== undefined && { failed: parts.failedPods }),
      ...(parts.succeeded !== undefined && { succeeded: parts.succeeded }),
    },
  };
}

export function cronJob(parts: MetaParts & { lastSuccessfulTime?: string } = {}): KubeObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata('CronJob', { ...parts, name: parts.name ?? 'backup' }),
    spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: template() } } },
    status: { ...(parts.lastSuccessfulTime && { lastSuccessfulTime: parts.lastSuccessfulTime }) },
  };
}
