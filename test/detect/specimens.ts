import {
  backingOff,
  completed,
  oomKilled,
  running,
  terminated,
  waiting,
} from '../support/container-states.ts';
import { ago, condition, DAY, type KubeObject } from '../support/kube-metadata.ts';
import { namespace, node, pendingPod, pod } from '../support/kube-objects.ts';
import { cronJob, daemonSet, deployment, job, statefulSet } from '../support/kube-workloads.ts';

/** One object at least for every type of trouble, and some healthy ones. */
export const SPECIMENS: readonly KubeObject[] = [
  pod(),
  pod({
    containers: [{ state: backingOff(), lastState: terminated({ message: 'panic' }), restartCount: 9 }],
  }),
  pod({ containers: [{ state: running(5), lastState: terminated({ ended: 10 }), restartCount: 9 }] }),
  pod({ containers: [{ state: running(5), lastState: oomKilled({ ended: 10 }), restartCount: 1 }] }),
  pod({
    age: 600,
    containers: [{ state: waiting('ErrImagePull', 'not found') }],
    init: [{ state: completed({ ended: 500 }) }],
  }),
  pod({
    containers: [
      {
        state: waiting('CreateContainerConfigError', 'secret "db" not found'),
        limits: { memory: '512Mi' },
        spec: {
          command: ['serve', '--token', 'x'],
          env: [{ name: 'TOKEN', value: 'x' }],
          livenessProbe: { exec: { command: ['check'] } },
          readinessProbe: { httpGet: { path: '/', port: 80 } },
        },
      },
    ],
    init: [{ name: 'proxy', restartPolicy: 'Always' }],
    annotations: { 'example.com/note': 'hello' },
  }),
  pendingPod(900),
  node({ ready: condition('Ready', 'Unknown', 900), taints: [{ key: 'x' }] }),
  node({ conditions: [condition('MemoryPressure', 'True', 900)] }),
  deployment(),
  deployment({ available: null, conditions: [condition('Available', 'False', 900)] }),
  deployment({
    available: 2,
    conditions: [condition('Progressing', 'False', 900, 'ProgressDeadlineExceeded', 'timed out')],
  }),
  statefulSet({ available: 1, age: 30 * DAY }),
  daemonSet({ available: null, age: 30 * DAY }),
  job({ conditions: [condition('Failed', 'True', 900, 'BackoffLimitExceeded', 'gave up')], failedPods: 7 }),
  cronJob({ lastSuccessfulTime: ago(DAY) }),
  namespace(),
];
