import { expect, test } from 'vitest';
import { condition, NOW } from '../support/kube-metadata.ts';
import { pendingPod } from '../support/kube-objects.ts';
import { judgeRawPod } from './judged-pods.ts';
import { inWords, lookAt, only, settings } from './look.ts';

const UNSCHEDULABLE = ['pod_unschedulable (warning)'];

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  ['unschedulable for 5 min', 'the grace of 300 s is over', pendingPod(300), UNSCHEDULABLE],
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
    UNSCHEDULABLE,
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
  expect(inWords(judgeRawPod(object))).toEqual(expected);
});

test('gives the scheduler’s explanation', () => {
  const { message, container, since } = only(judgeRawPod(pendingPod(600)));
  expect(message).toBe('web-6d4b75cb6d-x2x7k fits on no node: 0/5 nodes are available: 5 Insufficient cpu.');
  expect(container).toBeNull();
  expect(since).toBe(NOW - 600_000);
});

test('the grace tells when it ends, and is a setting', () => {
  expect(judgeRawPod(pendingPod(100)).recheckAt).toBe(NOW + 200_000);
  const look = lookAt({ settings: { ...settings, grace: { ...settings.grace, pod_unschedulable: 0 } } });
  expect(inWords(judgeRawPod(pendingPod(0), look))).toEqual(UNSCHEDULABLE);
});
