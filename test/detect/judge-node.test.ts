import { describe, expect, test } from 'vitest';
import { judgeNode } from '../../electron/detect/judge-node.ts';
import { nodeView } from '../../electron/detect/node-view.ts';
import { condition, NOW } from '../support/kube-metadata.ts';
import { node } from '../support/kube-objects.ts';
import { inWords, lookAt, only, settings, viewed } from './look.ts';

const judge = (object: unknown, look = lookAt()) => judgeNode(viewed(nodeView(object)), look);
const notReady = (since: number) =>
  condition('Ready', 'False', since, 'KubeletNotReady', 'PLEG is not healthy');
const silent = (since: number) =>
  condition('Ready', 'Unknown', since, 'NodeStatusUnknown', 'Kubelet stopped posting node status.');
const timeless = { type: 'Ready', status: 'False', lastTransitionTime: null };

const NOT_READY = ['node_not_ready'];
const MAINTENANCE = ['node_not_ready (info)'];
const PRESSURE = ['node_pressure (warning)'];

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  ['Ready', 'nothing to say', node(), []],
  ['Ready=False for 60 s', 'the grace is over', node({ ready: notReady(60) }), NOT_READY],
  ['Ready=False for 59 s', 'nodes blink', node({ ready: notReady(59) }), []],
  ['Ready=Unknown for 60 s', 'silence is NotReady too', node({ ready: silent(60) }), NOT_READY],
  ['Ready=Unknown for 59 s', 'and has the same grace', node({ ready: silent(59) }), []],
  [
    'no Ready condition, created a second ago',
    'a new node, not a broken one',
    node({ ready: null, age: 1 }),
    [],
  ],
  ['no Ready condition for a day', 'still nobody said it is not ready', node({ ready: null }), []],
  ['no conditions at all', 'no kubelet has reported', node({ ready: null, conditions: [] }), []],
  ['cordoned and NotReady', 'maintenance', node({ ready: notReady(600), cordoned: true }), MAINTENANCE],
  [
    'cordoned and silent',
    'a reboot under maintenance',
    node({ ready: silent(600), cordoned: true }),
    MAINTENANCE,
  ],
  ['cordoned and Ready', 'a cordon alone is no trouble', node({ cordoned: true }), []],
  [
    'being removed by the cluster autoscaler',
    'a decision, not a failure',
    node({ ready: silent(600), taints: [{ key: 'ToBeDeletedByClusterAutoscaler', effect: 'NoSchedule' }] }),
    MAINTENANCE,
  ],
  [
    'being removed by Karpenter',
    'a decision, not a failure',
    node({ ready: silent(600), taints: [{ key: 'karpenter.sh/disrupted', effect: 'NoSchedule' }] }),
    MAINTENANCE,
  ],
  [
    'tainted not-ready by the node controller',
    'that taint only repeats the condition',
    node({ ready: silent(600), taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }] }),
    NOT_READY,
  ],
  ['deleting and NotReady', 'it is on its way out', node({ ready: notReady(600), deleting: true }), []],
  [
    'opted out and NotReady',
    'dogwatch.dev/ignore: "true"',
    node({ ready: notReady(600), annotations: { 'dogwatch.dev/ignore': 'true' } }),
    [],
  ],
  ['NotReady since the future', 'another clock: it counts as now', node({ ready: notReady(-3600) }), []],
  [
    'NotReady since no known time, created a day ago',
    'its creation stands in',
    node({ ready: timeless }),
    NOT_READY,
  ],
  [
    'NotReady since no known time, created 10 s ago',
    'a missing time never alarms at once',
    node({ ready: timeless, age: 10 }),
    [],
  ],
  [
    'NotReady since the year 1, created 10 s ago',
    'Go’s zero time is no time',
    node({ ready: { ...timeless, lastTransitionTime: '0001-01-01T00:00:00Z' }, age: 10 }),
    [],
  ],
  [
    'Ready=Maybe',
    'no status Kubernetes knows',
    node({ ready: { type: 'Ready', status: 'Maybe', lastTransitionTime: null } }),
    [],
  ],
  [
    'MemoryPressure',
    'pods will be evicted',
    node({ conditions: [condition('MemoryPressure', 'True', 5)] }),
    PRESSURE,
  ],
  [
    'DiskPressure',
    'pods will be evicted',
    node({ conditions: [condition('DiskPressure', 'True', 5)] }),
    PRESSURE,
  ],
  ['PIDPressure', 'forks will fail', node({ conditions: [condition('PIDPressure', 'True', 5)] }), PRESSURE],
  [
    'memory and disk pressure',
    'one node, one finding',
    node({ conditions: [condition('MemoryPressure', 'True', 5), condition('DiskPressure', 'True', 9)] }),
    PRESSURE,
  ],
  [
    'pressures Unknown on a silent node',
    'silence is not pressure',
    node({ ready: silent(600), conditions: [condition('MemoryPressure', 'Unknown', 600)] }),
    NOT_READY,
  ],
  [
    'NetworkUnavailable',
    'not a pressure',
    node({ conditions: [condition('NetworkUnavailable', 'True', 600)] }),
    [],
  ],
  [
    'KernelDeadlock by node-problem-detector',
    'unknown condition types are not trouble',
    node({ conditions: [condition('KernelDeadlock', 'True', 600)] }),
    [],
  ],
  [
    'FrequentKubeletRestart Unknown',
    'unknown condition types are not trouble',
    node({ conditions: [condition('FrequentKubeletRestart', 'Unknown', 600)] }),
    [],
  ],
  [
    'NotReady and short of disk',
    'two troubles',
    node({ ready: notReady(600), conditions: [condition('DiskPressure', 'True', 600)] }),
    [...NOT_READY, ...PRESSURE],
  ],
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judge(object))).toEqual(expected);
});

describe('what is said', () => {
  test.each<[string, unknown, string]>([
    ['False', node({ ready: notReady(60) }), 'node-1 says it is not ready: PLEG is not healthy'],
    [
      'Unknown',
      node({ ready: silent(60) }),
      'node-1 stopped reporting: Kubelet stopped posting node status.',
    ],
    [
      'cordoned',
      node({ ready: condition('Ready', 'Unknown', 60), cordoned: true }),
      'node-1 stopped reporting (cordoned)',
    ],
    [
      'one pressure',
      node({ conditions: [condition('DiskPressure', 'True', 5)] }),
      'node-1 is short of disk space',
    ],
    [
      'two',
      node({ conditions: [condition('PIDPressure', 'True', 5), condition('MemoryPressure', 'True', 5)] }),
      'node-1 is short of memory and process IDs',
    ],
  ])('%s', (_case, object, message) => {
    expect(only(judge(object)).message).toBe(message);
  });

  test('names the condition’s status, reason and time', () => {
    const { metadata, since, subject } = only(judge(node({ ready: silent(600) })));
    expect(metadata).toMatchObject({
      ready: 'Unknown',
      reason: 'NodeStatusUnknown',
      cordoned: false,
      node: 'node-1',
    });
    expect(since).toBe(NOW - 600_000);
    expect(subject).toEqual({ kind: 'Node', namespace: '', name: 'node-1', uid: 'uid-of-node-node-1' });
  });

  test('names every pressure', () => {
    const conditions = [condition('MemoryPressure', 'True', 5), condition('DiskPressure', 'True', 9)];
    const { metadata, since } = only(judge(node({ conditions })));
    expect(metadata.pressures).toEqual(['MemoryPressure', 'DiskPressure']);
    expect(since).toBe(NOW - 9000);
  });
});

test('each transition is an occurrence of its own', () => {
  const occurrence = (since: number) => only(judge(node({ ready: notReady(since) }))).occurrence;
  expect(occurrence(600)).toBe(occurrence(600));
  expect(occurrence(600)).not.toBe(occurrence(900));
});

test('the grace tells when it ends, and is a setting', () => {
  const fresh = node({ ready: notReady(10) });
  expect(judge(fresh).recheckAt).toBe(NOW + 50_000);
  const grace = { ...settings.grace, node_not_ready: 5 };
  expect(inWords(judge(fresh, lookAt({ settings: { ...settings, grace } })))).toEqual(NOT_READY);
});
