import { terminated } from '../../support/container-states.ts';
import { pod } from '../../support/kube-objects.ts';
import { type ClusterState, replicaSet } from './cluster-state.ts';

import { CRASH, looping, ofWeb, one } from './pod-parts.ts';

/** Pods that are malformed yet legal, and pods of every kind of owner. */
export const ODD_PODS: readonly ClusterState[] = [
  {
    what: 'a crash in the future',
    why: 'another clock: now',
    objects: ofWeb({ ...looping, lastState: terminated({ ended: -600 }) }),
    expected: CRASH,
  },
  {
    what: 'restarts beyond any count',
    why: 'int64 is a legal size',
    objects: ofWeb({ ...looping, restartCount: 2 ** 63 }),
    expected: CRASH,
  },
  {
    what: 'a message of 100 kB with half a surrogate pair, right-to-left marks and an emoji',
    why: 'cluster data is hostile',
    objects: ofWeb({
      ...looping,
      lastState: terminated({ message: `\ud800‮💥\u0000${'x'.repeat(100_000)}` }),
    }),
    expected: CRASH,
  },
  {
    what: 'no status at all',
    why: 'nothing is known of it yet',
    objects: [{ ...pod({ name: 'web-1' }), status: null }],
    expected: [],
  },
  {
    what: 'nulls where lists belong',
    why: 'a field may be null',
    objects: [
      {
        ...pod({ name: 'web-1' }),
        spec: { containers: null },
        status: { phase: null, conditions: null, containerStatuses: null, initContainerStatuses: null },
      },
    ],
    expected: [],
  },
  {
    what: 'a bare pod',
    why: 'is itself the workload',
    objects: [one(looping, { controller: null })],
    expected: ['critical crash_loop Pod shop/web-1: web-1/app'],
  },
  {
    what: 'a static pod',
    why: 'owned by its node, and nobody mends a node by its pod',
    objects: [one(looping, { controller: { kind: 'Node', name: 'node-1' } })],
    expected: ['critical crash_loop Pod shop/web-1: web-1/app'],
  },
  {
    what: 'an owner that is no controller',
    why: 'only controller: true controls',
    objects: [
      {
        ...one(looping, { controller: null }),
        metadata: {
          ...one(looping, { controller: null }).metadata,
          ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'x', uid: 'x' }],
        },
      },
    ],
    expected: ['critical crash_loop Pod shop/web-1: web-1/app'],
  },
  {
    what: 'a deleted ReplicaSet',
    why: 'the nearest that is certain',
    objects: [one(looping)],
    expected: ['critical crash_loop ReplicaSet shop/web-6d4b75cb6d: web-1/app'],
  },
  {
    what: 'an unowned ReplicaSet',
    why: 'is a workload of its own',
    objects: [replicaSet({ controller: null }), one(looping)],
    expected: ['critical crash_loop ReplicaSet shop/web-6d4b75cb6d: web-1/app'],
  },
  {
    what: 'an Argo Rollout',
    why: 'foreign controllers go by their kind',
    objects: [replicaSet({ controller: { kind: 'Rollout', name: 'web' } }), one(looping)],
    expected: ['critical crash_loop Rollout shop/web: web-1/app'],
  },
  ...['StatefulSet', 'DaemonSet', 'CloneSet', 'ReplicationController'].map((kind) => ({
    what: `a pod of a ${kind}`,
    why: 'its controller is the workload',
    objects: [one(looping, { controller: { kind, name: 'db' } })],
    expected: [`critical crash_loop ${kind} shop/db: web-1/app`],
  })),
  {
    what: 'a Job’s pod in CrashLoopBackOff',
    why: 'its retries are no incident until it fails',
    objects: [one(looping, { controller: { kind: 'Job', name: 'backup' } })],
    expected: [],
  },
];
