import { describe, expect, test } from 'vitest';
import type { Trouble } from '../../electron/detect/finding.ts';
import { siblingRecovery } from '../../electron/detect/pod-recovery.ts';
import { podView } from '../../electron/detect/pod-view.ts';
import { backingOff, type ContainerParts, completed, running, waiting } from '../support/container-states.ts';
import { ago, NOW } from '../support/kube-metadata.ts';
import { type PodParts, pod } from '../support/kube-objects.ts';
import { withApp } from './judged-pods.ts';
import { settings, viewed } from './look.ts';

describe('a failing pod that was deleted and replaced', () => {
  const view = (app: ContainerParts, parts: PodParts = {}) => viewed(podView(withApp(app, parts)));
  const due = (
    type: Trouble['type'],
    siblings: ReturnType<typeof view>[],
    container: string | null = 'app',
  ) => {
    const at = siblingRecovery(type, container, siblings, settings);
    return at === null ? null : (at - NOW) / 1000;
  };

  test.each<[state: string, why: string, seconds: number | null, expected: number | null]>([
    [
      'all run',
      'the latest start, and 5 minutes',
      due('crash_loop', [view({ state: running(500) }), view({ state: running(100) })]),
      200,
    ],
    [
      'one waits',
      'not all are there yet',
      due('crash_loop', [view({ state: running(500) }), view({ state: waiting('ContainerCreating') })]),
      null,
    ],
    [
      'one crashes',
      'nothing proves it over',
      due('crash_loop', [view({}), view({ state: backingOff() })]),
      null,
    ],
    ['none', 'absence is no evidence', due('crash_loop', []), null],
    [
      'one is terminating',
      'it will be replaced itself',
      due('crash_loop', [view({}, { deleting: true })]),
      null,
    ],
    [
      'one has no status yet',
      'not there yet',
      due('crash_loop', [viewed(podView({ ...pod(), status: {} }))]),
      null,
    ],
    [
      'oom_killed',
      'ages out 30 minutes after the new start',
      due('oom_killed', [view({ state: running(100) })]),
      1700,
    ],
    ['image_pull_failed', 'false for 60 s', due('image_pull_failed', [view({ state: running(10) })]), 50],
    [
      'pod_unschedulable',
      'any container running proves a node',
      due('pod_unschedulable', [view({ state: running(10) })], null),
      50,
    ],
    [
      'the container is no more, and the pod Ready',
      'the workload does without it',
      due('crash_loop', [view({}, { readySince: 100 })], 'proxy'),
      200,
    ],
    [
      'the container is no more, and the pod not Ready',
      'nothing proves it over',
      due('crash_loop', [view({}, { ready: false })], 'proxy'),
      null,
    ],
    [
      'init container done, and the pod Ready',
      'it made way',
      due(
        'crash_loop',
        [viewed(podView(pod({ readySince: 100, init: [{ name: 'migrate', state: completed() }] })))],
        'migrate',
      ),
      200,
    ],
  ])('%s: %s', (_state, _why, seconds, expected) => {
    expect(seconds).toBe(expected);
  });

  test('an OOM ages out by its own time where that is known, but not before the new pods run', () => {
    const siblings = [view({ state: running(10) })];
    const dueIn = (killed: number) => {
      const at = siblingRecovery('oom_killed', 'app', siblings, settings, { finishedAt: ago(killed) });
      return at === null ? null : (at - NOW) / 1000;
    };
    expect(dueIn(1500)).toBe(300);
    expect(dueIn(7200)).toBe(-10);
  });
});
