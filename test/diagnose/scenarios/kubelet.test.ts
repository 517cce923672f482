import { completed, oomKilled, running, terminated, waiting } from '../../support/container-states.ts';
import { pod } from '../../support/kube-objects.ts';
import { caseOf, crashing, event, logOf, waitingPod } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('what the kubelet says', [
  {
    name: 'OOMKilled in the last state, backing off',
    case: crashing('INFO loading 4.1M rows', {
      reason: 'OOMKilled',
      exitCode: 137,
      container: { limits: { memory: '256Mi' } },
      more: { memoryPeaks: { app: 267_386_880 } },
    }),
    pattern: 'OOMKill',
    names: ['app', '256Mi'],
    confidence: [0.85, 1],
    quotes: ['137', '255 MiB'],
    command: 'kubectl --context prod -n shop',
  },
  {
    name: 'OOMKilled and running again',
    case: caseOf({
      pods: [
        pod({
          containers: [
            { state: running(300), lastState: oomKilled(), restartCount: 1, limits: { memory: '1Gi' } },
          ],
        }),
      ],
    }),
    pattern: 'OOMKill',
    names: ['1Gi'],
  },
  {
    name: 'a worker OOMKilled whose parent exits with 1',
    case: crashing('ERROR worker 12 was lost', {
      reason: 'OOMKilled',
      exitCode: 1,
      container: { limits: { memory: '300M' } },
    }),
    pattern: 'OOMKill',
    names: ['300M'],
  },
  {
    name: 'a ConfigMap that does not exist',
    case: waitingPod({ state: waiting('CreateContainerConfigError', 'configmap "web-settings" not found') }),
    pattern: 'ConfigError',
    names: ['web-settings', 'configmap'],
    confidence: [0.85, 1],
  },
  {
    name: 'a key that the Secret does not have',
    case: waitingPod({
      state: waiting('CreateContainerConfigError', "couldn't find key DB_PASSWORD in Secret shop/db-login"),
    }),
    pattern: 'ConfigError',
    names: ['DB_PASSWORD', 'shop/db-login'],
  },
  {
    name: 'runAsNonRoot and an image of root',
    case: waitingPod({
      state: waiting(
        'CreateContainerConfigError',
        'container has runAsNonRoot and image will run as root (pod: "web_shop(uid)", container: app)',
      ),
    }),
    pattern: 'ConfigError',
    names: ['runAsNonRoot'],
  },
  {
    name: 'a command that is not in the image',
    case: crashing('', {
      reason: 'StartError',
      exitCode: 128,
      message:
        'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/srever": stat /app/srever: no such file or directory: unknown',
      more: { logs: [] },
    }),
    pattern: 'ConfigError',
    names: ['/app/srever'],
    confidence: [0.85, 1],
  },
  {
    name: 'an executable not found in $PATH',
    case: waitingPod({
      state: waiting(
        'RunContainerError',
        'failed to start container "9f8": Error response from daemon: OCI runtime create failed: exec: "gunicron": executable file not found in $PATH: unknown',
      ),
    }),
    pattern: 'ConfigError',
    names: ['gunicron'],
  },
  {
    name: 'an entrypoint without the executable bit',
    case: crashing('', {
      reason: 'ContainerCannotRun',
      exitCode: 126,
      message:
        'OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "/entrypoint.sh": permission denied: unknown',
      more: { logs: [] },
    }),
    pattern: 'PermissionDenied',
    names: ['/entrypoint.sh'],
  },
  {
    name: 'a tag that the registry does not have',
    case: waitingPod(
      {
        image: 'registry.example/web:1.4.3-rc9',
        state: waiting('ImagePullBackOff', 'Back-off pulling image "registry.example/web:1.4.3-rc9"'),
      },
      {
        events: [
          event(
            'Failed',
            'Failed to pull image "registry.example/web:1.4.3-rc9": rpc error: code = NotFound desc = failed to pull and unpack image "registry.example/web:1.4.3-rc9": failed to resolve reference "registry.example/web:1.4.3-rc9": registry.example/web:1.4.3-rc9: not found',
            { container: 'app' },
          ),
        ],
      },
    ),
    pattern: 'ImagePullError',
    names: ['registry.example/web:1.4.3-rc9', 'not found'],
    confidence: [0.85, 1],
  },
  {
    name: 'a registry that wants a login',
    case: waitingPod({
      image: 'ghcr.example/team/api:2',
      state: waiting(
        'ErrImagePull',
        'failed to pull and unpack image "ghcr.example/team/api:2": failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized',
      ),
    }),
    pattern: 'ImagePullError',
    names: ['ghcr.example/team/api:2', 'denies access'],
  },
  {
    name: 'a registry that limits pulls',
    case: waitingPod({
      image: 'redis:7',
      state: waiting(
        'ErrImagePull',
        'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating',
      ),
    }),
    pattern: 'ImagePullError',
    names: ['redis:7', 'rate'],
  },
  {
    name: 'an image name that is none',
    case: waitingPod({
      image: 'Web:Latest!',
      state: waiting(
        'InvalidImageName',
        'Failed to apply default image tag "Web:Latest!": couldn\'t parse image name "Web:Latest!": invalid reference format: repository name must be lowercase',
      ),
    }),
    pattern: 'ImagePullError',
    names: ['Web:Latest!', 'not valid'],
  },
  {
    name: 'a segmentation fault without a word',
    case: crashing('starting engine', { exitCode: 139 }),
    pattern: 'CrashLoop',
    names: ['139', 'SIGSEGV'],
  },
  {
    name: 'killed with 137, and nobody says by whom',
    case: crashing('INFO serving', { exitCode: 137 }),
    pattern: 'Unknown',
    names: ['137'],
    never: ['OOMKill"'],
  },
  {
    name: 'exit code 1 without a word',
    case: crashing('', { more: { logs: [] } }),
    pattern: 'Unknown',
    names: ['exit code 1'],
  },
  {
    name: 'ends well again and again',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [{ state: waiting('CrashLoopBackOff'), lastState: completed(), restartCount: 9 }],
        }),
      ],
    }),
    pattern: ['ConfigError', 'Unknown'],
    names: ['exit code 0'],
    confidence: [0, 0.5],
  },
  {
    name: 'a healthy pod',
    case: caseOf({ pods: [pod()], logs: [logOf('INFO ready', { previous: false })] }),
    pattern: 'Unknown',
    names: ['nothing is wrong'],
  },
  {
    name: 'evicted by its node',
    case: caseOf({
      pods: [
        pod({
          phase: 'Failed',
          reason: 'Evicted',
          message:
            'The node was low on resource: ephemeral-storage. Threshold quantity: 10Gi, available: 8Gi. Container app was using 40Gi, request is 0, has larger consumption of ephemeral-storage.',
          containers: [{ state: terminated({ exitCode: 137, reason: 'ContainerStatusUnknown' }) }],
        }),
      ],
    }),
    pattern: 'NodePressure',
    names: ['node-1', 'ephemeral-storage'],
  },
  {
    name: 'evicted for its own emptyDir',
    case: caseOf({
      pods: [
        pod({
          phase: 'Failed',
          reason: 'Evicted',
          message: 'Usage of EmptyDir volume "cache" exceeds the limit "512Mi". ',
          containers: [],
        }),
      ],
    }),
    pattern: 'ResourceExhaustion',
    names: ['cache', '512Mi'],
  },
]);
