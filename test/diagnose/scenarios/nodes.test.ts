import { terminated } from '../../support/container-states.ts';
import { condition } from '../../support/kube-metadata.ts';
import { node, pod } from '../../support/kube-objects.ts';
import { caseOf, event, notReady } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('nodes', [
  {
    name: 'a node whose runtime is down',
    case: caseOf({
      target: { kind: 'node', namespace: '', name: 'node-1', uid: null },
      node: node({ ready: condition('Ready', 'False', 600, 'KubeletNotReady', 'container runtime is down') }),
    }),
    pattern: 'NodePressure',
    names: ['runtime'],
  },
  {
    name: 'a node short of memory',
    case: caseOf({
      target: { kind: 'Node', namespace: '', name: 'node-1', uid: null },
      node: node({
        conditions: [
          condition(
            'MemoryPressure',
            'True',
            100,
            'KubeletHasInsufficientMemory',
            'kubelet has insufficient memory available',
          ),
        ],
      }),
      events: [
        event('EvictionThresholdMet', 'Attempting to reclaim memory', {
          kind: 'Node',
          name: 'node-1',
          namespace: 'default',
        }),
      ],
    }),
    pattern: 'NodePressure',
    names: ['MemoryPressure'],
  },
  {
    name: 'a node that is well',
    case: caseOf({ target: { kind: 'Node', namespace: '', name: 'node-1', uid: null }, node: node() }),
    pattern: 'Unknown',
    names: ['node-1'],
  },
  {
    name: 'a pod on a node that was lost',
    case: caseOf({
      pods: [notReady(pod({ ready: false }))],
      node: node({
        ready: condition(
          'Ready',
          'Unknown',
          600,
          'NodeStatusUnknown',
          'Kubelet stopped posting node status.',
        ),
      }),
    }),
    pattern: 'NodePressure',
    names: ['node-1'],
  },
  {
    name: 'a node that shut down',
    case: caseOf({
      pods: [
        pod({
          phase: 'Failed',
          reason: 'Terminated',
          message: 'Pod was terminated in response to imminent node shutdown.',
          ready: false,
          containers: [{ state: terminated({ exitCode: 137 }) }],
        }),
      ],
    }),
    pattern: 'NodePressure',
    names: ['shut'],
  },
]);
