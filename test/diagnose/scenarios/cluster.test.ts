import { running, terminated, waiting } from '../../support/container-states.ts';
import { ago, condition, type Fields, type KubeObject } from '../../support/kube-metadata.ts';
import { node, pendingPod, pod } from '../../support/kube-objects.ts';
import { deployment } from '../../support/kube-workloads.ts';
import {
  caseOf,
  crashing,
  event,
  logOf,
  notReady,
  POD,
  revision,
  unready,
  waitingPod,
} from '../support/cases.ts';
import { play } from '../support/scenario.ts';

const creating = { state: waiting('ContainerCreating') };
const withSpec = (made: KubeObject, spec: Fields) => ({ ...made, spec: { ...made.spec, ...spec } });
const creatingPod = (volumes: Fields[] = []) =>
  withSpec(pod({ phase: 'Pending', ready: false, containers: [creating] }), { volumes });
const pend = (message: string, spec: Fields = {}) =>
  withSpec(
    pendingPod(600, 'Unschedulable', {
      conditions: [condition('PodScheduled', 'False', 600, 'Unschedulable', message)],
    }),
    spec,
  );
const dep = { kind: 'Deployment', namespace: 'shop', name: 'web', uid: null };

play('what happens around containers', [
  {
    name: 'taint',
    case: caseOf({
      pods: [
        pend(
          '0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 node(s) had untolerated taint {dedicated: gpu}. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.',
        ),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['dedicated: gpu'],
  },
  {
    name: 'selector',
    case: caseOf({
      pods: [
        pend("0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.", {
          nodeSelector: { disktype: 'nvme' },
        }),
      ],
    }),
    pattern: 'SchedulingFailure',
    names: ['disktype=nvme'],
  },
  {
    name: 'anti affinity',
    case: caseOf({
      pods: [pend("0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.")],
    }),
    pattern: 'SchedulingFailure',
    names: ['anti-affinity'],
  },
  {
    name: 'pvc missing',
    case: caseOf({
      pods: [
        pend('0/3 nodes are available: persistentvolumeclaim "uploads" not found.', {
          volumes: [{ name: 'u', persistentVolumeClaim: { claimName: 'uploads' } }],
        }),
      ],
    }),
    pattern: 'StorageFailure',
    names: ['uploads'],
  },
  {
    name: 'hostport',
    case: caseOf({
      pods: [pend("0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports.")],
    }),
    pattern: 'SchedulingFailure',
    names: ['free ports'],
  },
  {
    name: 'gpu',
    case: caseOf({ pods: [pend('0/6 nodes are available: 6 Insufficient nvidia.com/gpu.')] }),
    pattern: 'SchedulingFailure',
    names: ['nvidia.com/gpu'],
  },
  {
    name: 'event only with series',
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
    name: 'nfs',
    case: caseOf({
      pods: [creatingPod([{ name: 'share', nfs: { server: '10.1.1.1', path: '/x' } }])],
      events: [
        event(
          'FailedMount',
          'MountVolume.SetUp failed for volume "share" : mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t nfs 10.1.1.1:/x /var/lib/kubelet/pods/..\nOutput: mount.nfs: Connection timed out',
        ),
      ],
    }),
    pattern: ['StorageFailure', 'NetworkTimeout'],
    names: ['share'],
  },
  {
    name: 'configmap volume key',
    case: caseOf({
      pods: [creatingPod([{ name: 'cfg', configMap: { name: 'app-cfg' } }])],
      events: [
        event(
          'FailedMount',
          'MountVolume.SetUp failed for volume "cfg" : configmap references non-existent config key: nginx.conf',
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['nginx.conf', 'cfg'],
  },
  {
    name: 'volume generic after specific',
    case: caseOf({
      pods: [creatingPod([{ name: 'creds', secret: { secretName: 'db-creds' } }])],
      events: [
        event('FailedMount', 'MountVolume.SetUp failed for volume "creds" : secret "db-creds" not found', {
          age: 300,
        }),
        event(
          'FailedMount',
          'Unable to attach or mount volumes: unmounted volumes=[creds], unattached volumes=[creds kube-api-access]: timed out waiting for the condition',
          { age: 20 },
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['db-creds'],
  },
  {
    name: 'csi driver',
    case: caseOf({
      pods: [creatingPod([{ name: 'd', persistentVolumeClaim: { claimName: 'd' } }])],
      events: [
        event(
          'FailedAttachVolume',
          'AttachVolume.Attach failed for volume "pvc-1" : rpc error: code = Internal desc = Could not attach volume "vol-0a1b" to node "i-0f": volume is in error state',
        ),
      ],
    }),
    pattern: 'StorageFailure',
    names: ['vol-0a1b'],
  },
  {
    name: 'cni ip',
    case: caseOf({
      pods: [creatingPod()],
      events: [
        event(
          'FailedCreatePodSandBox',
          'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "9f": plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
        ),
      ],
    }),
    pattern: 'ResourceExhaustion',
    names: ['node-1'],
  },
  {
    name: 'cni not ready',
    case: caseOf({
      pods: [creatingPod()],
      events: [
        event(
          'NetworkNotReady',
          'network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
        ),
      ],
    }),
    pattern: 'NodePressure',
    names: ['node-1'],
  },
  {
    name: 'limit range',
    case: caseOf({
      target: dep,
      workload: deployment({ available: 0 }),
      revisions: [revision(1, 'web-1', { age: 100 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: pods "web-1-x" is forbidden: maximum memory usage per Container is 1Gi, but limit is 4Gi',
          { kind: 'ReplicaSet', name: 'web-1' },
        ),
      ],
    }),
    pattern: ['ConfigError', 'ResourceExhaustion'],
    names: ['memory', '1Gi', '4Gi'],
  },
  {
    name: 'psa',
    case: caseOf({
      target: dep,
      workload: deployment({ available: 0 }),
      revisions: [revision(1, 'web-1', { age: 100 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: pods "web-1-x" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false)',
          { kind: 'ReplicaSet', name: 'web-1' },
        ),
      ],
    }),
    pattern: ['PermissionDenied', 'ConfigError'],
    names: ['restricted', 'allowPrivilegeEscalation'],
  },
  {
    name: 'service account',
    case: caseOf({
      target: dep,
      workload: deployment({ available: 0 }),
      revisions: [revision(1, 'web-1', { age: 100 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: pods "web-1-" is forbidden: error looking up service account shop/web-sa: serviceaccount "web-sa" not found',
          { kind: 'ReplicaSet', name: 'web-1' },
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['web-sa'],
  },
  {
    name: 'webhook down',
    case: caseOf({
      target: dep,
      workload: deployment({ available: 0 }),
      revisions: [revision(1, 'web-1', { age: 100 })],
      events: [
        event(
          'FailedCreate',
          'Error creating: Internal error occurred: failed calling webhook "inject.mesh.io": failed to call webhook: Post "https://injector.mesh.svc:443/inject?timeout=10s": dial tcp 10.96.3.3:443: connect: connection refused',
          { kind: 'ReplicaSet', name: 'web-1' },
        ),
      ],
    }),
    pattern: 'DependencyFailure',
    names: ['inject.mesh.io'],
  },
  {
    name: 'statefulset quota',
    case: caseOf({
      target: { kind: 'StatefulSet', namespace: 'shop', name: 'db', uid: null },
      workload: {
        kind: 'StatefulSet',
        metadata: { name: 'db', namespace: 'shop' },
        spec: { replicas: 3 },
        status: {},
      },
      events: [
        event(
          'FailedCreate',
          'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: exceeded quota: compute, requested: requests.cpu=4, used: requests.cpu=14, limited: requests.cpu=16',
          { kind: 'StatefulSet', name: 'db' },
        ),
      ],
    }),
    pattern: 'ResourceExhaustion',
    names: ['compute', 'requests.cpu=4'],
  },
  {
    name: 'node runtime down',
    case: caseOf({
      target: { kind: 'node', namespace: '', name: 'node-1', uid: null },
      node: node({ ready: condition('Ready', 'False', 600, 'KubeletNotReady', 'container runtime is down') }),
    }),
    pattern: 'NodePressure',
    names: ['runtime'],
  },
  {
    name: 'node memory pressure evicts',
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
    name: 'healthy node',
    case: caseOf({ target: { kind: 'Node', namespace: '', name: 'node-1', uid: null }, node: node() }),
    pattern: 'Unknown',
    names: ['node-1'],
  },
  {
    name: 'pod on lost node',
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
    name: 'startup probe too short',
    case: crashing(['Loading model weights (1/9)', 'Loading model weights (4/9)'], {
      exitCode: 137,
      container: {
        spec: {
          startupProbe: { httpGet: { path: '/ready', port: 8080 }, failureThreshold: 3, periodSeconds: 5 },
        },
      },
      more: {
        events: [
          event(
            'Unhealthy',
            'Startup probe failed: Get "http://10.244.0.17:8080/ready": dial tcp 10.244.0.17:8080: connect: connection refused',
            { container: 'app', count: 9 },
          ),
          event('Killing', 'Container app failed startup probe, will be restarted', {
            container: 'app',
            type: 'Normal',
          }),
        ],
      },
    }),
    pattern: 'ProbeFailure',
    names: ['startup', '/ready'],
  },
  {
    name: 'exec probe',
    case: unready('LOG:  database system is ready to accept connections', {
      container: { spec: { readinessProbe: { exec: { command: ['pg_isready', '-U', 'postgre'] } } } },
      more: {
        events: [
          event('Unhealthy', 'Readiness probe failed: /bin/sh: pg_isready: not found', {
            container: 'app',
            count: 20,
          }),
        ],
      },
    }),
    pattern: 'ProbeFailure',
    names: ['pg_isready'],
  },
  {
    name: 'grpc probe',
    case: unready('serving grpc on :50051', {
      container: {
        spec: { livenessProbe: { grpc: { port: 50052 } }, readinessProbe: { grpc: { port: 50052 } } },
      },
      more: {
        events: [
          event(
            'Unhealthy',
            'Readiness probe failed: timeout: failed to connect service "10.244.0.17:50052" within 1s: context deadline exceeded',
            { container: 'app', count: 20 },
          ),
        ],
      },
    }),
    pattern: 'ProbeFailure',
    names: ['50052'],
  },
  {
    name: 'readiness 503 by db',
    case: unready(
      [
        'INFO started on 8080',
        'ERROR health indicator db: DOWN org.postgresql.util.PSQLException: Connection to accounts-db:5432 refused',
        'ERROR health indicator db: DOWN org.postgresql.util.PSQLException: Connection to accounts-db:5432 refused',
      ],
      {
        container: { spec: { readinessProbe: { httpGet: { path: '/actuator/health', port: 8080 } } } },
        more: {
          events: [
            event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', {
              container: 'app',
              count: 20,
            }),
          ],
        },
      },
    ),
    pattern: 'DependencyFailure',
    names: ['accounts-db:5432'],
  },
  {
    name: 'bad rollout probes',
    case: (() => {
      const c = unready('INFO up', {
        container: { spec: { readinessProbe: { httpGet: { path: '/ready', port: 8080 } } } },
        more: {
          workload: deployment({ available: 2 }),
          revisions: [
            revision(5, 'web-6d4b75cb6d', {
              age: 800,
              container: {
                image: 'registry.example/web:2.0',
                readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
              },
            }),
            revision(4, 'web-old', {
              age: 80000,
              ready: 2,
              container: {
                image: 'registry.example/web:1.9',
                readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
              },
            }),
          ],
          events: [
            event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 500', {
              container: 'app',
              count: 40,
            }),
          ],
        },
      });
      return c;
    })(),
    pattern: ['BadRollout', 'ProbeFailure'],
    names: ['2.0'],
  },
  {
    name: 'rollout removed env',
    case: crashing('RuntimeError: PAYMENT_URL is required', {
      pod: { age: 500 },
      more: {
        workload: deployment({ available: 2 }),
        revisions: [
          revision(5, 'web-6d4b75cb6d', { age: 500, container: { env: [] } }),
          revision(4, 'web-old', {
            age: 80000,
            ready: 2,
            container: { env: [{ name: 'PAYMENT_URL', value: 'https://user:sekret@pay' }] },
          }),
        ],
      },
    }),
    pattern: ['ConfigError', 'BadRollout'],
    names: ['PAYMENT_URL', 'revision 5'],
    never: ['sekret'],
  },
  {
    name: 'limit lowered',
    case: crashing('', {
      reason: 'OOMKilled',
      exitCode: 137,
      container: { limits: { memory: '64Mi' } },
      pod: { age: 500 },
      more: {
        logs: [],
        workload: deployment({ available: 2 }),
        revisions: [
          revision(5, 'web-6d4b75cb6d', {
            age: 500,
            container: { resources: { limits: { memory: '64Mi' } } },
          }),
          revision(4, 'web-old', {
            age: 80000,
            ready: 2,
            container: { resources: { limits: { memory: '512Mi' } } },
          }),
        ],
      },
    }),
    pattern: 'OOMKill',
    names: ['64Mi', '512Mi'],
  },
  {
    name: 'configmap changed, exits',
    case: crashing('bye', {
      more: { configMaps: [{ name: 'web-config', exists: true, keys: ['app.ini'], changedAt: ago(400) }] },
      ended: 60,
      pod: { age: 300, ready: false },
    }),
    pattern: ['ConfigError', 'Unknown'],
    names: ['web-config'],
    confidence: [0, 0.5],
  },
  {
    name: 'bad config parse with configmap change',
    case: crashing(
      'fatal: cannot parse config /etc/web/app.yaml: yaml: line 3: mapping values are not allowed in this context',
      {
        more: { configMaps: [{ name: 'web-config', exists: true, keys: ['app.yaml'], changedAt: ago(400) }] },
        pod: { age: 300 },
      },
    ),
    pattern: 'ConfigError',
    names: ['/etc/web/app.yaml', 'web-config'],
  },
  {
    name: 'job deadline',
    case: caseOf({
      target: { kind: 'Job', namespace: 'shop', name: 'sync', uid: null },
      workload: {
        kind: 'Job',
        metadata: { name: 'sync', namespace: 'shop' },
        spec: { activeDeadlineSeconds: 600 },
        status: {
          conditions: [
            condition(
              'Failed',
              'True',
              60,
              'DeadlineExceeded',
              'Job was active longer than specified deadline',
            ),
          ],
        },
      },
    }),
    pattern: 'Unknown',
    names: ['600'],
  },
  {
    name: 'job backoff with log',
    case: caseOf({
      target: { kind: 'CronJob', namespace: 'shop', name: 'export', uid: null },
      workload: { kind: 'CronJob', metadata: { name: 'export', namespace: 'shop' } },
      jobs: [
        {
          kind: 'Job',
          metadata: { name: 'export-1', namespace: 'shop' },
          status: {
            failed: 4,
            conditions: [
              condition(
                'Failed',
                'True',
                60,
                'BackoffLimitExceeded',
                'Job has reached the specified backoff limit',
              ),
            ],
          },
        },
      ],
      pods: [
        pod({
          name: 'export-1-abc',
          phase: 'Failed',
          restartPolicy: 'Never',
          ready: false,
          containers: [{ state: terminated({ exitCode: 1 }) }],
        }),
      ],
      logs: [
        logOf(
          'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://s3.eu.example/bucket"',
          { pod: 'export-1-abc', previous: false },
        ),
      ],
    }),
    pattern: 'DependencyFailure',
    names: ['s3.eu.example'],
  },
  {
    name: 'log unreadable',
    case: crashing('', {
      exitCode: 1,
      more: { logs: [], problems: ['not permitted to read the logs of web'] },
    }),
    pattern: 'Unknown',
    names: ['exit code 1'],
  },
  {
    name: 'termination message',
    case: crashing('', {
      exitCode: 1,
      message:
        'panic: open /run/secrets/signing.pem: no such file or directory\n\ngoroutine 1 [running]:\nmain.main()',
      more: { logs: [] },
    }),
    pattern: 'ConfigError',
    names: ['/run/secrets/signing.pem'],
  },
  {
    name: 'preempted',
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
    name: 'node shutdown',
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
  {
    name: 'unexpected admission',
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
  {
    name: 'subPath',
    case: crashing('', {
      reason: 'StartError',
      exitCode: 128,
      message:
        'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "/var/lib/kubelet/pods/x/volume-subpaths/cfg/app/0" to rootfs at "/etc/app/app.conf": mount ...: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type',
      more: { logs: [] },
    }),
    pattern: 'ConfigError',
    names: ['mount'],
  },
  {
    name: 'platform',
    case: waitingPod({
      image: 'registry.example/arm:1',
      state: waiting('ErrImagePull', 'no match for platform in manifest: not found'),
    }),
    pattern: 'ImagePullError',
    names: ['platform', 'registry.example/arm:1'],
  },
  {
    name: 'registry dns',
    case: waitingPod({
      image: 'registry.intern/x:1',
      state: waiting(
        'ErrImagePull',
        'failed to pull and unpack image "registry.intern/x:1": failed to resolve reference "registry.intern/x:1": failed to do request: Head "https://registry.intern/v2/x/manifests/1": dial tcp: lookup registry.intern on 10.0.0.2:53: no such host',
      ),
    }),
    pattern: 'ImagePullError',
    names: ['does not resolve'],
  },
  {
    name: 'never pull',
    case: waitingPod({
      image: 'local/x:1',
      state: waiting(
        'ErrImageNeverPull',
        'Container image "local/x:1" is not present with pull policy of Never',
      ),
    }),
    pattern: 'ImagePullError',
    names: ['Never'],
  },
  {
    name: 'sidecar native crash',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          init: [
            {
              name: 'vault-agent',
              restartPolicy: 'Always',
              state: waiting('CrashLoopBackOff'),
              lastState: terminated({ exitCode: 1 }),
              restartCount: 4,
            },
          ],
          containers: [{ state: waiting('PodInitializing') }],
        }),
      ],
      logs: [
        logOf(
          '[ERROR] auth.handler: error authenticating: error="Put \\"https://vault.sec:8200/v1/auth/kubernetes/login\\": dial tcp 10.1.1.9:8200: i/o timeout"',
          { container: 'vault-agent' },
        ),
      ],
    }),
    pattern: 'NetworkTimeout',
    names: ['8200', 'vault-agent'],
  },
  {
    name: 'oom from other container previous log talk',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [
            {
              name: 'app',
              state: running(30),
              lastState: terminated({ exitCode: 1, ended: 40 }),
              restartCount: 3,
            },
            { name: 'side', state: running(3000) },
          ],
        }),
      ].map((p) => notReady(p)),
      logs: [
        logOf('Error: connect ECONNREFUSED 127.0.0.1:4000', { container: 'app' }),
        logOf('INFO ok', { container: 'app', previous: false }),
      ],
    }),
    pattern: 'DependencyFailure',
    names: ['127.0.0.1:4000'],
  },
  {
    name: 'service wrong port',
    case: crashing(
      'dial tcp 10.1.2.3:5433: connect: connection refused\nFATAL could not connect to orders-db:5433',
      {
        more: {
          services: [
            { metadata: { name: 'orders-db', namespace: 'shop' }, spec: { ports: [{ port: 5432 }] } },
          ],
        },
      },
    ),
    pattern: 'DependencyFailure',
    names: ['5433'],
  },
  {
    name: 'no such service',
    case: crashing('Error: getaddrinfo ENOTFOUND paymnts', {
      more: {
        services: [{ metadata: { name: 'payments', namespace: 'shop' }, spec: { ports: [{ port: 80 }] } }],
      },
    }),
    pattern: 'DependencyFailure',
    names: ['paymnts', 'no Service'],
  },
  {
    name: 'pvc full postgres',
    case: crashing(
      'PANIC:  could not write to file "/var/lib/postgresql/data/pg_wal/xlogtemp.31": No space left on device',
      {
        container: {
          name: 'app',
          spec: { volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }] },
        },
      },
    ),
    pattern: ['ResourceExhaustion', 'StorageFailure'],
    names: ['/var/lib/postgresql/data'],
  },
  {
    name: 'postStart',
    case: waitingPod({
      state: waiting(
        'PostStartHookError',
        'Exec lifecycle hook ([/bin/sh -c /init.sh]) for Container "app" failed - error: command \'/bin/sh -c /init.sh\' exited with 127',
      ),
    }),
    pattern: ['CrashLoop', 'ConfigError'],
    names: ['postStart'],
  },
  {
    name: 'sigkill by preStop/deletion',
    case: caseOf({
      pods: [pod({ deleting: true, ready: false, containers: [{ state: terminated({ exitCode: 137 }) }] })],
    }),
    pattern: 'Unknown',
    names: ['137'],
  },
]);
