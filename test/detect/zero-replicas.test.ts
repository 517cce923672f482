import { describe, expect, test } from 'vitest';
import { deploymentView } from '../../electron/detect/deployment-view.ts';
import { needsFirstSight } from '../../electron/detect/first-sight.ts';
import { judgeDeployment } from '../../electron/detect/judge-deployment.ts';
import { ago, condition, DAY, type Fields, NOW } from '../support/kube-metadata.ts';
import { deployment, type WorkloadParts } from '../support/kube-workloads.ts';
import { inWords, lookAt, only, settings, viewed } from './look.ts';

const judge = (object: unknown, look = lookAt()) => judgeDeployment(viewed(deploymentView(object)), look);
const available = (status: 'True' | 'False', since: number) => condition('Available', status, since);
const updating = (seconds: number): Fields => ({
  ...condition('Progressing', 'True', DAY, 'ReplicaSetUpdated'),
  lastUpdateTime: ago(seconds),
});
/** Nothing available, Available=False since that many seconds. */
const empty = (since: number, parts: WorkloadParts = {}) =>
  deployment({ available: null, conditions: [available('False', since)], ...parts });

const ZERO = ['zero_replicas'];

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  ['3 of 3 available', 'nothing to say', deployment(), []],
  [
    '1 of 3 available',
    'degraded, but serving',
    deployment({ available: 1, conditions: [available('False', DAY)] }),
    [],
  ],
  ['0 of 3 for 2 min', 'the grace of 120 s is over', empty(120), ZERO],
  ['0 of 3 for 1 min 59 s', 'pods take a moment', empty(119), []],
  ['availableReplicas: 0 spelled out', '0 and absent are the same', empty(600, { available: 0 }), ZERO],
  ['replicas null, none available', 'null means 1', empty(600, { replicas: null }), ZERO],
  ['replicas 0', 'scaled to zero on purpose', empty(600, { replicas: 0 }), []],
  [
    'just created',
    'no Available condition yet: its creation counts',
    deployment({ available: null, age: 30, conditions: [] }),
    [],
  ],
  [
    'created 3 min ago, never available',
    'no Available condition yet: its creation counts',
    deployment({ available: null, age: 180, conditions: [] }),
    ZERO,
  ],
  ['old, just scaled up from 0', 'Available turned False just now', empty(10, { age: 30 * DAY }), []],
  [
    'rollout with maxUnavailable 100 %, still updating',
    'Available stays True, but the update just moved',
    deployment({ available: null, conditions: [available('True', DAY), updating(20)] }),
    [],
  ],
  [
    'update that last moved 3 min ago',
    'progress excuses no longer',
    deployment({ available: null, conditions: [available('False', 600), updating(180)] }),
    ZERO,
  ],
  [
    'Available=False for long, but updating',
    'the latest of the times counts',
    empty(600, { conditions: [available('False', 600), updating(20)] }),
    [],
  ],
  [
    'progressing by another reason',
    'only ReplicaSetUpdated tells of an update at work',
    empty(600, {
      conditions: [available('False', 600), { ...updating(20), reason: 'NewReplicaSetAvailable' }],
    }),
    ZERO,
  ],
  [
    'observedGeneration behind',
    'the status speaks of another spec',
    empty(600, { generation: 5, observedGeneration: 4 }),
    [],
  ],
  [
    'observedGeneration ahead',
    'caught up, and more',
    empty(600, { generation: 5, observedGeneration: 6 }),
    ZERO,
  ],
  ['no observedGeneration', 'no controller has looked yet', empty(600, { observedGeneration: null }), []],
  ['paused', 'a pause is no excuse for zero', empty(600, { paused: true }), ZERO],
  [
    'quota keeps pods from existing',
    'no pod will ever tell',
    empty(600, {
      conditions: [
        available('False', 600),
        condition('ReplicaFailure', 'True', 600, 'FailedCreate', 'exceeded quota: pods'),
      ],
    }),
    ZERO,
  ],
  ['deleting', 'it is on its way out', empty(600, { deleting: true }), []],
  [
    'opted out',
    'dogwatch.dev/ignore: "true"',
    empty(600, { annotations: { 'dogwatch.dev/ignore': 'true' } }),
    [],
  ],
  ['Available=False since the future', 'another clock: it counts as now', empty(-600), []],
  [
    'Available=False without a time, created a day ago',
    'its creation stands in',
    empty(0, { conditions: [{ type: 'Available', status: 'False' }] }),
    ZERO,
  ],
  [
    'Available=False since the year 1, created 10 s ago',
    'Go’s zero time is no time',
    empty(0, {
      age: 10,
      conditions: [{ type: 'Available', status: 'False', lastTransitionTime: '0001-01-01T00:00:00Z' }],
    }),
    [],
  ],
  [
    'foreign condition',
    'unknown condition types are not trouble',
    deployment({ conditions: [condition('example.com/Broken', 'True', DAY)] }),
    [],
  ],
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judge(object))).toEqual(expected);
});

describe('our own first sight, in the running loop', () => {
  const since = (seconds: number) => lookAt({ firstSight: NOW - seconds * 1000 });
  // With maxUnavailable 100 % Available stays True, and nothing else tells since when there is none.
  const unexplained = deployment({ available: null, conditions: [available('True', DAY)] });

  test.each<[string, unknown, number, string[]]>([
    ['seen for 1 min 59 s', unexplained, 119, []],
    ['seen for 2 min', unexplained, 120, ZERO],
    ['first seen now, Available=False for a day', empty(DAY), 0, []],
    ['seen for an hour, Available=False for a minute', empty(60), 3600, []],
  ])('%s', (_case, object, seconds, expected) => {
    expect(inWords(judge(object, since(seconds)))).toEqual(expected);
  });

  test('a check has none and goes by the API’s times', () => {
    expect(inWords(judge(unexplained))).toEqual(ZERO);
  });

  test.each<[string, unknown, boolean]>([
    ['none available, whatever the grace', empty(1), true],
    ['some available', deployment({ available: 1 }), false],
    ['none wanted', empty(600, { replicas: 0 }), false],
    ['not observed', empty(600, { observedGeneration: null }), false],
    ['deleting', empty(600, { deleting: true }), false],
  ])('is remembered while the condition holds: %s', (_case, object, expected) => {
    expect(needsFirstSight(viewed(deploymentView(object)))).toBe(expected);
  });

  test('names the occurrence: Available may stay False from one zero to the next', () => {
    const occurrence = (seconds: number) => only(judge(empty(DAY), since(seconds))).occurrence;
    expect(occurrence(600)).toBe(occurrence(600));
    expect(occurrence(600)).not.toBe(occurrence(300));
  });
});

describe('what is said', () => {
  test.each<[string, unknown, string]>([
    ['zero', empty(600, { name: 'checkout' }), 'checkout has no available pods (wants 3)'],
    ['paused', empty(600, { paused: true }), 'web has no available pods (wants 3, paused)'],
  ])('%s', (_case, object, message) => {
    expect(only(judge(object)).message).toBe(message);
  });

  test('a quota is the reason', () => {
    const conditions = [condition('ReplicaFailure', 'True', 600, 'FailedCreate', 'exceeded quota: pods')];
    const { message, metadata } = only(judge(empty(600, { conditions })));
    expect(message).toBe('web has no available pods (wants 3): exceeded quota: pods');
    expect(metadata).toMatchObject({
      wants: 3,
      available: 0,
      reason: 'FailedCreate',
      detail: 'exceeded quota: pods',
    });
  });

  test('it began when Available turned False', () => {
    expect(only(judge(empty(600), lookAt({ firstSight: NOW - 200_000 }))).since).toBe(NOW - 600_000);
  });
});

test('the grace tells when it ends, and is a setting', () => {
  expect(judge(empty(20)).recheckAt).toBe(NOW + 100_000);
  expect(judge(empty(20), lookAt({ firstSight: NOW })).recheckAt).toBe(NOW + 120_000);
  const grace = { ...settings.grace, zero_replicas: 5 };
  expect(inWords(judge(empty(20), lookAt({ settings: { ...settings, grace } })))).toEqual(ZERO);
});
