import { expect, test } from 'vitest';
import { cronJobView } from '../../electron/detect/cron-job-view.ts';
import { daemonSetView } from '../../electron/detect/daemon-set-view.ts';
import { deploymentView } from '../../electron/detect/deployment-view.ts';
import type { Trouble } from '../../electron/detect/finding.ts';
import { jobView } from '../../electron/detect/job-view.ts';
import { nodeView } from '../../electron/detect/node-view.ts';
import { type JudgedView, recoveryDue } from '../../electron/detect/recovery.ts';
import { statefulSetView } from '../../electron/detect/stateful-set-view.ts';
import { ago, condition, DAY, type Fields, NOW } from '../support/kube-metadata.ts';
import { type NodeParts, node } from '../support/kube-objects.ts';
import {
  cronJob,
  daemonSet,
  deployment,
  type JobParts,
  job,
  statefulSet,
  type WorkloadParts,
} from '../support/kube-workloads.ts';
import { settings, trouble, viewed } from './look.ts';

const ofNode = (parts: NodeParts = {}) => viewed(nodeView(node(parts)));
const ofDeployment = (parts: WorkloadParts = {}) => viewed(deploymentView(deployment(parts)));
const ofSet = (parts: WorkloadParts = {}) => viewed(statefulSetView(statefulSet(parts)));
const ofDaemons = (parts: WorkloadParts = {}) => viewed(daemonSetView(daemonSet(parts)));
const ofJob = (parts: JobParts = {}) => viewed(jobView(job(parts)));
const progressing = (status: 'True' | 'False'): Fields => condition('Progressing', status, 60);

const notReady = trouble({ type: 'node_not_ready' });
const pressure = trouble({ type: 'node_pressure', metadata: { pressures: ['DiskPressure'] } });
const zero = trouble({ type: 'zero_replicas' });
const stuck = trouble({ type: 'rollout_stuck' });
const setDown = trouble({ type: 'statefulset_unavailable' });
const daemonsDown = trouble({ type: 'daemonset_unavailable' });
const jobFailed = trouble({ type: 'job_failed', metadata: { finishedAt: ago(3600) } });
const done = (seconds: number): JobParts => ({
  conditions: [condition('Complete', 'True', seconds)],
  completionTime: ago(seconds),
});

const RECOVERS = 30;

test.each<[state: string, why: string, of: Trouble, view: JudgedView, seconds: number | null]>([
  ['Ready=True', 'the kubelet says so', notReady, ofNode(), RECOVERS],
  [
    'Ready=Unknown',
    'silence is no recovery',
    notReady,
    ofNode({ ready: condition('Ready', 'Unknown', 5) }),
    null,
  ],
  ['no Ready condition', 'nobody says so', notReady, ofNode({ ready: null }), null],
  [
    'Ready=True, but seen clear never',
    'the hold has not begun',
    { ...notReady, clearedAt: null },
    ofNode(),
    null,
  ],
  ['Ready=True, node deleting', 'its end proves nothing', notReady, ofNode({ deleting: true }), null],
  ['disk pressure False', 'the kubelet says so', pressure, ofNode(), RECOVERS],
  [
    'disk pressure False, memory pressure True',
    'still short of something',
    pressure,
    ofNode({ conditions: [condition('DiskPressure', 'False', 5), condition('MemoryPressure', 'True', 5)] }),
    null,
  ],
  [
    'disk pressure Unknown',
    'the node went silent',
    pressure,
    ofNode({ conditions: [condition('DiskPressure', 'Unknown', 5)] }),
    null,
  ],
  ['disk pressure no longer reported', 'absence is no evidence', pressure, ofNode({ conditions: [] }), null],
  ['some pod available', 'it serves', zero, ofDeployment({ available: 1 }), RECOVERS],
  ['scaled to zero', 'on purpose', zero, ofDeployment({ replicas: 0 }), RECOVERS],
  [
    'none available, update moving',
    'excused for now, not over',
    zero,
    ofDeployment({ available: null }),
    null,
  ],
  [
    'no status',
    'unknown is not well',
    zero,
    viewed(deploymentView({ ...deployment(), status: undefined })),
    null,
  ],
  [
    'progressing again',
    'the rollout goes on',
    stuck,
    ofDeployment({ conditions: [progressing('True')] }),
    RECOVERS,
  ],
  [
    'stuck with none available',
    'zero_replicas took over, but it is still stuck',
    stuck,
    ofDeployment({ available: null, conditions: [progressing('False')] }),
    null,
  ],
  ['no Progressing condition', 'nobody says so', stuck, ofDeployment({ conditions: [] }), null],
  [
    'progressing by an old status',
    'it speaks of another spec',
    stuck,
    ofDeployment({ generation: 2, observedGeneration: 1, conditions: [progressing('True')] }),
    null,
  ],
  [
    'stuck rollout scaled to zero',
    'nobody waits for it',
    stuck,
    ofDeployment({ replicas: 0, conditions: [progressing('False')] }),
    RECOVERS,
  ],
  ['StatefulSet all ready', 'its status says so', setDown, ofSet(), RECOVERS],
  ['StatefulSet scaled to zero', 'on purpose', setDown, ofSet({ replicas: 0 }), RECOVERS],
  ['StatefulSet one short', 'not yet', setDown, ofSet({ available: 2 }), null],
  [
    'StatefulSet ready by an old status',
    'it speaks of another spec',
    setDown,
    ofSet({ generation: 2, observedGeneration: 1 }),
    null,
  ],
  ['DaemonSet ready everywhere', 'its status says so', daemonsDown, ofDaemons(), RECOVERS],
  ['DaemonSet one short', 'not yet', daemonsDown, ofDaemons({ available: 2 }), null],
  [
    'the failed Job itself',
    'it stays failed',
    jobFailed,
    ofJob({ conditions: [condition('Failed', 'True', 3600)] }),
    null,
  ],
  ['a later Job that succeeded', 'the CronJob is well again', jobFailed, ofJob(done(60)), RECOVERS],
  ['an earlier Job that succeeded', 'that was before', jobFailed, ofJob(done(2 * 3600)), null],
  ['a later Job at work', 'not yet a success', jobFailed, ofJob({ age: 60 }), null],
  [
    'a CronJob with a later success',
    'it remembers',
    jobFailed,
    viewed(cronJobView(cronJob({ lastSuccessfulTime: ago(60) }))),
    RECOVERS,
  ],
  [
    'a CronJob with an earlier success',
    'that was before',
    jobFailed,
    viewed(cronJobView(cronJob({ lastSuccessfulTime: ago(DAY) }))),
    null,
  ],
  ['a pod’s trouble on a node', 'a node says nothing of it', trouble({ type: 'crash_loop' }), ofNode(), null],
  ['a node’s trouble on a Deployment', 'a Deployment says nothing of it', notReady, ofDeployment(), null],
])('%s: %s', (_state, _why, of, view, seconds) => {
  const due = recoveryDue(of, view, settings);
  expect(due === null ? null : (due - NOW) / 1000).toBe(seconds);
});
