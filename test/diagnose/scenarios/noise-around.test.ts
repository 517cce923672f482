import { completed, running, waiting } from '../../support/container-states.ts';
import { condition } from '../../support/kube-metadata.ts';
import { pendingPod, pod } from '../../support/kube-objects.ts';
import { caseOf, event, logOf, notReady, waitingPod } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('the cause in the midst of other objects', [
  {
    name: 'graceful SIGTERM log exit 0 but loops',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [
            { state: waiting('CrashLoopBackOff'), lastState: completed({ ran: 1 }), restartCount: 30 },
          ],
        }),
      ],
      logs: [logOf('Usage: tool COMMAND')],
    }),
    pattern: ['ConfigError', 'Unknown', 'CrashLoop'],
    names: ['exit code 0'],
    confidence: [0, 0.55],
  },
  {
    name: 'image pull with unrelated oom container',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [
            {
              name: 'app',
              image: 'quay.example/a/b:v9',
              state: waiting(
                'ImagePullBackOff',
                'Back-off pulling image "quay.example/a/b:v9": ErrImagePull: unexpected status from HEAD request to https://quay.example/v2/a/b/manifests/v9: 502 Bad Gateway',
              ),
            },
            { name: 'ok', state: running() },
          ],
        }),
      ],
    }),
    pattern: 'ImagePullError',
    names: ['quay.example/a/b:v9'],
  },
  {
    name: 'eviction on pid',
    case: caseOf({
      pods: [
        pod({
          phase: 'Failed',
          reason: 'Evicted',
          message: 'The node was low on resource: pids. Threshold quantity: 1k, available: 800.',
          ready: false,
          containers: [],
        }),
      ],
    }),
    pattern: 'NodePressure',
    names: ['pids'],
  },
  {
    name: 'evicted for total ephemeral',
    case: caseOf({
      pods: [
        pod({
          phase: 'Failed',
          reason: 'Evicted',
          message: 'Pod ephemeral local storage usage exceeds the total limit of containers 2Gi. ',
          ready: false,
          containers: [],
        }),
      ],
    }),
    pattern: 'ResourceExhaustion',
    names: ['2Gi'],
  },
  {
    name: 'config key in secret via event only',
    case: waitingPod(
      { state: waiting('CreateContainerConfigError') },
      {
        events: [
          event('Failed', "Error: couldn't find key SMTP_PASS in Secret shop/mailer", {
            container: 'app',
            count: 12,
          }),
        ],
      },
    ),
    pattern: 'ConfigError',
    names: ['SMTP_PASS', 'mailer'],
  },
  {
    name: 'stuck terminating volume',
    case: caseOf({
      pods: [
        { ...pod({ phase: 'Pending', ready: false, containers: [{ state: waiting('ContainerCreating') }] }) },
      ],
      events: [
        event(
          'FailedAttachVolume',
          'AttachVolume.Attach failed for volume "pvc-9" : volume attachment is being deleted',
        ),
      ],
    }),
    pattern: 'StorageFailure',
    names: ['pvc-9'],
  },
  {
    name: 'waiting for first consumer',
    case: caseOf({
      pods: [
        {
          ...pendingPod(600, 'Unschedulable', {
            conditions: [
              condition(
                'PodScheduled',
                'False',
                600,
                'Unschedulable',
                "0/3 nodes are available: 3 node(s) didn't find available persistent volumes to bind.",
              ),
            ],
          }),
        },
      ],
      claims: [],
    }),
    pattern: 'StorageFailure',
    names: ['PersistentVolume'],
  },
  {
    name: 'too many pods',
    case: caseOf({
      pods: [
        pendingPod(600, 'Unschedulable', {
          conditions: [
            condition(
              'PodScheduled',
              'False',
              600,
              'Unschedulable',
              '0/2 nodes are available: 2 Too many pods.',
            ),
          ],
        }),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['Too many pods'],
  },
  {
    name: 'sidecar proxy not ready blocks',
    case: (() => {
      const c = caseOf({
        pods: [
          notReady(
            pod({
              ready: false,
              containers: [
                { name: 'app', state: running() },
                {
                  name: 'istio-proxy',
                  state: running(),
                  spec: { readinessProbe: { httpGet: { path: '/healthz/ready', port: 15021 } } },
                },
              ],
            }),
            'istio-proxy',
          ),
        ],
        events: [
          event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', {
            container: 'istio-proxy',
            count: 50,
          }),
        ],
        logs: [
          logOf(
            Array(5).fill(
              'warn\tEnvoy proxy is NOT ready: config not received from XDS server (is Istiod running?): cds updates: 0 successful, 0 rejected',
            ),
            { container: 'istio-proxy', previous: false },
          ),
        ],
      });
      return c;
    })(),
    pattern: ['ProbeFailure', 'DependencyFailure'],
    names: ['istio-proxy'],
  },
]);
