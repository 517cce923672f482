import { backingOff, terminated, waiting } from '../../support/container-states.ts';
import { condition, type MetaParts } from '../../support/kube-metadata.ts';
import { namespace, node, type PodParts, pod } from '../../support/kube-objects.ts';
import { cronJob, deployment, job } from '../../support/kube-workloads.ts';
import { type ClusterState, replicaSet } from './cluster-state.ts';

const OPTED_OUT: MetaParts = { annotations: { 'dogwatch.dev/ignore': 'true' } };
const crashing = (parts: PodParts = {}) =>
  pod({
    name: 'web-1',
    containers: [{ state: backingOff(), lastState: terminated(), restartCount: 4 }],
    ...parts,
  });
const CRASH = ['critical crash_loop Deployment shop/web: web-1/app'];
const emptied = (parts: MetaParts = {}) =>
  deployment({ name: 'web', available: null, conditions: [condition('Available', 'False', 900)], ...parts });
const ZERO = 'critical zero_replicas Deployment shop/web: web';
const failedJob = (parts: MetaParts = {}) =>
  job({
    name: 'backup-1',
    controller: { kind: 'CronJob', name: 'backup' },
    conditions: [condition('Failed', 'True', 60)],
    ...parts,
  });

/** What filters, opt-outs and switches leave of it. */
export const SCOPES: readonly ClusterState[] = [
  { what: 'a pod opted out', why: 'excluded', objects: [replicaSet(), crashing(OPTED_OUT)], expected: [] },
  {
    what: 'dogwatch.dev/ignore: "false"',
    why: 'only "true" opts out',
    objects: [replicaSet(), crashing({ annotations: { 'dogwatch.dev/ignore': 'false' } })],
    expected: CRASH,
  },
  {
    what: 'a Deployment opted out',
    why: 'and its pods with it',
    objects: [replicaSet(), emptied(OPTED_OUT), crashing()],
    expected: [],
  },
  {
    what: 'a Deployment opted in again, its ReplicaSet not',
    why: 'a copy of the annotation counts for nothing',
    objects: [replicaSet(OPTED_OUT), crashing()],
    expected: CRASH,
  },
  {
    what: 'a ReplicaSet of its own opted out',
    why: 'is a workload',
    objects: [replicaSet({ controller: null, ...OPTED_OUT }), crashing()],
    expected: [],
  },
  {
    what: 'a Deployment opted out whose types are switched off',
    why: 'it is not watched, and yet heard',
    objects: [replicaSet(), emptied(OPTED_OUT), crashing()],
    expected: [],
    settings: (settings) => settings.detect.off.push('zero_replicas', 'rollout_stuck'),
  },
  {
    what: 'a CronJob opted out',
    why: 'and its Jobs with it',
    objects: [cronJob(OPTED_OUT), failedJob()],
    expected: [],
  },
  { what: 'a Job opted out', why: 'excluded', objects: [cronJob(), failedJob(OPTED_OUT)], expected: [] },
  {
    what: 'a node opted out',
    why: 'excluded',
    objects: [node({ ready: condition('Ready', 'Unknown', 900), ...OPTED_OUT })],
    expected: [],
  },
  {
    what: 'a namespace opted out',
    why: 'and everything in it',
    objects: [namespace(OPTED_OUT), replicaSet(), emptied(), crashing()],
    expected: [],
  },
  {
    what: 'an excluded namespace',
    why: 'nodes are never filtered',
    objects: [emptied(), node({ ready: condition('Ready', 'Unknown', 900) })],
    expected: ['critical node_not_ready Node node-1: node-1'],
    settings: (settings) => settings.watch.namespaces.exclude.push('*'),
  },
  {
    what: 'a label selector',
    why: 'each object by its own labels: the pod is selected, its Deployment is not',
    objects: [replicaSet(), emptied({ labels: { team: 'b' } }), crashing({ labels: { team: 'a' } })],
    expected: CRASH,
    settings: (settings) => {
      settings.watch.labelSelector = 'team in (a)';
    },
  },
  {
    what: 'a type switched off',
    why: 'the others are judged',
    objects: [replicaSet(), emptied(), crashing()],
    expected: [ZERO],
    settings: (settings) => settings.detect.off.push('crash_loop'),
  },
  {
    what: 'job_failed switched off',
    why: 'Jobs are nobody’s business then',
    objects: [cronJob(), failedJob()],
    expected: [],
    settings: (settings) => settings.detect.off.push('job_failed'),
  },
  {
    what: 'a grace of its own',
    why: 'the settings say how long',
    objects: [node({ ready: condition('Ready', 'False', 90) })],
    expected: [],
    settings: (settings) => {
      settings.detect.grace.node_not_ready = 120;
    },
  },
  {
    what: 'kube-system',
    why: 'critical incidents only',
    objects: [
      crashing({ namespace: 'kube-system', controller: null }),
      pod({
        name: 'pulling',
        namespace: 'kube-system',
        controller: null,
        containers: [{ state: waiting('ImagePullBackOff') }],
      }),
    ],
    expected: ['critical crash_loop Pod kube-system/web-1: web-1/app'],
  },
];
