import { expect, test } from 'vitest';
import { backingOff, completed, terminated, waiting } from '../support/container-states.ts';
import { condition, NOW } from '../support/kube-metadata.ts';
import { pod } from '../support/kube-objects.ts';
import { judgeRawPod, young } from './judged-pods.ts';
import { inWords, lookAt, only, settings } from './look.ts';

const PULL = ['image_pull_failed app (warning)'];

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
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judgeRawPod(object))).toEqual(expected);
});

test('names the image, and the kubelet’s own explanation', () => {
  const state = waiting('ErrImagePull', 'rpc error: code = NotFound\nmore');
  const finding = only(judgeRawPod(young(600, { state, image: 'registry.example/web:2' })));
  expect(finding.message).toBe(
    'app cannot pull its image registry.example/web:2: rpc error: code = NotFound',
  );
  expect(finding.metadata).toMatchObject({ reason: 'ErrImagePull', image: 'registry.example/web:2' });
  expect(finding.since).toBe(NOW - 600_000);
});

test('the grace tells when it ends, and is a setting', () => {
  expect(judgeRawPod(young(50, { state: waiting('ErrImagePull') })).recheckAt).toBe(NOW + 70_000);
  const look = lookAt({ settings: { ...settings, grace: { ...settings.grace, image_pull_failed: 0 } } });
  expect(inWords(judgeRawPod(young(0, { state: waiting('ErrImagePull') }), look))).toEqual(PULL);
});

test('ErrImagePull and ImagePullBackOff take turns within one occurrence', () => {
  const occurrence = (reason: string) => only(judgeRawPod(young(600, { state: waiting(reason) }))).occurrence;
  expect(occurrence('ErrImagePull')).toBe(occurrence('ImagePullBackOff'));
});
