import { expect, test } from 'vitest';
import {
  backingOff,
  type ContainerParts,
  completed,
  oomKilled,
  running,
  terminated,
  waiting,
} from '../support/container-states.ts';
import { ago, NOW } from '../support/kube-metadata.ts';
import { pod } from '../support/kube-objects.ts';
import { judgeRawPod, withApp } from './judged-pods.ts';
import { inWords, lookAt, only, settings } from './look.ts';

const OOM = ['oom_killed app'];
const HALF_HOUR = 1800;

/** Runs again since `seconds - 2`, OOMKilled `seconds` ago. */
const again = (seconds: number): ContainerParts => ({
  state: running(seconds - 2),
  lastState: oomKilled({ ended: seconds }),
  restartCount: 1,
});

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  [
    'OOMKilled and backing off',
    'the most specific word wins over crash_loop',
    withApp({ state: backingOff(), lastState: oomKilled(), restartCount: 7 }),
    OOM,
  ],
  [
    'OOMKilled 3 days ago and still backing off',
    'while it does not run, its age is no matter',
    withApp({ state: backingOff(), lastState: oomKilled({ ended: 259_200 }), restartCount: 7 }),
    OOM,
  ],
  [
    'OOMKilled in state',
    'between the kill and the restart',
    withApp({ state: oomKilled({ ended: 1 }) }),
    OOM,
  ],
  [
    'OOMKilled under Never beside a running container',
    'it stays down, so it stays current',
    pod({ restartPolicy: 'Never', containers: [{ state: oomKilled({ ended: 7200 }) }, { name: 'cache' }] }),
    OOM,
  ],
  [
    'OOMKilled a minute ago, its pod Failed for good',
    'nothing restarts it, and the person should know why',
    pod({ phase: 'Failed', restartPolicy: 'Never', containers: [{ state: oomKilled({ ended: 60 }) }] }),
    OOM,
  ],
  [
    'OOMKilled 30 min ago, its pod Failed for good',
    'a dead pod stays listed for days',
    pod({
      phase: 'Failed',
      restartPolicy: 'Never',
      containers: [{ state: oomKilled({ ended: HALF_HOUR }) }],
    }),
    [],
  ],
  ['running again, killed a minute ago', 'it sits in lastState, and counts', withApp(again(60)), OOM],
  ['running again, killed 29 min 59 s ago', 'current for 30 minutes', withApp(again(HALF_HOUR - 1)), OOM],
  ['running again, killed 30 min ago', 'not a second longer', withApp(again(HALF_HOUR)), []],
  ['running again, killed 5 days ago', 'not for days', withApp(again(432_000)), []],
  [
    'running again for 5 s after five OOMs',
    'an evident loop of OOMs is one too',
    withApp({ state: running(5), lastState: oomKilled({ ended: 10, ran: 20 }), restartCount: 5 }),
    OOM,
  ],
  [
    'exit 137 with reason Error, running again',
    'exit code 137 alone never counts',
    withApp({ state: running(30), lastState: terminated({ exitCode: 137, ended: 40 }), restartCount: 1 }),
    [],
  ],
  [
    'exit 137 with reason ContainerStatusUnknown',
    'the kubelet lost sight of it, no more',
    withApp({
      state: running(30),
      lastState: terminated({ exitCode: 137, reason: 'ContainerStatusUnknown' }),
      restartCount: 1,
    }),
    [],
  ],
  [
    'a message that says OOMKilled',
    'only the reason is the kubelet’s word',
    withApp({ state: running(30), lastState: terminated({ message: 'OOMKilled' }), restartCount: 1 }),
    [],
  ],
  [
    'OOMKilled with exit code 0',
    'the reason decides, whatever the code',
    withApp({ state: running(30), lastState: oomKilled({ exitCode: 0 }), restartCount: 1 }),
    OOM,
  ],
  [
    'OOMKilled before, now terminated with Error',
    'the latest end is what it died of',
    withApp({ state: terminated({ ended: 1 }), lastState: oomKilled({ ended: 100 }), restartCount: 1 }),
    [],
  ],
  [
    'OOMKilled before, now completed',
    'it did its work after all',
    withApp(
      { state: completed(), lastState: oomKilled({ ended: 100 }), restartCount: 1 },
      { restartPolicy: 'OnFailure' },
    ),
    [],
  ],
  [
    'OOMKilled 10 min ago, now ImagePullBackOff',
    'OOM is the more specific word while it is current',
    withApp({ state: waiting('ImagePullBackOff'), lastState: oomKilled({ ended: 600 }), restartCount: 1 }),
    OOM,
  ],
  [
    'OOMKilled 2 h ago, now ImagePullBackOff',
    'what matters is now',
    withApp({ state: waiting('ImagePullBackOff'), lastState: oomKilled({ ended: 7200 }), restartCount: 1 }),
    ['image_pull_failed app (warning)'],
  ],
  [
    'init container OOMKilled and backing off',
    'init containers have limits too',
    pod({
      phase: 'Pending',
      init: [{ name: 'migrate', state: backingOff(), lastState: oomKilled(), restartCount: 2 }],
      containers: [{ state: waiting('PodInitializing') }],
    }),
    ['oom_killed migrate'],
  ],
  [
    'native sidecar OOMKilled a minute ago',
    'a sidecar is a container',
    pod({ init: [{ name: 'proxy', restartPolicy: 'Always', ...again(60) }] }),
    ['oom_killed proxy'],
  ],
  [
    'ephemeral container OOMKilled',
    'a debugging session is nobody’s incident',
    pod({ ephemeral: [{ name: 'debugger', state: oomKilled() }] }),
    [],
  ],
  [
    'one OOMKilled, one in CrashLoopBackOff',
    'two containers, two troubles',
    pod({
      containers: [
        again(60),
        { name: 'cache', state: backingOff(), lastState: terminated(), restartCount: 3 },
      ],
    }),
    [...OOM, 'crash_loop cache'],
  ],
  ['killed in the future', 'another clock: it counts as now', withApp(again(-30)), OOM],
  [
    'killed at no known time, running for a day',
    'the next start bounds the kill',
    withApp({
      state: running(86_400),
      lastState: { terminated: { exitCode: 137, reason: 'OOMKilled', finishedAt: null } },
      restartCount: 1,
    }),
    [],
  ],
  [
    'killed in the year 1, running for a minute',
    'Go’s zero time is no time',
    withApp({
      state: running(60),
      lastState: { terminated: { exitCode: 137, reason: 'OOMKilled', finishedAt: '0001-01-01T00:00:00Z' } },
      restartCount: 1,
    }),
    OOM,
  ],
  [
    'Job’s pod OOMKilled and retried',
    'a Job’s retries are not an incident until it fails',
    withApp(
      { state: backingOff(), lastState: oomKilled(), restartCount: 1 },
      { controller: { kind: 'Job', name: 'backup' }, restartPolicy: 'OnFailure' },
    ),
    [],
  ],
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judgeRawPod(object))).toEqual(expected);
});

test('says how much memory it was allowed', () => {
  const app = { ...again(60), limits: { memory: '512Mi' }, requests: { memory: '256Mi' } };
  const { message, metadata, since } = only(judgeRawPod(withApp(app)));
  expect(message).toBe('app ran out of memory (limit 512Mi); restarted once');
  expect(metadata).toMatchObject({
    reason: 'OOMKilled',
    exitCode: 137,
    finishedAt: ago(60),
    memoryLimit: '512Mi',
    memoryRequest: '256Mi',
  });
  expect(since).toBe(NOW - 60_000);
});

test('says nothing of a limit where there is none', () => {
  expect(only(judgeRawPod(withApp(again(60)))).message).toBe('app ran out of memory; restarted once');
});

test('the same termination is one occurrence in state, while backing off and when running again', () => {
  const killed = oomKilled({ ended: 60, containerID: 'containerd://dead' });
  const states: ContainerParts[] = [
    { state: killed },
    { state: backingOff(), lastState: killed, restartCount: 1 },
    { state: running(5), lastState: killed, restartCount: 1 },
  ];
  const occurrences = states.map((app) => only(judgeRawPod(withApp(app))).occurrence);
  expect(new Set(occurrences)).toEqual(new Set([`containerd://dead@${ago(60)}`]));
});

test('another termination is another occurrence', () => {
  const occurrence = (ended: number) => only(judgeRawPod(withApp(again(ended)))).occurrence;
  expect(occurrence(60)).not.toBe(occurrence(61));
});

test('asks to be looked at again when a kill ages out, and not while it backs off', () => {
  expect(judgeRawPod(withApp(again(60))).recheckAt).toBe(NOW - 60_000 + settings.oomCurrent * 1000);
  expect(judgeRawPod(withApp({ state: backingOff(), lastState: oomKilled() })).recheckAt).toBeNull();
});

test('how long a kill is current is a setting', () => {
  const look = lookAt({ settings: { ...settings, oomCurrent: 30 } });
  expect(inWords(judgeRawPod(withApp(again(60)), look))).toEqual([]);
});
