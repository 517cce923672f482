import { terminated, waiting } from '../../support/container-states.ts';
import { pod } from '../../support/kube-objects.ts';
import { caseOf, crashing, logOf, waitingPod } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('images and starts', [
  {
    name: 'a directory mounted onto a file',
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
    name: 'an image for another platform',
    case: waitingPod({
      image: 'registry.example/arm:1',
      state: waiting('ErrImagePull', 'no match for platform in manifest: not found'),
    }),
    pattern: 'ImagePullError',
    names: ['platform', 'registry.example/arm:1'],
  },
  {
    name: 'a registry whose name does not resolve',
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
    name: 'an image that may not be pulled',
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
    name: 'a native sidecar that ends',
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
    name: 'a postStart hook that fails',
    case: waitingPod({
      state: waiting(
        'PostStartHookError',
        'Exec lifecycle hook ([/bin/sh -c /init.sh]) for Container "app" failed - error: command \'/bin/sh -c /init.sh\' exited with 127',
      ),
    }),
    pattern: ['CrashLoop', 'ConfigError'],
    names: ['postStart'],
  },
]);
