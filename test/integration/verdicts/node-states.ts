import { condition, DAY } from '../../support/kube-metadata.ts';
import { node } from '../../support/kube-objects.ts';
import type { ClusterState } from './cluster-state.ts';

const ready = (status: 'False' | 'Unknown', since: number) => ({ ready: condition('Ready', status, since) });
const DOWN = ['critical node_not_ready Node node-1: node-1'];
const MAINTAINED = ['info node_not_ready Node node-1: node-1'];

/** What a kubelet and the node controller can report of a node. */
export const NODE_STATES: readonly ClusterState[] = [
  { what: 'a ready node', why: 'all is well', objects: [node()], expected: [] },
  {
    what: 'Ready=False for 59 s',
    why: 'within the grace',
    objects: [node(ready('False', 59))],
    expected: [],
  },
  {
    what: 'Ready=False for 60 s',
    why: 'the grace is over',
    objects: [node(ready('False', 60))],
    expected: DOWN,
  },
  {
    what: 'Ready=Unknown for 61 s',
    why: 'it stopped reporting',
    objects: [node(ready('Unknown', 61))],
    expected: DOWN,
  },
  {
    what: 'no Ready condition',
    why: 'a new node is not broken',
    objects: [node({ ready: null })],
    expected: [],
  },
  {
    what: 'NotReady since the future',
    why: 'counts as now, so the grace has just begun',
    objects: [node(ready('False', -600))],
    expected: [],
  },
  {
    what: 'NotReady since no known time, created a day ago',
    why: 'its creation stands in',
    objects: [node({ ready: { type: 'Ready', status: 'False' } })],
    expected: DOWN,
  },
  {
    what: 'NotReady since the year 1, created 10 s ago',
    why: 'Go’s zero time is no time',
    objects: [
      node({
        age: 10,
        ready: { type: 'Ready', status: 'False', lastTransitionTime: '0001-01-01T00:00:00Z' },
      }),
    ],
    expected: [],
  },
  { what: 'cordoned and ready', why: 'no trouble', objects: [node({ cordoned: true })], expected: [] },
  {
    what: 'cordoned and NotReady',
    why: 'maintenance',
    objects: [node({ cordoned: true, ...ready('False', 900) })],
    expected: MAINTAINED,
  },
  {
    what: 'being removed by the autoscaler, NotReady',
    why: 'maintenance, too',
    objects: [
      node({
        ...ready('Unknown', 900),
        taints: [{ key: 'ToBeDeletedByClusterAutoscaler', effect: 'NoSchedule' }],
      }),
    ],
    expected: MAINTAINED,
  },
  {
    what: 'being deleted, NotReady',
    why: 'it is on its way out',
    objects: [node({ deleting: true, ...ready('Unknown', 900) })],
    expected: [],
  },
  {
    what: 'conditions of node-problem-detector',
    why: 'unknown types are not trouble',
    objects: [
      node({ conditions: [condition('KernelDeadlock', 'True', DAY), condition('Drifted', 'True', DAY)] }),
    ],
    expected: [],
  },
  {
    what: 'memory and disk pressure',
    why: 'one incident for the node',
    objects: [
      node({ conditions: [condition('MemoryPressure', 'True', 5), condition('DiskPressure', 'True', 900)] }),
    ],
    expected: ['warning node_pressure Node node-1: node-1'],
  },
  {
    what: 'PID pressure',
    why: 'process IDs run out, too',
    objects: [node({ conditions: [condition('PIDPressure', 'True', 5)] })],
    expected: ['warning node_pressure Node node-1: node-1'],
  },
  {
    what: 'pressures Unknown on a silent node',
    why: 'only the silence is known',
    objects: [node({ ...ready('Unknown', 900), conditions: [condition('MemoryPressure', 'Unknown', 900)] })],
    expected: DOWN,
  },
  {
    what: 'a node without conditions',
    why: 'malformed, yet legal',
    objects: [{ ...node(), spec: null, status: { conditions: null } }],
    expected: [],
  },
];
