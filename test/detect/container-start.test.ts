import { describe, expect, test } from 'vitest';
import { judgePod } from '../../electron/detect/judge-pod.ts';
import { podView } from '../../electron/detect/pod-view.ts';
import {
  backingOff,
  type ContainerParts,
  completed,
  running,
  terminated,
  waiting,
} from '../support/container-states.ts';
import { condition, NOW } from '../support/kube-metadata.ts';
import { type PodParts, pendingPod, pod } from '../support/kube-objects.ts';
import { inWords, lookAt, only, settings, viewed } from './look.ts';

const judge = (object: unknown, look = lookAt()) => judgePod(viewed(podView(object)), look);
/** A pod the kubelet took on that many seconds ago, with this first container. */
const young = (age: number, app: ContainerParts, parts: PodParts = {}) =>
  pod({ phase: 'Pending', ready: false, age, ...parts, containers: [app] });

const PULL = ['image_pull_failed app (warning)'];
const CONFIG = ['container_config_error app'];
const startError = terminated({
  reason: 'StartError',
  exitCode: 128,
  ran: 0,
  message: 'exec: "serve": not found',
});

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  [
    'ErrImagePull for 2 min',
    'the grace of 120 s is over',
    young(120, { state: waiting('ErrImagePull') }),
    PULL,
  ],
  ['ErrImagePull for 1 min 59 s', 'registries hiccup', young(119, { state: waiting('ErrImagePull') }), []],
  [
    'ImagePullBackOff for an hour',
    'the same trouble by its other word',
    young(3600, { state: waiting('ImagePullBackOff') }),
    PULL,
  ],
  [
    'ErrImageNeverPull',
    'imagePullPolicy Never and no image',
    young(3600, { state: waiting('ErrImageNeverPull') }),
    PULL,
  ],
  ['RegistryUnavailable', 'nobody answers', young(3600, { state: waiting('RegistryUnavailable') }), PULL],
  [
    'SignatureValidationFailed',
    'the runtime refuses the image',
    young(3600, { state: waiting('SignatureValidationFailed') }),
    PULL,
  ],
  [
    'ImageInspectError',
    'the image is broken on the node',
    young(3600, { state: waiting('ImageInspectError') }),
    PULL,
  ],
  [
    'ImagePullBackOff 10 s after a crash',
    'the wait began with the crash, not with the pod',
    pod({
      containers: [
        { state: waiting('ImagePullBackOff'), lastState: terminated({ ended: 10 }), restartCount: 1 },
      ],
    }),
    [],
  ],
  [
    'ImagePullBackOff an hour after a crash',
    'the new run never got its image',
    pod({
      containers: [
        { state: waiting('ImagePullBackOff'), lastState: terminated({ ended: 3600 }), restartCount: 1 },
      ],
    }),
    PULL,
  ],
  [
    'ImagePullBackOff 30 s after a long init container',
    'before that it could not start',
    young(
      3600,
      { state: waiting('ImagePullBackOff') },
      { init: [{ name: 'migrate', state: completed({ ended: 30, ran: 3000 }) }] },
    ),
    [],
  ],
  [
    'ImagePullBackOff 30 s after Initialized',
    'app containers wait for that condition',
    young(
      3600,
      { state: waiting('ImagePullBackOff') },
      { conditions: [condition('Initialized', 'True', 30)] },
    ),
    [],
  ],
  [
    'ImagePullBackOff of an init container',
    'init containers have images too',
    pod({
      phase: 'Pending',
      init: [{ name: 'migrate', state: waiting('ImagePullBackOff') }],
      containers: [{ state: waiting('PodInitializing') }],
    }),
    ['image_pull_failed migrate (warning)'],
  ],
  [
    'ImagePullBackOff of a sidecar beside a crashing app',
    'two containers, two troubles',
    pod({
      containers: [
        { state: backingOff(), lastState: terminated(), restartCount: 5 },
        { name: 'proxy', state: waiting('ImagePullBackOff') },
      ],
    }),
    ['crash_loop app', 'image_pull_failed proxy (warning)'],
  ],
  [
    'ImagePullBackOff of an ephemeral container',
    'a debugging session is nobody’s incident',
    pod({ ephemeral: [{ name: 'debugger', state: waiting('ImagePullBackOff') }] }),
    [],
  ],
  [
    'ImagePullBackOff in a Job’s pod',
    'a Job that cannot start never fails, so this must be said',
    young(
      3600,
      { state: waiting('ImagePullBackOff') },
      { controller: { kind: 'Job', name: 'backup' }, restartPolicy: 'Never' },
    ),
    PULL,
  ],
  [
    'started in the future',
    'another clock: the wait begins now',
    young(-600, { state: waiting('ImagePullBackOff') }),
    [],
  ],
  [
    'ContainerCreating for an hour',
    'slow, but the kubelet names no trouble',
    young(3600, { state: waiting('ContainerCreating') }),
    [],
  ],
  [
    'CreateContainerConfigError',
    'a missing Secret or ConfigMap, at once',
    young(5, { state: waiting('CreateContainerConfigError', 'secret "db" not found') }),
    CONFIG,
  ],
  [
    'CreateContainerError',
    'the runtime refuses to create it',
    young(5, { state: waiting('CreateContainerError') }),
    CONFIG,
  ],
  [
    'RunContainerError',
    'the runtime cannot start it',
    young(5, { state: waiting('RunContainerError'), lastState: startError, restartCount: 1 }),
    CONFIG,
  ],
  [
    'InvalidImageName',
    'a mistake in the spec, not a registry’s',
    young(5, { state: waiting('InvalidImageName') }),
    CONFIG,
  ],
  ['StartError in state', 'the process never began', young(5, { state: startError }), CONFIG],
  [
    'CrashLoopBackOff after StartError',
    'it backs off, but never crashed',
    pod({ containers: [{ state: backingOff(), lastState: startError, restartCount: 6 }] }),
    CONFIG,
  ],
  [
    'CrashLoopBackOff after ContainerCannotRun',
    'Docker’s word for StartError',
    pod({
      containers: [
        {
          state: backingOff(),
          lastState: terminated({ reason: 'ContainerCannotRun', exitCode: 127 }),
          restartCount: 6,
        },
      ],
    }),
    CONFIG,
  ],
  [
    'running after a StartError',
    'it began after all',
    pod({ containers: [{ state: running(30), lastState: startError, restartCount: 1 }] }),
    [],
  ],
  [
    'config error of an init container',
    'init containers are configured too',
    pod({
      phase: 'Pending',
      init: [{ name: 'migrate', state: waiting('CreateContainerConfigError') }],
      containers: [{ state: waiting('PodInitializing') }],
    }),
    ['container_config_error migrate'],
  ],
  [
    'config error in a Job’s pod',
    'it is no retry: it never began',
    young(
      60,
      { state: waiting('CreateContainerConfigError') },
      { controller: { kind: 'Job', name: 'backup' } },
    ),
    CONFIG,
  ],
  ['unschedulable for 5 min', 'the grace of 300 s is over', pendingPod(300), ['pod_unschedulable (warning)']],
  ['unschedulable for 4 min 59 s', 'an autoscaler may be adding a node', pendingPod(299), []],
  [
    'unschedulable for 10 s on a day-old pod',
    'since the condition changed, not since creation',
    pendingPod(10, 'Unschedulable', { age: 86_400 }),
    [],
  ],
  ['SchedulingGated for a day', 'held back on purpose', pendingPod(86_400, 'SchedulingGated'), []],
  ['SchedulerError for a day', 'not a word about the pod', pendingPod(86_400, 'SchedulerError'), []],
  [
    'unschedulable, but bound meanwhile',
    'the binding is newer than the condition',
    pendingPod(600, 'Unschedulable', { node: 'node-1' }),
    [],
  ],
  [
    'unschedulable and deleting',
    'nobody needs it any more',
    pendingPod(600, 'Unschedulable', { deleting: true }),
    [],
  ],
  [
    'unschedulable without a time, created an hour ago',
    'its creation stands in',
    pendingPod(3600, 'Unschedulable', {
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }],
    }),
    ['pod_unschedulable (warning)'],
  ],
  [
    'unschedulable without a time, created a minute ago',
    'a missing time never alarms at once',
    pendingPod(60, 'Unschedulable', {
      conditions: [
        { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', lastTransitionTime: null },
      ],
    }),
    [],
  ],
  ['unschedulable since the future', 'another clock: it counts as now', pendingPod(-3600), []],
  [
    'PodScheduled Unknown for a day',
    'not False, so not said',
    pendingPod(86_400, 'Unschedulable', {
      conditions: [condition('PodScheduled', 'Unknown', 86_400, 'Unschedulable')],
    }),
    [],
  ],
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judge(object))).toEqual(expected);
});

describe('what is said', () => {
  test('of an image: which, and the kubelet’s own explanation', () => {
    const state = waiting('ErrImagePull', 'rpc error: code = NotFound\nmore');
    const finding = only(judge(young(600, { state, image: 'registry.example/web:2' })));
    expect(finding.message).toBe(
      'app cannot pull its image registry.example/web:2: rpc error: code = NotFound',
    );
    expect(finding.metadata).toMatchObject({ reason: 'ErrImagePull', image: 'registry.example/web:2' });
    expect(finding.since).toBe(NOW - 600_000);
  });

  test('of a configuration error: the kubelet’s explanation, or its word', () => {
    const of = (message: string) =>
      only(judge(young(5, { state: waiting('CreateContainerConfigError', message) })));
    expect(of('secret "db" not found').message).toBe('app cannot start: secret "db" not found');
    expect(of('').message).toBe('app cannot start: CreateContainerConfigError');
  });

  test('of an unschedulable pod: the scheduler’s explanation', () => {
    expect(only(judge(pendingPod(600))).message).toBe(
      'web-6d4b75cb6d-x2x7k fits on no node: 0/5 nodes are available: 5 Insufficient cpu.',
    );
  });
});

describe('time', () => {
  test('a grace tells when it ends', () => {
    expect(judge(young(50, { state: waiting('ErrImagePull') })).recheckAt).toBe(NOW + 70_000);
    expect(judge(pendingPod(100)).recheckAt).toBe(NOW + 200_000);
  });

  test('graces are settings', () => {
    const grace = { ...settings.grace, image_pull_failed: 0, pod_unschedulable: 0 };
    const look = lookAt({ settings: { ...settings, grace } });
    expect(inWords(judge(young(0, { state: waiting('ErrImagePull') }), look))).toEqual(PULL);
    expect(inWords(judge(pendingPod(0), look))).toEqual(['pod_unschedulable (warning)']);
  });

  test('ErrImagePull and ImagePullBackOff take turns within one occurrence', () => {
    const occurrence = (reason: string) => only(judge(young(600, { state: waiting(reason) }))).occurrence;
    expect(occurrence('ErrImagePull')).toBe(occurrence('ImagePullBackOff'));
  });
});
