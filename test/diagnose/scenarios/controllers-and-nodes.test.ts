import { completed } from '../../support/container-states.ts';
import { condition } from '../../support/kube-metadata.ts';
import { node, pendingPod, pod } from '../../support/kube-objects.ts';
import { deployment } from '../../support/kube-workloads.ts';
import { caseOf, event } from '../support/cases.ts';
import { DEPLOYMENT, startingPod, unscheduledPod, withSpec } from '../support/pods.ts';
import { play } from '../support/scenario.ts';

play('claims, quotas, Jobs and nodes', [
  {
    name: 'a CronJob whose last run did well',
    case: caseOf({
      target: { kind: 'CronJob', namespace: 'shop', name: 'sync', uid: null },
      workload: { kind: 'CronJob', metadata: { name: 'sync', namespace: 'shop' } },
      jobs: [
        {
          metadata: { name: 'sync-2', namespace: 'shop' },
          status: { succeeded: 1, conditions: [condition('Complete', 'True', 60)] },
        },
        {
          metadata: { name: 'sync-1', namespace: 'shop' },
          status: { failed: 1, conditions: [condition('Failed', 'True', 6000, 'BackoffLimitExceeded', 'x')] },
        },
      ],
      pods: [
        pod({
          name: 'sync-2-a',
          phase: 'Succeeded',
          restartPolicy: 'Never',
          containers: [{ state: completed() }],
        }),
      ],
    }),
    pattern: 'Unknown',
    names: ['nothing is wrong'],
  },
  {
    name: 'a claim that waits for its consumer, and no CPU',
    case: caseOf({
      pods: [
        unscheduledPod('0/3 nodes are available: 3 Insufficient cpu.', {
          volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }],
        }),
      ],
      claims: [
        {
          metadata: { name: 'data', namespace: 'shop' },
          spec: { storageClassName: 'std' },
          status: { phase: 'Pending' },
        },
      ],
      events: [
        event('WaitForFirstConsumer', 'waiting for first consumer to be created before binding', {
          kind: 'PersistentVolumeClaim',
          name: 'data',
          type: 'Normal',
        }),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['Insufficient cpu'],
  },
  {
    name: 'a quota that is used up, and nothing said',
    case: caseOf({
      target: DEPLOYMENT,
      workload: deployment({ available: null }),
      quotas: [{ metadata: { name: 'limits' }, status: { hard: { pods: '10' }, used: { pods: '10' } } }],
    }),
    pattern: 'ResourceExhaustion',
    names: ['limits', 'pods'],
    confidence: [0.3, 0.55],
  },
  {
    name: 'a pod held by its scheduling gate',
    case: caseOf({
      pods: [
        withSpec(
          pendingPod(600, 'x', {
            conditions: [
              condition(
                'PodScheduled',
                'False',
                600,
                'SchedulingGated',
                'Scheduling is blocked due to non-empty scheduling gates',
              ),
            ],
          }),
          { schedulingGates: [{ name: 'acme.io/wait' }] },
        ),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['acme.io/wait'],
  },
  {
    name: 'a scheduler that does not exist',
    case: caseOf({
      pods: [withSpec(pendingPod(600, 'x', { conditions: [] }), { schedulerName: 'gang-scheduler' })],
    }),
    pattern: 'SchedulingFailure',
    names: ['gang-scheduler'],
  },
  {
    name: 'a StatefulSet whose claim template has no quota left',
    case: caseOf({
      target: { kind: 'StatefulSet', namespace: 'shop', name: 'db', uid: null },
      workload: {
        kind: 'StatefulSet',
        metadata: { name: 'db', namespace: 'shop' },
        spec: { replicas: 1 },
        status: {},
      },
      events: [
        event(
          'FailedCreate',
          'create Claim data-db-0 for Pod db-0 in StatefulSet db failed error: persistentvolumeclaims "data-db-0" is forbidden: exceeded quota: storage, requested: requests.storage=100Gi, used: requests.storage=450Gi, limited: requests.storage=500Gi',
          { kind: 'StatefulSet', name: 'db' },
        ),
      ],
    }),
    pattern: 'ResourceExhaustion',
    names: ['storage', '100Gi'],
  },
  {
    name: 'a Job that may not make pods',
    case: caseOf({
      target: { kind: 'Job', namespace: 'shop', name: 'once', uid: null },
      workload: { kind: 'Job', metadata: { name: 'once', namespace: 'shop' }, status: {} },
      events: [
        event(
          'FailedCreate',
          'Error creating: pods "once-x" is forbidden: failed quota: cpu-quota: must specify limits.cpu for: app; requests.cpu for: app',
          { kind: 'Job', name: 'once' },
        ),
      ],
    }),
    pattern: ['ResourceExhaustion', 'ConfigError'],
    names: ['cpu-quota', 'limits.cpu'],
  },
  {
    name: 'PVC lost',
    case: caseOf({
      pods: [
        unscheduledPod(
          '0/3 nodes are available: 3 persistentvolumeclaim "data" bound to non-existent persistentvolume "pv-9".',
          { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }] },
        ),
      ],
      claims: [{ metadata: { name: 'data', namespace: 'shop' }, spec: {}, status: { phase: 'Lost' } }],
    }),
    pattern: 'StorageFailure',
    names: ['data'],
  },
  {
    name: 'zone conflict',
    case: caseOf({
      pods: [
        unscheduledPod(
          '0/6 nodes are available: 3 node(s) had volume node affinity conflict, 3 node(s) were unschedulable.',
        ),
      ],
    }),
    pattern: ['SchedulingFailure', 'StorageFailure'],
    names: ['volume node affinity'],
  },
  {
    name: 'node NotReady by CNI',
    case: caseOf({
      target: { kind: 'Node', namespace: '', name: 'node-1', uid: null },
      node: node({
        ready: condition(
          'Ready',
          'False',
          600,
          'KubeletNotReady',
          'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
        ),
      }),
    }),
    pattern: 'NodePressure',
    names: ['CNI'],
  },
  {
    name: 'node PID pressure',
    case: caseOf({
      target: { kind: 'Node', namespace: '', name: 'node-1', uid: null },
      node: node({
        conditions: [
          condition(
            'PIDPressure',
            'True',
            60,
            'KubeletHasInsufficientPID',
            'kubelet has insufficient PID available',
          ),
        ],
      }),
    }),
    pattern: 'NodePressure',
    names: ['PIDPressure'],
  },
  {
    name: 'cordoned node',
    case: caseOf({
      target: { kind: 'Node', namespace: '', name: 'node-1', uid: null },
      node: node({ cordoned: true }),
    }),
    pattern: 'Unknown',
    names: ['node-1'],
  },
  {
    name: 'sandbox runtime',
    case: caseOf({
      pods: [startingPod()],
      events: [
        event(
          'FailedCreatePodSandBox',
          'Failed to create pod sandbox: rpc error: code = Unknown desc = RuntimeHandler "kata" not supported',
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['kata'],
  },
]);
