import { describe, expect, test } from 'vitest';
import { deploymentView } from '../../electron/detect/deployment-view.ts';
import { statefulSetView } from '../../electron/detect/stateful-set-view.ts';
import { deployment, statefulSet } from '../support/kube-workloads.ts';

/** What a later rollback goes back to: a revision counts only while every pod is of it and available. */

type Parts = { status?: object; spec?: object; annotations?: object };

function deploymentAt({ status, spec, annotations = { 'deployment.kubernetes.io/revision': '7' } }: Parts) {
  const one = deployment({ replicas: 3 });
  return deploymentView({
    ...one,
    metadata: { ...one.metadata, annotations },
    spec: { ...one.spec, ...spec },
    status: { ...one.status, ...status },
  })?.availableRevision;
}

describe('a Deployment', () => {
  test('wholly available is of its revision', () => expect(deploymentAt({})).toBe('7'));

  test.each<[string, Parts]>([
    ['not all available', { status: { availableReplicas: 2 } }],
    ['in the middle of a rollout', { status: { updatedReplicas: 1 } }],
    ['with pods of the old revision still there', { status: { replicas: 4 } }],
    [
      'scaled to nothing',
      { spec: { replicas: 0 }, status: { replicas: 0, updatedReplicas: 0, availableReplicas: 0 } },
    ],
    ['whose controller has not looked yet', { status: { observedGeneration: 0 } }],
    ['without a revision', { annotations: {} }],
  ])('%s is of none', (_how, parts) => expect(deploymentAt(parts)).toBeNull());
});

function statefulSetAt(status: object, spec: object = {}) {
  const one = statefulSet({ replicas: 3 });
  const of = {
    replicas: 3,
    readyReplicas: 3,
    availableReplicas: undefined,
    currentRevision: 'db-5c4',
    updateRevision: 'db-5c4',
  };
  return statefulSetView({
    ...one,
    spec: { ...one.spec, ...spec },
    status: { ...one.status, ...of, ...status },
  })?.availableRevision;
}

describe('a StatefulSet', () => {
  test('wholly available is of its ControllerRevision', () => {
    expect(statefulSetAt({})).toBe('db-5c4');
    expect(statefulSetAt({ availableReplicas: 3 })).toBe('db-5c4');
  });

  test.each<[string, object, object?]>([
    ['not all ready', { readyReplicas: 2 }],
    ['ready and not yet available', { availableReplicas: 0 }],
    ['in the middle of a rollout', { updateRevision: 'db-6d5' }],
    ['scaled to nothing', { replicas: 0, readyReplicas: 0 }, { replicas: 0 }],
    ['whose controller has not looked yet', { observedGeneration: 0 }],
    ['without a revision', { currentRevision: undefined, updateRevision: undefined }],
    ['with a malformed one', { currentRevision: 5, updateRevision: 5 }],
  ])('%s is of none', (_how, status, spec) => expect(statefulSetAt(status, spec)).toBeNull());
});
