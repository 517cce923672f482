import { completed, oomKilled, running, waiting } from '../../support/container-states.ts';
import { pod } from '../../support/kube-objects.ts';
import { caseOf, crashing, event, notReady, waitingPod } from '../support/cases.ts';
import { startingPod } from '../support/pods.ts';
import { play } from '../support/scenario.ts';

play('pods and their containers', [
  {
    name: 'an init container that was OOMKilled',
    case: caseOf({
      pods: [
        pod({
          phase: 'Pending',
          ready: false,
          init: [
            {
              name: 'import',
              state: waiting('CrashLoopBackOff'),
              lastState: oomKilled(),
              restartCount: 3,
              limits: { memory: '96Mi' },
            },
          ],
          containers: [{ state: waiting('PodInitializing') }],
        }),
      ],
    }),
    pattern: 'OOMKill',
    names: ['init container import', '96Mi'],
  },
  {
    name: 'an old OOM and a probe that fails now',
    case: caseOf({
      pods: [
        notReady(
          pod({
            ready: false,
            containers: [
              {
                name: 'app',
                state: running(200_000),
                lastState: oomKilled({ ended: 200_010 }),
                restartCount: 1,
              },
              {
                name: 'gate',
                state: running(200_000),
                spec: { readinessProbe: { httpGet: { path: '/open', port: 9000 } } },
              },
            ],
          }),
          'gate',
        ),
      ],
      events: [
        event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 418', {
          container: 'gate',
          count: 200,
        }),
      ],
    }),
    pattern: 'ProbeFailure',
    names: ['gate', '/open'],
  },
  {
    name: 'a ConfigMap that is gone and an Event that has expired',
    case: caseOf({
      pods: [startingPod([{ name: 'cfg', configMap: { name: 'routes' } }])],
      configMaps: [{ name: 'routes', exists: false, keys: [], changedAt: null }],
    }),
    pattern: 'ConfigError',
    names: ['routes'],
  },
  {
    name: 'an optional ConfigMap that is not there',
    case: caseOf({
      pods: [startingPod([{ name: 'cfg', configMap: { name: 'routes', optional: true } }])],
      configMaps: [{ name: 'routes', exists: false, keys: [], changedAt: null }],
    }),
    pattern: 'Unknown',
    names: [],
  },
  {
    name: 'the kernel of its node ran out of memory',
    case: crashing('INFO ok', {
      exitCode: 137,
      more: {
        events: [
          event('SystemOOM', 'System OOM encountered, victim process: ruby, pid: 991', {
            kind: 'Node',
            name: 'node-1',
            namespace: 'default',
            age: 62,
          }),
        ],
      },
    }),
    pattern: 'NodePressure',
    names: ['node-1', 'ruby'],
  },
  {
    name: 'a pod that is gone',
    case: caseOf({ events: [event('BackOff', 'Back-off restarting failed container', { uid: '' })] }),
    pattern: 'Unknown',
    names: ['Back-off'],
  },
  {
    name: 'evicted and gone',
    case: caseOf({ events: [event('Evicted', 'The node was low on resource: memory.', { uid: '' })] }),
    pattern: 'NodePressure',
    names: ['memory'],
  },
  {
    name: 'killed by its probe with a graceful end',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [
            {
              state: waiting('CrashLoopBackOff'),
              lastState: completed(),
              restartCount: 9,
              spec: { livenessProbe: { httpGet: { path: '/up', port: 80 } } },
            },
          ],
        }),
      ],
      events: [
        event('Unhealthy', 'Liveness probe failed: HTTP probe failed with statuscode: 500', {
          container: 'app',
          count: 30,
        }),
        event('Killing', 'Container app failed liveness probe, will be restarted', {
          container: 'app',
          type: 'Normal',
        }),
      ],
    }),
    pattern: 'ProbeFailure',
    names: ['/up', '500'],
  },
  {
    name: 'image from a registry with a bad certificate',
    case: waitingPod({
      image: 'reg.lab/x:1',
      state: waiting(
        'ErrImagePull',
        'failed to pull and unpack image "reg.lab/x:1": failed to do request: Head "https://reg.lab/v2/x/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      ),
    }),
    pattern: 'ImagePullError',
    names: ['reg.lab/x:1', 'certificate'],
  },
  {
    name: 'http registry',
    case: waitingPod({
      image: 'reg.lab:5000/x:1',
      state: waiting('ErrImagePull', 'http: server gave HTTP response to HTTPS client'),
    }),
    pattern: 'ImagePullError',
    names: ['HTTP'],
  },
  {
    name: 'image digest',
    case: waitingPod(
      {
        image: 'reg.lab/x@sha256:0000000000000000000000000000000000000000000000000000000000000000',
        state: waiting('ImagePullBackOff', 'Back-off pulling image'),
      },
      {
        events: [
          event('Failed', 'Failed to pull image "reg.lab/x@sha256:0000": manifest unknown', {
            container: 'app',
          }),
        ],
      },
    ),
    pattern: 'ImagePullError',
    names: ['reg.lab/x@sha256:0000', 'not found'],
  },
  {
    name: 'OCI cwd',
    case: crashing('', {
      reason: 'StartError',
      exitCode: 128,
      message:
        'OCI runtime create failed: runc create failed: unable to start container process: chdir to cwd ("/opt/app") set in config.json failed: permission denied: unknown',
      more: { logs: [] },
    }),
    pattern: ['ConfigError', 'PermissionDenied'],
    names: ['/opt/app'],
  },
  {
    name: 'numeric user',
    case: waitingPod({
      state: waiting(
        'CreateContainerConfigError',
        'Error: container has runAsNonRoot and image has non-numeric user (nginx), cannot verify user is non-root',
      ),
    }),
    pattern: ['ConfigError', 'PermissionDenied'],
    names: ['nginx'],
  },
]);
