import { expect, test } from 'vitest';
import { deploymentView } from '../../electron/detect/deployment-view.ts';
import { judgeDeployment } from '../../electron/detect/judge-deployment.ts';
import { judgeNode } from '../../electron/detect/judge-node.ts';
import { nodeView } from '../../electron/detect/node-view.ts';
import { backingOff, running, terminated, waiting } from '../support/container-states.ts';
import { ago, condition, type Fields } from '../support/kube-metadata.ts';
import { node, pod } from '../support/kube-objects.ts';
import { deployment } from '../support/kube-workloads.ts';
import { judgeRawPod, withApp } from './judged-pods.ts';
import { inWords, lookAt, only, viewed } from './look.ts';

const withStatus = (status: unknown) => ({ ...pod(), status });
const statuses = (...containerStatuses: unknown[]) => withStatus({ phase: 'Running', containerStatuses });
const loops = { name: 'app', state: { waiting: { reason: 'CrashLoopBackOff' } } };
const LOOP = ['crash_loop app'];

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  ['no status', 'nothing is said, so nothing is known', { ...pod(), status: undefined }, []],
  ['status null', 'nothing is said', withStatus(null), []],
  ['status a list', 'nothing is said that can be read', withStatus([loops]), []],
  ['no spec', 'the status still speaks', { ...statuses(loops), spec: undefined }, LOOP],
  ['no containerStatuses', 'the kubelet has not reported', withStatus({ phase: 'Pending' }), []],
  ['containerStatuses null', 'the kubelet has not reported', withStatus({ containerStatuses: null }), []],
  [
    'containerStatuses an object',
    'nothing that can be read',
    withStatus({ containerStatuses: { app: loops } }),
    [],
  ],
  ['nulls among the containerStatuses', 'the others are read', statuses(null, loops, 7, 'x'), LOOP],
  ['a container without a name', 'nobody could say which', statuses({ state: loops.state }), []],
  ['state null', 'waiting without a reason', statuses({ name: 'app', state: null }), []],
  [
    'state with all three null',
    'waiting without a reason',
    statuses({ name: 'app', state: { waiting: null, running: null, terminated: null } }),
    [],
  ],
  [
    'reason a number',
    'not the kubelet’s word',
    statuses({ name: 'app', state: { waiting: { reason: 7 } } }),
    [],
  ],
  [
    'restartCount a string',
    'the kubelet’s word is enough',
    statuses({ ...loops, restartCount: 'many' }),
    LOOP,
  ],
  ['restartCount negative', 'the kubelet’s word is enough', statuses({ ...loops, restartCount: -3 }), LOOP],
  ['restartCount huge', 'a number is a number', statuses({ ...loops, restartCount: Number.MAX_VALUE }), LOOP],
  ['conditions a string', 'no conditions', withStatus({ phase: 'Running', conditions: 'True' }), []],
  [
    'conditions with nulls',
    'the others are read',
    withStatus({
      phase: 'Pending',
      conditions: [null, condition('PodScheduled', 'False', 600, 'Unschedulable')],
    }),
    [],
  ],
  [
    'ownerReferences a string',
    'nobody owns it',
    { ...statuses(loops), metadata: { ...pod().metadata, ownerReferences: 'web' } },
    LOOP,
  ],
  [
    'annotations a list',
    'no opt-out',
    { ...statuses(loops), metadata: { ...pod().metadata, annotations: ['dogwatch.dev/ignore'] } },
    LOOP,
  ],
  [
    'deletionTimestamp null',
    'nobody deletes it',
    { ...statuses(loops), metadata: { ...pod().metadata, deletionTimestamp: null } },
    LOOP,
  ],
  [
    'no creationTimestamp',
    'its troubles have other times',
    { ...statuses(loops), metadata: { ...pod().metadata, creationTimestamp: null } },
    LOOP,
  ],
  [
    'terminated without anything',
    'nothing to blame',
    statuses({ name: 'app', state: { terminated: {} }, restartCount: 9 }),
    [],
  ],
  [
    'finished in the year 1',
    'Go’s zero time is no time',
    withApp({
      state: running(5),
      lastState: {
        terminated: { exitCode: 1, startedAt: '0001-01-01T00:00:00Z', finishedAt: '0001-01-01T00:00:00Z' },
      },
      restartCount: 9,
    }),
    [],
  ],
  [
    'a time that is a number',
    'not a time',
    withApp({ state: { running: { startedAt: 5 } }, lastState: terminated({ ended: 10 }), restartCount: 9 }),
    [],
  ],
  [
    'a time that is nonsense',
    'not a time',
    withApp({
      state: { running: { startedAt: '5' } },
      lastState: terminated({ ended: 10 }),
      restartCount: 9,
    }),
    [],
  ],
  [
    'started in the year 9999',
    'another clock: it counts as now',
    withApp({
      state: { running: { startedAt: '9999-12-31T23:59:59Z' } },
      lastState: terminated({ ended: 10 }),
      restartCount: 9,
    }),
    LOOP,
  ],
  [
    'any unicode in names',
    'text is text',
    pod({ name: 'wéb-🐕', namespace: '\u202Eshop', containers: [{ name: 'app', state: backingOff() }] }),
    LOOP,
  ],
  [
    'a name like a prototype’s',
    'no name is special',
    pod({
      containers: [
        { name: '__proto__', state: backingOff() },
        { name: 'constructor', state: backingOff() },
      ],
    }),
    ['crash_loop __proto__', 'crash_loop constructor'],
  ],
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judgeRawPod(object))).toEqual(expected);
});

test.each<[state: string, status: unknown]>([
  ['no status', undefined],
  ['an empty status', {}],
  [
    'a status of nulls',
    { replicas: null, availableReplicas: null, conditions: null, observedGeneration: null },
  ],
  [
    'a status of the wrong types',
    { replicas: '3', availableReplicas: 'none', conditions: {}, observedGeneration: '1' },
  ],
])('a Deployment with %s says nothing', (_state, status) => {
  const view = viewed(deploymentView({ ...deployment(), status }));
  expect(judgeDeployment(view, lookAt()).findings).toEqual([]);
});

test.each<[state: string, conditions: unknown]>([
  ['no conditions', undefined],
  ['conditions null', null],
  ['conditions of nulls', [null, null]],
  ['a Ready condition without a status', [{ type: 'Ready' }]],
  ['a Ready condition whose status is false', [{ type: 'Ready', status: false }]],
])('a node with %s says nothing', (_state, conditions) => {
  const view = viewed(nodeView({ ...node(), status: { conditions } }));
  expect(judgeNode(view, lookAt()).findings).toEqual([]);
});

test('a message of 100 kB is cut to 1,000 characters, and the sentence shorter still', () => {
  const state = waiting('CreateContainerError', 'no '.repeat(33_000));
  const { metadata, message } = only(judgeRawPod(withApp({ state })));
  expect(metadata.detail).toHaveLength(1000);
  expect(message.length).toBeLessThan(300);
});

test('a cut between the halves of an emoji leaves text that can be stored', () => {
  const state = waiting('CreateContainerError', `x${'🐕'.repeat(2000)}`);
  const { metadata, message } = only(judgeRawPod(withApp({ state })));
  expect(metadata.detail?.isWellFormed()).toBe(true);
  expect(message.isWellFormed()).toBe(true);
});

test('a future time is never the beginning of a trouble', () => {
  const lastState = terminated({ ended: -600 }) as Fields;
  const finding = only(judgeRawPod(withApp({ state: backingOff(), lastState, restartCount: 3 })));
  expect(finding.since).toBe(lookAt().now);
  expect(finding.metadata.finishedAt).toBe(ago(-600));
});
