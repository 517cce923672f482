import { expect, test } from 'vitest';
import { backingOff, running, terminated, waiting } from '../support/container-states.ts';
import { pod } from '../support/kube-objects.ts';
import { judgeRawPod, withApp, young } from './judged-pods.ts';
import { inWords, only } from './look.ts';

const CONFIG = ['container_config_error app'];
const startError = terminated({
  reason: 'StartError',
  exitCode: 128,
  ran: 0,
  message: 'exec: "serve": not found',
});

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
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
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judgeRawPod(object))).toEqual(expected);
});

test('gives the kubelet’s explanation, or its word', () => {
  const of = (message: string) => {
    const state = waiting('CreateContainerConfigError', message);
    return only(judgeRawPod(young(5, { state }))).message;
  };
  expect(of('secret "db" not found')).toBe('app cannot start: secret "db" not found');
  expect(of('')).toBe('app cannot start: CreateContainerConfigError');
});

test('each attempt to start is an occurrence', () => {
  const app = { state: backingOff(), lastState: startError };
  const occurrence = (restartCount: number) =>
    only(judgeRawPod(withApp({ ...app, restartCount }))).occurrence;
  expect(occurrence(6)).toBe(occurrence(6));
  expect(occurrence(6)).not.toBe(occurrence(7));
});
