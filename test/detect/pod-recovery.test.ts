import { describe, expect, test } from 'vitest';
import type { Trouble } from '../../electron/detect/finding.ts';
import { podView } from '../../electron/detect/pod-view.ts';
import { recoveryDue } from '../../electron/detect/recovery.ts';
import {
  backingOff,
  completed,
  oomKilled,
  running,
  terminated,
  waiting,
} from '../support/container-states.ts';
import { ago, NOW } from '../support/kube-metadata.ts';
import { pendingPod, pod } from '../support/kube-objects.ts';
import { withApp } from './judged-pods.ts';
import { settings, trouble, viewed } from './look.ts';

/** Seconds from NOW until it counts as recovered; null: no positive evidence. */
const dueIn = (of: Trouble, object: unknown) => {
  const due = recoveryDue(of, viewed(podView(object)), settings);
  return due === null ? null : (due - NOW) / 1000;
};
const app = { container: 'app' };
const restarted = { restartCount: 5, lastState: terminated({ ended: 100 }) };

type Row = [state: string, why: string, of: Trouble, object: unknown, seconds: number | null];

describe('crash_loop', () => {
  const crash = trouble({ type: 'crash_loop', ...app });
  test.each<Row>([
    [
      'running for 100 s',
      'it has to run 5 minutes',
      crash,
      withApp({ ...restarted, state: running(100) }),
      200,
    ],
    [
      'running for an hour',
      'long since, but not before it was seen clear',
      crash,
      withApp({ ...restarted, state: running(3600) }),
      -30,
    ],
    [
      'running, still counted as failing',
      'the evident loop ends with the hold',
      trouble({ type: 'crash_loop', ...app }, null),
      withApp({ ...restarted, state: running(5) }),
      295,
    ],
    [
      'running as a steady container',
      'the pod’s start time holds for it',
      crash,
      withApp({ state: running(100) }),
      200,
    ],
    ['backing off', 'nothing proves it over', crash, withApp({ ...restarted, state: backingOff() }), null],
    [
      'ContainerCreating',
      'a start proves nothing',
      crash,
      withApp({ ...restarted, state: waiting('ContainerCreating') }),
      null,
    ],
    [
      'terminated, about to restart',
      'nothing proves it over',
      crash,
      withApp({ ...restarted, state: terminated() }),
      null,
    ],
    [
      'completed under OnFailure',
      'it did its work and will not restart',
      crash,
      withApp({ ...restarted, state: completed() }, { restartPolicy: 'OnFailure' }),
      30,
    ],
    [
      'completed under Always',
      'it will restart, and loop on',
      crash,
      withApp({ ...restarted, state: completed() }),
      null,
    ],
    [
      'init container completed',
      'init containers stay ended',
      trouble({ type: 'crash_loop', container: 'migrate' }),
      pod({ init: [{ name: 'migrate', ...restarted, state: completed() }] }),
      30,
    ],
    [
      'another container runs',
      'only the failing one proves it',
      trouble({ type: 'crash_loop', container: 'cache' }),
      withApp({}),
      null,
    ],
    [
      'terminating',
      'its end proves nothing',
      crash,
      withApp({ state: running(3600) }, { deleting: true }),
      null,
    ],
    [
      'opted out',
      'a filter is no recovery',
      crash,
      withApp({ state: running(3600) }, { annotations: { 'dogwatch.dev/ignore': 'true' } }),
      null,
    ],
    [
      'evicted',
      'its end proves nothing',
      crash,
      withApp({ state: running(3600) }, { reason: 'Evicted' }),
      null,
    ],
    ['no containerStatuses', 'unknown is not well', crash, { ...pod(), status: {} }, null],
  ])('%s: %s', (_state, _why, of, object, seconds) => {
    expect(dueIn(of, object)).toBe(seconds);
  });
});

describe('oom_killed', () => {
  const oom = trouble({ type: 'oom_killed', ...app, metadata: { finishedAt: ago(600) } });
  const lastState = oomKilled({ ended: 60 });
  test.each<Row>([
    [
      'running again',
      '30 minutes after the last OOM',
      oom,
      withApp({ state: running(50), lastState, restartCount: 2 }),
      1740,
    ],
    [
      'running again, still current',
      'the same, whether seen clear or not',
      { ...oom, clearedAt: null },
      withApp({ state: running(50), lastState, restartCount: 2 }),
      1740,
    ],
    [
      'running again after another crash',
      'the last OOM is remembered',
      oom,
      withApp({ state: running(50), lastState: terminated(), restartCount: 3 }),
      1200,
    ],
    [
      'backing off',
      'nothing proves it over',
      oom,
      withApp({ state: backingOff(), lastState, restartCount: 2 }),
      null,
    ],
    ['killed, about to restart', 'nothing proves it over', oom, withApp({ state: lastState }), null],
    [
      'completed under OnFailure',
      'it did its work, the OOM ages out',
      oom,
      withApp({ state: completed(), lastState, restartCount: 2 }, { restartPolicy: 'OnFailure' }),
      1740,
    ],
    [
      'pod Failed',
      'it will not run again: the OOM ages out',
      oom,
      withApp({ state: lastState }, { phase: 'Failed', restartPolicy: 'Never' }),
      1740,
    ],
    [
      'no time known',
      'from the start of the present run',
      trouble({ type: 'oom_killed', ...app }),
      withApp({ state: running(50) }),
      1750,
    ],
  ])('%s: %s', (_state, _why, of, object, seconds) => {
    expect(dueIn(of, object)).toBe(seconds);
  });
});

describe('the other types of a pod', () => {
  const pull = trouble({ type: 'image_pull_failed', ...app });
  const config = trouble({ type: 'container_config_error', ...app });
  const unschedulable = trouble({ type: 'pod_unschedulable' });
  const startError = terminated({ reason: 'StartError' });
  test.each<Row>([
    ['image pulled, running', 'false for 60 s', pull, withApp({}), 30],
    ['image pulled, crashed', 'whoever ran had its image', pull, withApp({ state: terminated() }), 30],
    [
      'image pulled, not configured',
      'the kubelet pulls first',
      pull,
      withApp({ state: waiting('CreateContainerConfigError') }),
      30,
    ],
    [
      'still pulling',
      'ContainerCreating says nothing',
      pull,
      withApp({ state: waiting('ContainerCreating') }),
      null,
    ],
    ['ImagePullBackOff', 'it fails', pull, withApp({ state: waiting('ImagePullBackOff') }), null],
    [
      'image pulled, but seen clear never',
      'the hold has not begun',
      { ...pull, clearedAt: null },
      withApp({}),
      null,
    ],
    ['configured, running', 'false for 60 s', config, withApp({}), 30],
    [
      'configured, crashing',
      'its process began',
      config,
      withApp({ state: backingOff(), lastState: terminated() }),
      30,
    ],
    [
      'backing off after StartError',
      'its process never began',
      config,
      withApp({ state: backingOff(), lastState: startError }),
      null,
    ],
    ['ended with StartError', 'its process never began', config, withApp({ state: startError }), null],
    ['CreateContainerError', 'it fails', config, withApp({ state: waiting('CreateContainerError') }), null],
    ['bound to a node', 'false for 60 s', unschedulable, pod(), 30],
    ['SchedulingGated now', 'it has no node yet', unschedulable, pendingPod(5, 'SchedulingGated'), null],
    [
      'a node’s trouble on a pod',
      'a pod says nothing of it',
      trouble({ type: 'node_not_ready' }),
      pod(),
      null,
    ],
  ])('%s: %s', (_state, _why, of, object, seconds) => {
    expect(dueIn(of, object)).toBe(seconds);
  });
});
