import { expect, test } from 'vitest';
import { backingOff, completed, running, terminated, waiting } from '../support/container-states.ts';
import { pod } from '../support/kube-objects.ts';
import { between, judgeRawPod, looping, withApp } from './judged-pods.ts';
import { inWords } from './look.ts';

const LOOP = ['crash_loop app'];

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  ['CrashLoopBackOff', 'the kubelet says so, and it counts at once', withApp(looping), LOOP],
  [
    'CrashLoopBackOff after one restart',
    'there is no threshold on the kubelet’s own word',
    withApp({ ...looping, restartCount: 1 }),
    LOOP,
  ],
  [
    'CrashLoopBackOff without lastState',
    'its own word is enough',
    withApp({ state: backingOff(), restartCount: 3 }),
    LOOP,
  ],
  [
    'CrashLoopBackOff after exit 0',
    'a server that keeps ending is as absent as one that crashes',
    withApp({ ...looping, lastState: completed() }),
    LOOP,
  ],
  [
    'CrashLoopBackOff after exit 137, reason Error',
    'a SIGKILL without OOMKilled is a crash',
    withApp({ ...looping, lastState: terminated({ exitCode: 137 }) }),
    LOOP,
  ],
  [
    'CrashLoopBackOff whose last run took an hour',
    'the kubelet backs off, so it is now',
    withApp({ ...looping, lastState: terminated({ ran: 3600 }) }),
    LOOP,
  ],
  [
    'running for 5 s after a fourth quick crash',
    'a loop does not end with each attempt',
    withApp(between),
    LOOP,
  ],
  [
    'running for 4 min 59 s after a third quick crash',
    'shorter than the hold proves nothing',
    withApp({ state: running(299), lastState: terminated({ ended: 310 }), restartCount: 3 }),
    LOOP,
  ],
  [
    'running for 5 min after a quick crash',
    'it has held for crashLoopHold',
    withApp({ state: running(300), lastState: terminated({ ended: 310 }), restartCount: 9 }),
    [],
  ],
  [
    'running for 5 s after its second restart',
    'two restarts may be bad luck',
    withApp({ ...between, restartCount: 2 }),
    [],
  ],
  [
    'running for 5 s after its first restart',
    'one past restart is no loop',
    withApp({ ...between, restartCount: 1 }),
    [],
  ],
  [
    '40 restarts, the last one 5 days ago',
    'what matters is now',
    withApp({ state: running(432_000), lastState: terminated({ ended: 432_010 }), restartCount: 40 }),
    [],
  ],
  [
    'crash after a run of 5 min',
    'a run as long as crashLoopHold had healed it, and one restart is no loop',
    withApp({ ...between, lastState: terminated({ ended: 10, ran: 300 }) }),
    [],
  ],
  [
    'crash after a run of 4 min 59 s',
    'shorter than the hold proves nothing',
    withApp({ ...between, lastState: terminated({ ended: 10, ran: 299 }) }),
    LOOP,
  ],
  [
    'down after a run of 5 min',
    'whether the kubelet backs off is its next word',
    withApp({ state: terminated({ ended: 1, ran: 300 }), restartCount: 9 }),
    [],
  ],
  [
    'long hold, last crash 10 min ago',
    'a quiet of 10 min ends an evident loop whatever the hold',
    withApp({ state: running(590), lastState: terminated({ ended: 600 }), restartCount: 4 }),
    [],
  ],
  [
    'terminated after 2 s, about to restart, third time',
    'the moment between crash and back-off belongs to the loop',
    withApp({ state: terminated({ ended: 1 }), restartCount: 3 }),
    LOOP,
  ],
  [
    'terminated after 2 s, about to restart, first time',
    'a first crash is no loop',
    withApp({ state: terminated({ ended: 1 }), restartCount: 0 }),
    [],
  ],
  [
    'terminated with 0 under OnFailure',
    'it is done and will not restart',
    withApp({ state: completed({ ended: 1 }), restartCount: 5 }, { restartPolicy: 'OnFailure' }),
    [],
  ],
  [
    'terminated with 1 under OnFailure, again and again',
    'it will restart',
    withApp({ state: terminated({ ended: 1 }), restartCount: 5 }, { restartPolicy: 'OnFailure' }),
    LOOP,
  ],
  [
    'terminated with 1 under Never',
    'a plain end of a pod that never restarts',
    withApp({ state: terminated({ ended: 1 }), restartCount: 5 }, { restartPolicy: 'Never' }),
    [],
  ],
  [
    'last run without times',
    'no evidence of a quick crash',
    withApp({
      ...between,
      lastState: { terminated: { exitCode: 1, reason: 'Error', startedAt: null, finishedAt: null } },
    }),
    [],
  ],
  [
    'running since no known time',
    'no evidence that it runs for less than the hold',
    withApp({ ...between, state: { running: { startedAt: null } } }),
    [],
  ],
  [
    'crash time in the future',
    'another clock: it counts as now',
    withApp({ ...between, state: running(-20), lastState: terminated({ ended: -30 }) }),
    LOOP,
  ],
  ['ContainerCreating', 'a start is no crash', withApp({ state: waiting('ContainerCreating') }), []],
  [
    'waiting without a reason after crashes',
    'only the kubelet’s word makes a wait a loop',
    withApp({ state: { waiting: {} }, lastState: terminated(), restartCount: 9 }),
    [],
  ],
  [
    'init container in CrashLoopBackOff',
    'init containers are judged too',
    pod({
      phase: 'Pending',
      init: [{ name: 'migrate', ...looping }],
      containers: [{ state: waiting('PodInitializing') }],
    }),
    ['crash_loop migrate'],
  ],
  [
    'native sidecar in CrashLoopBackOff',
    'an init container with restartPolicy Always is a container',
    pod({ init: [{ name: 'proxy', restartPolicy: 'Always', ...looping }] }),
    ['crash_loop proxy'],
  ],
  [
    'native sidecar ends with 0 over and over',
    'a sidecar is meant to stay',
    pod({
      init: [{ name: 'proxy', restartPolicy: 'Always', state: completed({ ended: 1 }), restartCount: 4 }],
    }),
    ['crash_loop proxy'],
  ],
  [
    'init container done after three attempts',
    'it got there in the end',
    pod({ init: [{ name: 'migrate', state: completed({ ended: 20 }), restartCount: 3 }] }),
    [],
  ],
  [
    'ephemeral container in CrashLoopBackOff',
    'a debugging session is nobody’s incident',
    pod({ ephemeral: [{ name: 'debugger', ...looping }] }),
    [],
  ],
  [
    'second container loops beside a healthy one',
    'every container is judged, not the first',
    pod({ containers: [{ name: 'app' }, { name: 'cache', ...looping }] }),
    ['crash_loop cache'],
  ],
  [
    'two containers loop',
    'each is named',
    pod({ containers: [looping, { name: 'cache', ...looping }] }),
    [...LOOP, 'crash_loop cache'],
  ],
  [
    'bare pod in CrashLoopBackOff',
    'a pod nobody owns can crash as well',
    withApp(looping, { controller: null }),
    LOOP,
  ],
  [
    'static pod in CrashLoopBackOff',
    'owned by its node, judged as any',
    withApp(looping, { controller: { kind: 'Node', name: 'node-1' } }),
    LOOP,
  ],
  [
    'pod of a Rollout in CrashLoopBackOff',
    'foreign controllers are controllers',
    withApp(looping, { controller: { kind: 'Rollout', name: 'web' } }),
    LOOP,
  ],
  [
    'Job’s pod in CrashLoopBackOff',
    'a Job’s retries are not an incident until it fails',
    withApp(looping, { controller: { kind: 'Job', name: 'backup' }, restartPolicy: 'OnFailure' }),
    [],
  ],
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judgeRawPod(object))).toEqual(expected);
});
