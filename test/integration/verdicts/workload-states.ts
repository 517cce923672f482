import { backingOff, terminated } from '../../support/container-states.ts';
import { ago, condition, DAY, type Fields } from '../../support/kube-metadata.ts';
import { namespace, pod } from '../../support/kube-objects.ts';
import { daemonSet, deployment, statefulSet, type WorkloadParts } from '../../support/kube-workloads.ts';
import { type ClusterState, replicaSet } from './cluster-state.ts';

const unavailable = (since: number): Fields =>
  condition('Available', 'False', since, 'MinimumReplicasUnavailable');
const progressing = (updated: number, reason = 'ReplicaSetUpdated'): Fields => ({
  ...condition('Progressing', 'True', DAY, reason),
  lastUpdateTime: ago(updated),
});
const deadline = condition('Progressing', 'False', 60, 'ProgressDeadlineExceeded', 'timed out progressing');
const available = condition('Available', 'True', DAY);
const web = (parts: WorkloadParts) => deployment({ name: 'web', replicas: 3, available: null, ...parts });
const ZERO = ['critical zero_replicas Deployment shop/web: web'];

const DEPLOYMENTS: readonly ClusterState[] = [
  { what: 'a Deployment with all its pods', why: 'all is well', objects: [deployment()], expected: [] },
  { what: 'scaled to zero', why: 'nobody wants pods', objects: [web({ replicas: 0 })], expected: [] },
  {
    what: 'paused at zero wanted',
    why: 'nobody wants pods',
    objects: [web({ replicas: 0, paused: true, conditions: [unavailable(900)] })],
    expected: [],
  },
  {
    what: 'unavailable for 119 s',
    why: 'within the grace',
    objects: [web({ conditions: [unavailable(119)] })],
    expected: [],
  },
  {
    what: 'unavailable for 120 s',
    why: 'the grace is over',
    objects: [web({ conditions: [unavailable(120)] })],
    expected: ZERO,
  },
  {
    what: 'replicas null',
    why: 'means 1',
    objects: [web({ replicas: null, conditions: [unavailable(900)] })],
    expected: ZERO,
  },
  {
    what: 'paused, none available',
    why: 'paused is no excuse',
    objects: [web({ paused: true, conditions: [unavailable(900)] })],
    expected: ZERO,
  },
  {
    what: 'a quota keeps its pods from existing',
    why: 'no pod at all is zero as well',
    objects: [
      web({
        conditions: [
          unavailable(900),
          condition('ReplicaFailure', 'True', 900, 'FailedCreate', 'exceeded quota: q'),
        ],
      }),
    ],
    expected: ZERO,
  },
  {
    what: 'observedGeneration lags',
    why: 'the status is about an older spec',
    objects: [web({ observedGeneration: 0, conditions: [unavailable(900)] })],
    expected: [],
  },
  {
    what: 'no status yet',
    why: 'no controller has looked',
    objects: [{ ...web({ age: 5 }), status: {} }],
    expected: [],
  },
  {
    what: 'created 100 s ago, no condition yet',
    why: 'the grace runs from its creation',
    objects: [web({ age: 100, conditions: [] })],
    expected: [],
  },
  {
    what: 'a rollout with maxUnavailable 100 % that moved on 30 s ago',
    why: 'progress is a reason to wait',
    objects: [web({ conditions: [available, progressing(30)] })],
    expected: [],
  },
  {
    what: 'the same 121 s after its last progress',
    why: 'the grace is over',
    objects: [web({ conditions: [available, progressing(121)] })],
    expected: ZERO,
  },
  {
    what: 'past its deadline with something available',
    why: 'stuck, but serving',
    objects: [web({ available: 2, conditions: [available, deadline] })],
    expected: ['warning rollout_stuck Deployment shop/web: web'],
  },
  {
    what: 'past its deadline with nothing available',
    why: 'the more specific word wins',
    objects: [web({ conditions: [unavailable(900), deadline] })],
    expected: ZERO,
  },
  {
    what: 'being deleted',
    why: 'on its way out',
    objects: [web({ deleting: true, conditions: [unavailable(900)] })],
    expected: [],
  },
  {
    what: 'unavailable and its pods crash',
    why: 'both are said, most severe first, then by name',
    objects: [
      replicaSet(),
      web({ conditions: [unavailable(900)] }),
      pod({
        name: 'web-1',
        containers: [{ state: backingOff(), lastState: terminated(), restartCount: 4 }],
      }),
    ],
    expected: ['critical crash_loop Deployment shop/web: web-1/app', ...ZERO],
  },
  {
    what: 'a namespace that is being deleted',
    why: 'its objects raise nothing',
    objects: [namespace({ phase: 'Terminating', deleting: true }), web({ conditions: [unavailable(900)] })],
    expected: [],
  },
];

const podOf = (kind: string, name: string, readySince: number, ready = false) =>
  pod({ name: `${name}-0`, controller: { kind, name }, ready, readySince, age: 9000 });

const SETS: readonly ClusterState[] = [
  { what: 'a StatefulSet with all its pods', why: 'all is well', objects: [statefulSet()], expected: [] },
  {
    what: 'a StatefulSet whose pod is unready for 299 s',
    why: 'within the grace, by its pod’s Ready transition',
    objects: [statefulSet({ available: 2 }), podOf('StatefulSet', 'db', 299)],
    expected: [],
  },
  {
    what: 'a StatefulSet whose pod is unready for 300 s',
    why: 'two of three are ready',
    objects: [statefulSet({ available: 2 }), podOf('StatefulSet', 'db', 300)],
    expected: ['warning statefulset_unavailable StatefulSet shop/db: db'],
  },
  {
    what: 'a StatefulSet with nothing ready',
    why: 'nothing available is critical',
    objects: [statefulSet({ available: null }), podOf('StatefulSet', 'db', 900)],
    expected: ['critical statefulset_unavailable StatefulSet shop/db: db'],
  },
  {
    what: 'a StatefulSet scaled to zero',
    why: 'nobody wants pods',
    objects: [statefulSet({ replicas: 0, available: null })],
    expected: [],
  },
  {
    what: 'a StatefulSet with OnDelete and an old revision',
    why: 'its pods are ready: an update waiting for a person is no trouble',
    objects: [
      {
        ...statefulSet(),
        spec: { replicas: 3, updateStrategy: { type: 'OnDelete' } },
        status: {
          observedGeneration: 1,
          replicas: 3,
          readyReplicas: 3,
          updatedReplicas: 0,
          updateRevision: 'new',
        },
      },
    ],
    expected: [],
  },
  {
    what: 'a StatefulSet older than a month, its rolling update at a young pod',
    why: 'not from its creation',
    objects: [statefulSet({ available: 2, age: 30 * DAY }), podOf('StatefulSet', 'db', 20)],
    expected: [],
  },
  {
    what: 'a DaemonSet that wants no node',
    why: 'nobody wants pods',
    objects: [daemonSet({ replicas: 0, available: null })],
    expected: [],
  },
  {
    what: 'a DaemonSet unready on one node',
    why: 'the others serve',
    objects: [daemonSet({ available: 2 }), podOf('DaemonSet', 'agent', 900)],
    expected: ['warning daemonset_unavailable DaemonSet shop/agent: agent'],
  },
  {
    what: 'a DaemonSet ready on no node',
    why: 'nothing available is critical',
    objects: [daemonSet({ available: null }), podOf('DaemonSet', 'agent', 900)],
    expected: ['critical daemonset_unavailable DaemonSet shop/agent: agent'],
  },
];

/** What the controllers can report of workloads. */
export const WORKLOAD_STATES: readonly ClusterState[] = [...DEPLOYMENTS, ...SETS];
