import { START } from './fake-clock.ts';

type Fields = Record<string, unknown>;

/** RFC 3339, so many seconds after the start of the test's time. */
export function at(seconds: number): string {
  return new Date(START + seconds * 1000).toISOString().replace('.000Z', 'Z');
}

export interface Controller {
  kind: string;
  name: string;
  uid: string;
}

export interface Meta {
  name: string;
  namespace?: string;
  uid?: string;
  controller?: Controller;
  deleting?: boolean;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
}

export function metadata({
  name,
  namespace = 'shop',
  uid = `uid-${name}`,
  controller,
  deleting,
  ...rest
}: Meta) {
  return {
    name,
    uid,
    ...(namespace !== '' && { namespace }),
    creationTimestamp: at(-86_400),
    ...rest,
    ...(deleting && { deletionTimestamp: at(0) }),
    ...(controller && {
      ownerReferences: [{ apiVersion: 'apps/v1', controller: true, blockOwnerDeletion: true, ...controller }],
    }),
  };
}

export function deployment(name: string, status: Fields = { available: 1 }, meta: Partial<Meta> = {}) {
  const {
    available = 1,
    wants = 1,
    since = -3600,
  } = status as { available?: number; wants?: number; since?: number };
  return {
    kind: 'Deployment',
    metadata: { ...metadata({ name, ...meta }), generation: 1 },
    spec: { replicas: wants },
    status: {
      observedGeneration: 1,
      replicas: wants,
      ...(available > 0 && { availableReplicas: available }),
      conditions: [
        { type: 'Available', status: available > 0 ? 'True' : 'False', lastTransitionTime: at(since) },
      ],
    },
  };
}

export function replicaSet(name: string, owner: string | null, meta: Partial<Meta> = {}) {
  const controller =
    owner === null ? {} : { controller: { kind: 'Deployment', name: owner, uid: `uid-${owner}` } };
  return { kind: 'ReplicaSet', metadata: metadata({ name, ...controller, ...meta }) };
}

export const ofReplicaSet = (name: string): Controller => ({ kind: 'ReplicaSet', name, uid: `uid-${name}` });

export function pod(name: string, container: Fields, meta: Partial<Meta> = {}, phase = 'Running') {
  return {
    kind: 'Pod',
    metadata: metadata({ name, labels: { app: 'web' }, ...meta }),
    spec: { nodeName: 'node-1', restartPolicy: 'Always', containers: [{ name: 'app', image: 'web:1' }] },
    status: {
      phase,
      startTime: at(-86_000),
      conditions: [
        {
          type: 'Ready',
          status: 'running' in (container.state as Fields) ? 'True' : 'False',
          lastTransitionTime: at(-86_000),
        },
      ],
      containerStatuses: [{ name: 'app', ready: true, restartCount: 0, lastState: {}, ...container }],
    },
  };
}

/** Running since so many seconds after the start. */
export function running(since = -3600, restartCount = 0): Fields {
  return { state: { running: { startedAt: at(since) } }, restartCount };
}

export function crashLooping(restartCount: number, ended = -10): Fields {
  return {
    state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } },
    restartCount,
    lastState: {
      terminated: {
        exitCode: 1,
        reason: 'Error',
        startedAt: at(ended - 2),
        finishedAt: at(ended),
        containerID: `containerd://run-${restartCount}`,
      },
    },
  };
}

export function node(name: string, ready: 'True' | 'False' | 'Unknown', since = -3600) {
  return {
    kind: 'Node',
    metadata: metadata({ name, namespace: '' }),
    spec: {},
    status: { conditions: [{ type: 'Ready', status: ready, reason: 'x', lastTransitionTime: at(since) }] },
  };
}

export function namespace(name: string, meta: Partial<Meta> = {}, phase = 'Active') {
  return { kind: 'Namespace', metadata: metadata({ ...meta, name, namespace: '' }), status: { phase } };
}
