import { terminated } from '../../support/container-states.ts';
import { ago, condition } from '../../support/kube-metadata.ts';
import { pendingPod, pod } from '../../support/kube-objects.ts';
import { caseOf, POD } from '../support/cases.ts';
import { unscheduledPod, withSpec } from '../support/pods.ts';
import { play } from '../support/scenario.ts';

play('what the scheduler says', [
  {
    name: 'taints that nobody tolerates',
    case: caseOf({
      pods: [
        unscheduledPod(
          '0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 node(s) had untolerated taint {dedicated: gpu}. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.',
        ),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['dedicated: gpu'],
  },
  {
    name: 'a node selector that fits no node',
    case: caseOf({
      pods: [
        unscheduledPod("0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.", {
          nodeSelector: { disktype: 'nvme' },
        }),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['disktype=nvme'],
  },
  {
    name: 'anti-affinity',
    case: caseOf({
      pods: [unscheduledPod("0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.")],
    }),
    pattern: 'SchedulingFailure',
    names: ['anti-affinity'],
  },
  {
    name: 'a claim that does not exist',
    case: caseOf({
      pods: [
        unscheduledPod('0/3 nodes are available: persistentvolumeclaim "uploads" not found.', {
          volumes: [{ name: 'u', persistentVolumeClaim: { claimName: 'uploads' } }],
        }),
      ],
    }),
    pattern: 'StorageFailure',
    names: ['uploads'],
  },
  {
    name: 'host ports that are taken',
    case: caseOf({
      pods: [
        unscheduledPod(
          "0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports.",
        ),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['free ports'],
  },
  {
    name: 'no GPU left',
    case: caseOf({ pods: [unscheduledPod('0/6 nodes are available: 6 Insufficient nvidia.com/gpu.')] }),
    pattern: 'SchedulingFailure',
    names: ['nvidia.com/gpu'],
  },
  {
    name: 'an Event whose only times are in its series',
    case: caseOf({
      pods: [withSpec(pendingPod(600), {})].map((p) => ({ ...p, status: { phase: 'Pending' } })),
      events: [
        {
          metadata: { name: 'x', namespace: 'shop' },
          type: 'Warning',
          reason: 'FailedScheduling',
          message: '0/1 nodes are available: 1 Insufficient memory.',
          involvedObject: { kind: 'Pod', name: POD, namespace: 'shop' },
          firstTimestamp: null,
          lastTimestamp: null,
          eventTime: `${ago(500)}`,
          series: { count: 12, lastObservedTime: ago(10) },
        },
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['Insufficient memory'],
  },
  {
    name: 'a pod that was preempted',
    case: caseOf({
      pods: [
        pod({
          phase: 'Failed',
          ready: false,
          conditions: [
            condition(
              'DisruptionTarget',
              'True',
              60,
              'PreemptionByScheduler',
              'default-scheduler: preempting to accommodate a higher priority pod',
            ),
          ],
          containers: [{ state: terminated({ exitCode: 143 }) }],
        }),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['preempt'],
  },
  {
    name: 'a device that is not healthy',
    case: caseOf({
      pods: [
        pod({
          phase: 'Failed',
          reason: 'UnexpectedAdmissionError',
          message:
            'Pod was rejected: Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected',
          ready: false,
          containers: [],
        }),
      ],
    }),
    pattern: ['SchedulingFailure', 'ResourceExhaustion', 'NodePressure'],
    names: ['nvidia.com/gpu'],
  },
]);
