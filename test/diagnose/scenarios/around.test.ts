import { waiting } from '../../support/container-states.ts';
import { condition, type Fields } from '../../support/kube-metadata.ts';
import { node, pendingPod, pod } from '../../support/kube-objects.ts';
import { deployment } from '../../support/kube-workloads.ts';
import { caseOf, event, revision } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

const creating = { state: waiting('ContainerCreating') };
const mountingPod = (volume: Fields) => {
  const made = pod({ phase: 'Pending', ready: false, containers: [creating] });
  return { ...made, spec: { ...made.spec, volumes: [volume] } };
};

play('scheduling, volumes, admission, nodes, rollouts', [
  {
    name: 'no CPU left',
    case: caseOf({ pods: [pendingPod(600, 'Unschedulable', { containers: [{ requests: { cpu: '6' } }] })] }),
    pattern: 'SchedulingFailure',
    names: ['5 Insufficient cpu'],
    confidence: [0.85, 1],
  },
  {
    name: 'a claim without its storage class',
    case: caseOf({
      pods: [
        (() => {
          const made = pendingPod(600, 'Unschedulable', {
            conditions: [
              condition(
                'PodScheduled',
                'False',
                600,
                'Unschedulable',
                '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
              ),
            ],
          });
          return {
            ...made,
            spec: {
              ...made.spec,
              volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-web' } }],
            },
          };
        })(),
      ],
      claims: [
        {
          metadata: { name: 'data-web', namespace: 'shop' },
          spec: { storageClassName: 'fast-ssd' },
          status: { phase: 'Pending' },
        },
      ],
      events: [
        event('ProvisioningFailed', 'storageclass.storage.k8s.io "fast-ssd" not found', {
          kind: 'PersistentVolumeClaim',
          name: 'data-web',
          uid: '',
        }),
      ],
    }),
    pattern: 'StorageFailure',
    names: ['data-web', 'fast-ssd'],
    confidence: [0.85, 1],
  },
  {
    name: 'a Secret that is to be mounted',
    case: caseOf({
      pods: [mountingPod({ name: 'tls', secret: { secretName: 'web-tls' } })],
      events: [
        event('FailedMount', 'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found', {
          count: 14,
        }),
      ],
    }),
    pattern: 'ConfigError',
    names: ['web-tls', 'tls'],
    confidence: [0.85, 1],
  },
  {
    name: 'a volume that another node still has',
    case: caseOf({
      pods: [mountingPod({ name: 'data', persistentVolumeClaim: { claimName: 'data' } })],
      events: [
        event(
          'FailedAttachVolume',
          'Multi-Attach error for volume "pvc-81e2" Volume is already exclusively attached to one node and can\'t be attached to another',
        ),
      ],
    }),
    pattern: 'StorageFailure',
    names: ['pvc-81e2', 'Multi-Attach'],
  },
  {
    name: 'a quota keeps pods from existing',
    case: caseOf({
      target: { kind: 'Deployment', namespace: 'shop', name: 'web', uid: null },
      workload: deployment({
        available: null,
        conditions: [
          condition(
            'ReplicaFailure',
            'True',
            300,
            'FailedCreate',
            'pods "web-6d4b75cb6d-abcde" is forbidden: exceeded quota: team-quota, requested: limits.memory=2Gi, used: limits.memory=15Gi, limited: limits.memory=16Gi',
          ),
        ],
      }),
    }),
    pattern: 'ResourceExhaustion',
    names: ['team-quota', 'limits.memory=2Gi'],
    confidence: [0.85, 1],
  },
  {
    name: 'an admission webhook that says no',
    case: caseOf({
      target: { kind: 'Deployment', namespace: 'shop', name: 'web', uid: null },
      workload: deployment({ available: null }),
      revisions: [revision(3, 'web-6d4b75cb6d', { age: 600 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: admission webhook "policy.example.com" denied the request: image must come from the internal registry',
          { kind: 'ReplicaSet', name: 'web-6d4b75cb6d', count: 12 },
        ),
      ],
    }),
    pattern: 'PermissionDenied',
    names: ['policy.example.com', 'internal registry'],
  },
  {
    name: 'a node whose kubelet is silent',
    case: caseOf({
      target: { kind: 'Node', namespace: '', name: 'node-1', uid: null },
      node: node({
        ready: condition(
          'Ready',
          'Unknown',
          400,
          'NodeStatusUnknown',
          'Kubelet stopped posting node status.',
        ),
      }),
      events: [
        event('NodeNotReady', 'Node node-1 status is now: NodeNotReady', {
          kind: 'Node',
          name: 'node-1',
          namespace: 'default',
        }),
      ],
    }),
    pattern: 'NodePressure',
    names: ['node-1', 'kubelet'],
  },
  {
    name: 'a node under disk pressure',
    case: caseOf({
      target: { kind: 'Node', namespace: '', name: 'node-1', uid: null },
      node: node({
        conditions: [
          condition('DiskPressure', 'True', 400, 'KubeletHasDiskPressure', 'kubelet has disk pressure'),
        ],
      }),
    }),
    pattern: 'NodePressure',
    names: ['node-1', 'DiskPressure'],
  },
]);
