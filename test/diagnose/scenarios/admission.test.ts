import { deployment } from '../../support/kube-workloads.ts';
import { caseOf, event, revision } from '../support/cases.ts';
import { DEPLOYMENT } from '../support/pods.ts';
import { play } from '../support/scenario.ts';

play('pods that may not be created', [
  {
    name: 'a limit above the LimitRange',
    case: caseOf({
      target: DEPLOYMENT,
      workload: deployment({ available: 0 }),
      revisions: [revision(1, 'web-1', { age: 100 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: pods "web-1-x" is forbidden: maximum memory usage per Container is 1Gi, but limit is 4Gi',
          { kind: 'ReplicaSet', name: 'web-1' },
        ),
      ],
    }),
    pattern: ['ConfigError', 'ResourceExhaustion'],
    names: ['memory', '1Gi', '4Gi'],
  },
  {
    name: 'Pod Security',
    case: caseOf({
      target: DEPLOYMENT,
      workload: deployment({ available: 0 }),
      revisions: [revision(1, 'web-1', { age: 100 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: pods "web-1-x" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false)',
          { kind: 'ReplicaSet', name: 'web-1' },
        ),
      ],
    }),
    pattern: ['PermissionDenied', 'ConfigError'],
    names: ['restricted', 'allowPrivilegeEscalation'],
  },
  {
    name: 'a ServiceAccount that does not exist',
    case: caseOf({
      target: DEPLOYMENT,
      workload: deployment({ available: 0 }),
      revisions: [revision(1, 'web-1', { age: 100 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: pods "web-1-" is forbidden: error looking up service account shop/web-sa: serviceaccount "web-sa" not found',
          { kind: 'ReplicaSet', name: 'web-1' },
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['web-sa'],
  },
  {
    name: 'an admission webhook that does not answer',
    case: caseOf({
      target: DEPLOYMENT,
      workload: deployment({ available: 0 }),
      revisions: [revision(1, 'web-1', { age: 100 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: Internal error occurred: failed calling webhook "inject.mesh.io": failed to call webhook: Post "https://injector.mesh.svc:443/inject?timeout=10s": dial tcp 10.96.3.3:443: connect: connection refused',
          { kind: 'ReplicaSet', name: 'web-1' },
        ),
      ],
    }),
    pattern: 'DependencyFailure',
    names: ['inject.mesh.io'],
  },
  {
    name: 'a quota keeps the pods of a StatefulSet from existing',
    case: caseOf({
      target: { kind: 'StatefulSet', namespace: 'shop', name: 'db', uid: null },
      workload: {
        kind: 'StatefulSet',
        metadata: { name: 'db', namespace: 'shop' },
        spec: { replicas: 3 },
        status: {},
      },
      events: [
        event(
          'FailedCreate',
          'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: exceeded quota: compute, requested: requests.cpu=4, used: requests.cpu=14, limited: requests.cpu=16',
          { kind: 'StatefulSet', name: 'db' },
        ),
      ],
    }),
    pattern: 'ResourceExhaustion',
    names: ['compute', 'requests.cpu=4'],
  },
]);
