import { expect, test } from 'vitest';
import { deploymentView } from '../../electron/detect/deployment-view.ts';
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
const pastDeadline = condition(
  'Progressing',
  'False',
  900,
  'ProgressDeadlineExceeded',
  'ReplicaSet "web-7" has timed out progressing.',
);
/** Nothing available, Available=False since that many seconds. */
const empty = (since: number, parts: WorkloadParts = {}) =>
  deployment({ available: null, conditions: [available('False', since)], ...parts });

const STUCK = ['rollout_stuck (warning)'];

test.each<[state: string, why: string, object: unknown, expected: string[]]>([
  [
    'past its deadline with pods available',
    'the old ones still serve',
    deployment({ available: 2, conditions: [available('True', DAY), pastDeadline] }),
    STUCK,
  ],
  [
    'past its deadline with none available',
    'zero is the graver word',
    empty(900, { conditions: [available('False', 900), pastDeadline] }),
    ['zero_replicas'],
  ],
  [
    'past its deadline, paused',
    'still stuck',
    deployment({ available: 2, paused: true, conditions: [available('True', DAY), pastDeadline] }),
    STUCK,
  ],
  [
    'past its deadline, spec changed since',
    'the status speaks of another spec',
    deployment({ available: 2, generation: 5, observedGeneration: 4, conditions: [pastDeadline] }),
    [],
  ],
  [
    'past its deadline, scaled to zero',
    'nobody waits for it',
    deployment({ replicas: 0, available: 1, conditions: [pastDeadline] }),
    [],
  ],
  [
    'past its deadline, deleting',
    'it is on its way out',
    deployment({ available: 2, deleting: true, conditions: [pastDeadline] }),
    [],
  ],
  [
    'Progressing=False by another reason',
    'FailedCreate is retried',
    deployment({
      available: 2,
      conditions: [condition('Progressing', 'False', 900, 'ReplicaSetCreateError')],
    }),
    [],
  ],
  [
    'rolling out healthily',
    'progress is no trouble',
    deployment({ available: 2, conditions: [available('True', DAY), updating(20)] }),
    [],
  ],
])('%s: %s', (_state, _why, object, expected) => {
  expect(inWords(judge(object))).toEqual(expected);
});

test('says how much still serves, and the controller’s explanation', () => {
  const { message, metadata, since } = only(judge(deployment({ available: 2, conditions: [pastDeadline] })));
  expect(message).toBe(
    'the rollout of web is stuck (2 of 3 available): ReplicaSet "web-7" has timed out progressing.',
  );
  expect(metadata).toMatchObject({
    reason: 'ProgressDeadlineExceeded',
    wants: 3,
    available: 2,
    paused: false,
  });
  expect(since).toBe(NOW - 900_000);
});

test('switched off: nothing, not even under another name', () => {
  const look = lookAt({ settings: { ...settings, off: ['rollout_stuck'] } });
  expect(judge(deployment({ available: 2, conditions: [pastDeadline] }), look).findings).toEqual([]);
});
