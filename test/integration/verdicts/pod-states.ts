import { completed, oomKilled, running, terminated, waiting } from '../../support/container-states.ts';
import { condition } from '../../support/kube-metadata.ts';
import { pod } from '../../support/kube-objects.ts';
import { type ClusterState, replicaSet } from './cluster-state.ts';

import { CRASH, initialising, looping, OOM, ofWeb, one, oomLooping } from './pod-parts.ts';

/** What a kubelet and a scheduler can report of a pod. */
export const POD_STATES: readonly ClusterState[] = [
  { what: 'running', why: 'all is well', objects: ofWeb({}), expected: [] },
  { what: 'CrashLoopBackOff', why: 'counts at once', objects: ofWeb(looping), expected: CRASH },
  {
    what: 'CrashLoopBackOff with restartCount 0',
    why: 'it is the kubelet’s word, not the count, that counts',
    objects: ofWeb({ ...looping, restartCount: 0 }),
    expected: CRASH,
  },
  {
    what: 'running, one restart a minute ago',
    why: 'one past restart is no loop',
    objects: ofWeb({ state: running(58), lastState: terminated(), restartCount: 1 }),
    expected: [],
  },
  {
    what: 'running, 200 restarts last month',
    why: 'what matters is now',
    objects: ofWeb({ state: running(2e6), lastState: terminated({ ended: 2e6 }), restartCount: 200 }),
    expected: [],
  },
  {
    what: 'OOMKilled, backing off',
    why: 'the most specific word wins',
    objects: ofWeb(oomLooping),
    expected: OOM,
  },
  {
    what: 'OOMKilled 29 min 59 s ago, running again',
    why: 'current for 30 minutes',
    objects: ofWeb({ state: running(1700), lastState: oomKilled({ ended: 1799 }), restartCount: 1 }),
    expected: OOM,
  },
  {
    what: 'OOMKilled 30 min ago, running again',
    why: 'current for 30 minutes, not longer',
    objects: ofWeb({ state: running(1700), lastState: oomKilled({ ended: 1800 }), restartCount: 1 }),
    expected: [],
  },
  {
    what: 'exit code 137 without OOMKilled, running again',
    why: '137 is any SIGKILL',
    objects: ofWeb({ state: running(30), lastState: terminated({ exitCode: 137 }), restartCount: 1 }),
    expected: [],
  },
  {
    what: 'OOMKilled without a time, down',
    why: 'it is down now, whenever that was',
    objects: ofWeb({ state: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: null } } }),
    expected: OOM,
  },
  {
    what: 'OOMKilled in the year 1',
    why: 'Go’s zero time is no time: the next start is the latest the kill can have been',
    objects: ofWeb({
      state: running(60),
      lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: '0001-01-01T00:00:00Z' } },
      restartCount: 1,
    }),
    expected: OOM,
  },
  {
    what: 'OOM in an init container',
    why: 'init containers are judged',
    objects: [
      replicaSet(),
      pod({ name: 'web-1', ...initialising, init: [{ ...oomLooping, name: 'migrate' }] }),
    ],
    expected: ['critical oom_killed Deployment shop/web: web-1/migrate'],
  },
  {
    what: 'a native sidecar in CrashLoopBackOff',
    why: 'restartPolicy Always makes an init container a sidecar',
    objects: [
      replicaSet(),
      pod({ name: 'web-1', init: [{ ...looping, name: 'proxy', restartPolicy: 'Always' }] }),
    ],
    expected: ['critical crash_loop Deployment shop/web: web-1/proxy'],
  },
  {
    what: 'a finished init container that once failed',
    why: 'it got there in the end',
    objects: [
      replicaSet(),
      pod({
        name: 'web-1',
        init: [
          { name: 'migrate', state: completed(), lastState: terminated({ ended: 90 }), restartCount: 4 },
        ],
      }),
    ],
    expected: [],
  },
  {
    what: 'an ephemeral container in CrashLoopBackOff',
    why: 'ephemeral ones never',
    objects: [replicaSet(), pod({ name: 'web-1', ephemeral: [{ ...looping, name: 'debugger' }] })],
    expected: [],
  },
  {
    what: 'two containers with two troubles',
    why: 'two incidents',
    objects: [
      replicaSet(),
      pod({ name: 'web-1', containers: [looping, { ...oomLooping, name: 'cache' }, { name: 'fine' }] }),
    ],
    expected: [...CRASH, 'critical oom_killed Deployment shop/web: web-1/cache'],
  },
  {
    what: 'two containers with the same trouble',
    why: 'one incident, both named',
    objects: [replicaSet(), pod({ name: 'web-1', containers: [looping, { ...looping, name: 'cache' }] })],
    expected: ['critical crash_loop Deployment shop/web: web-1/app, web-1/cache'],
  },
  {
    what: 'three of four pods crash',
    why: 'affected names exactly the failing pods',
    objects: [
      replicaSet(),
      ...['web-1', 'web-2', 'web-3'].map((name) => one(looping, { name })),
      one({}, { name: 'web-4' }),
    ],
    expected: ['critical crash_loop Deployment shop/web: web-1/app, web-2/app, web-3/app'],
  },
  {
    what: 'ImagePullBackOff beside a crash',
    why: 'neither hides the other',
    objects: [
      replicaSet(),
      pod({
        name: 'web-1',
        containers: [looping, { name: 'sidecar', state: waiting('ImagePullBackOff') }],
      }),
    ],
    expected: [...CRASH, 'warning image_pull_failed Deployment shop/web: web-1/sidecar'],
  },
  {
    what: 'terminating in CrashLoopBackOff',
    why: 'it is on its way out',
    objects: ofWeb(looping, { deleting: true }),
    expected: [],
  },
  {
    what: 'Succeeded with a failed sidecar',
    why: 'the pod did its work',
    objects: ofWeb({ state: terminated({ exitCode: 255 }) }, { phase: 'Succeeded' }),
    expected: [],
  },
  {
    what: 'Evicted',
    why: 'the node said so, not the pod',
    objects: ofWeb(
      { state: terminated({ reason: 'ContainerStatusUnknown', exitCode: 137 }) },
      { phase: 'Failed', reason: 'Evicted' },
    ),
    expected: [],
  },
  {
    what: 'ContainerStatusUnknown',
    why: 'the kubelet lost track of it: nothing is known to be wrong now',
    objects: ofWeb(
      { state: terminated({ reason: 'ContainerStatusUnknown', exitCode: 137 }) },
      { phase: 'Failed' },
    ),
    expected: [],
  },
  {
    what: 'preempted, with an OOM to its name',
    why: 'a disruption target raises nothing',
    objects: ofWeb(oomLooping, {
      conditions: [condition('DisruptionTarget', 'True', 5, 'PreemptionByScheduler')],
    }),
    expected: [],
  },
  {
    what: 'DisruptionTarget=False',
    why: 'it is no target',
    objects: ofWeb(looping, { conditions: [condition('DisruptionTarget', 'False', 5)] }),
    expected: CRASH,
  },
  {
    what: 'a NodeLost or Unknown phase, containers running',
    why: 'the node’s trouble, not the pod’s',
    objects: ofWeb({}, { phase: 'Unknown', reason: 'NodeLost', ready: false }),
    expected: [],
  },
];
