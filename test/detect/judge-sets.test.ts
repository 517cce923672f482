import { describe, expect, test } from 'vitest';
import { daemonSetView } from '../../electron/detect/daemon-set-view.ts';
import { needsFirstSight } from '../../electron/detect/first-sight.ts';
import { judgeDaemonSet } from '../../electron/detect/judge-daemon-set.ts';
import { judgeStatefulSet } from '../../electron/detect/judge-stateful-set.ts';
import { type PodView, podView } from '../../electron/detect/pod-view.ts';
import { statefulSetView } from '../../electron/detect/stateful-set-view.ts';
import { DAY, NOW } from '../support/kube-metadata.ts';
import { pod } from '../support/kube-objects.ts';
import { daemonSet, statefulSet, type WorkloadParts } from '../support/kube-workloads.ts';
import { inWords, lookAt, only, settings, viewed } from './look.ts';

/** Pods of the set: unready for that many seconds, or (negative) ready for as many. */
const podsSince = (changes: number[]) =>
  changes.map((since, index) =>
    viewed(
      podView(pod({ name: `db-${index}`, ready: since < 0, readySince: Math.abs(since), age: 30 * DAY })),
    ),
  );

const judgeSet = (parts: WorkloadParts, pods: PodView[], look = lookAt()) =>
  judgeStatefulSet(viewed(statefulSetView(statefulSet({ age: 30 * DAY, ...parts }))), pods, look);
const judgeDaemons = (parts: WorkloadParts, pods: PodView[], look = lookAt()) =>
  judgeDaemonSet(viewed(daemonSetView(daemonSet({ age: 30 * DAY, ...parts }))), pods, look);

interface Row {
  state: string;
  why: string;
  parts: WorkloadParts;
  pods: number[];
  expected: 'nothing' | 'warning' | 'critical';
}

const ROWS: Row[] = [
  { state: 'all ready', why: 'nothing to say', parts: {}, pods: [-DAY, -DAY, -DAY], expected: 'nothing' },
  {
    state: '2 of 3 ready for 5 min',
    why: 'the grace of 300 s is over',
    parts: { available: 2 },
    pods: [-DAY, -DAY, 300],
    expected: 'warning',
  },
  {
    state: '2 of 3 ready for 4 min 59 s',
    why: 'since the pod’s Ready transition, not since creation',
    parts: { available: 2 },
    pods: [-DAY, -DAY, 299],
    expected: 'nothing',
  },
  {
    state: 'none ready',
    why: 'nothing available is critical',
    parts: { available: null },
    pods: [400, 400, 400],
    expected: 'critical',
  },
  {
    state: 'none ready since a minute',
    why: 'a restart takes a moment',
    parts: { available: null },
    pods: [60, 60, 60],
    expected: 'nothing',
  },
  {
    state: 'one pod down for an hour, another for a second',
    why: 'a young trouble does not hide an old one',
    parts: { available: 1 },
    pods: [-DAY, 3600, 1],
    expected: 'warning',
  },
  {
    state: 'rolling update',
    why: 'each pod in turn is unready for a short while',
    parts: { available: 2 },
    pods: [-DAY, 30, -60],
    expected: 'nothing',
  },
  {
    state: 'a pod is missing, the others long ready',
    why: 'nothing excuses it',
    parts: { available: 2 },
    pods: [-DAY, -DAY],
    expected: 'warning',
  },
  {
    state: 'a pod is missing, another became ready just now',
    why: 'a rolling update between two pods',
    parts: { available: 2 },
    pods: [-DAY, -10],
    expected: 'nothing',
  },
  {
    state: 'no pods at all, old',
    why: 'a quota may keep them from existing',
    parts: { available: null },
    pods: [],
    expected: 'critical',
  },
  {
    state: 'no pods at all, just created',
    why: 'there its creation is all there is',
    parts: { available: null, age: 20 },
    pods: [],
    expected: 'nothing',
  },
  { state: 'wants none', why: 'on purpose', parts: { replicas: 0 }, pods: [], expected: 'nothing' },
  {
    state: 'deleting',
    why: 'it is on its way out',
    parts: { available: null, deleting: true },
    pods: [900],
    expected: 'nothing',
  },
  {
    state: 'opted out',
    why: 'dogwatch.dev/ignore: "true"',
    parts: { available: null, annotations: { 'dogwatch.dev/ignore': 'true' } },
    pods: [900],
    expected: 'nothing',
  },
  {
    state: 'observedGeneration behind',
    why: 'the status speaks of another spec',
    parts: { available: null, generation: 2, observedGeneration: 1 },
    pods: [900],
    expected: 'nothing',
  },
  {
    state: 'not observed yet',
    why: 'no controller has looked',
    parts: { available: null, observedGeneration: null },
    pods: [900],
    expected: 'nothing',
  },
  {
    state: 'unready since the future',
    why: 'another clock: it counts as now',
    parts: { available: 2 },
    pods: [-DAY, -DAY, 0],
    expected: 'nothing',
  },
];

const TYPES = [
  ['StatefulSet', 'statefulset_unavailable', judgeSet],
  ['DaemonSet', 'daemonset_unavailable', judgeDaemons],
] as const;

describe.each(TYPES)('%s', (_kind, type, judge) => {
  test.each(ROWS)('$state: $why', ({ parts, pods, expected }) => {
    const words = { nothing: [], warning: [`${type} (warning)`], critical: [type] };
    expect(inWords(judge(parts, podsSince(pods)))).toEqual(words[expected]);
  });

  test('a pod without a Ready condition is unready since its creation', () => {
    const young = podsSince([300]).map((one) => ({ ...one, readyChangedAt: null, createdAt: NOW - 20_000 }));
    expect(judge({ available: 2 }, young).recheckAt).toBe(NOW + 280_000);
  });

  test('where no pod tells, our own first sight gives the grace', () => {
    const look = (seconds: number) => lookAt({ firstSight: NOW - seconds * 1000 });
    expect(inWords(judge({ available: null }, [], look(10)))).toEqual([]);
    expect(inWords(judge({ available: null }, [], look(300)))).toEqual([type]);
  });

  test('one spell of trouble is one occurrence, whichever pods it is about', () => {
    const look = lookAt({ firstSight: NOW - 900_000 });
    const occurrence = (changes: number[]) =>
      only(judge({ available: 1 }, podsSince(changes), look)).occurrence;
    expect(occurrence([900, 600, -DAY])).toBe(occurrence([-DAY, 600, 400]));
  });

  test('the grace tells when it ends, and is a setting', () => {
    expect(judge({ available: 2 }, podsSince([100])).recheckAt).toBe(NOW + 200_000);
    const grace = { ...settings.grace, [type]: 50 };
    const look = lookAt({ settings: { ...settings, grace } });
    expect(inWords(judge({ available: 2 }, podsSince([100]), look))).toEqual([`${type} (warning)`]);
  });

  test('switched off: nothing', () => {
    const look = lookAt({ settings: { ...settings, off: [type] } });
    expect(judge({ available: null }, podsSince([900]), look).findings).toEqual([]);
  });
});

test('what is said', () => {
  expect(only(judgeSet({ available: 2 }, podsSince([900]))).message).toBe('db has 2 of 3 pods ready');
  expect(only(judgeSet({ available: null }, podsSince([900]))).message).toBe(
    'db has no ready pods (wants 3)',
  );
  expect(only(judgeDaemons({ available: 2 }, podsSince([900]))).message).toBe(
    'agent is ready on 2 of 3 nodes',
  );
  expect(only(judgeDaemons({ available: null }, podsSince([900]))).message).toBe(
    'agent is ready on no node (wants 3)',
  );
  expect(only(judgeSet({ available: 2 }, podsSince([900]))).metadata).toEqual({ wants: 3, available: 2 });
});

test('the first sight is remembered while pods are missing, whatever the grace', () => {
  expect(needsFirstSight(viewed(statefulSetView(statefulSet({ available: 2 }))))).toBe(true);
  expect(needsFirstSight(viewed(statefulSetView(statefulSet())))).toBe(false);
  expect(needsFirstSight(viewed(daemonSetView(daemonSet({ available: 2 }))))).toBe(true);
  expect(needsFirstSight(viewed(daemonSetView(daemonSet({ available: 2, deleting: true }))))).toBe(false);
});
