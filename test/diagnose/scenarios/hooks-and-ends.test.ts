import { backingOff, running, terminated, waiting } from '../../support/container-states.ts';
import { ago, type KubeObject } from '../../support/kube-metadata.ts';
import { node, pod } from '../../support/kube-objects.ts';
import { caseOf, crashing, event, logOf, waitingPod } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

/** The pod, deleted that many seconds ago. */
function deleted(made: KubeObject, seconds: number, finalizers: string[] = []): KubeObject {
  return { ...made, metadata: { ...made.metadata, deletionTimestamp: ago(seconds), finalizers } };
}

play('hooks, and pods that do not go', [
  {
    name: 'a postStart hook that needs a file',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [{ state: backingOff(), lastState: terminated({ exitCode: 137 }), restartCount: 4 }],
        }),
      ],
      events: [
        event(
          'FailedPostStartHook',
          'Exec lifecycle hook ([/setup.sh]) for Container "app" failed - error: command \'/setup.sh\' exited with 1: , message: "/setup.sh: line 3: /etc/app/seed.json: No such file or directory"',
          { container: 'app' },
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['postStart', '/etc/app/seed.json'],
  },
  {
    name: 'a preStop hook that fails explains little',
    case: caseOf({
      pods: [deleted(pod({ ready: false, containers: [{ state: terminated({ exitCode: 143 }) }] }), 20)],
      events: [
        event(
          'FailedPreStopHook',
          'Exec lifecycle hook ([/bin/drain]) failed - error: exec: "/bin/drain": stat /bin/drain: no such file or directory',
          { container: 'app' },
        ),
      ],
    }),
    pattern: ['ConfigError', 'Unknown'],
    names: ['preStop', '/bin/drain'],
    confidence: [0, 0.6],
  },
  {
    name: 'a pod whose finalizer nobody removes',
    case: caseOf({
      pods: [
        deleted(
          pod({ phase: 'Succeeded', ready: false, containers: [{ state: terminated({ exitCode: 0 }) }] }),
          9_000,
          ['virt.example/migration-cleanup'],
        ),
      ],
    }),
    pattern: 'Unknown',
    names: ['virt.example/migration-cleanup'],
  },
  {
    name: 'an image whose pull secret is not there',
    case: waitingPod(
      { state: waiting('ImagePullBackOff', 'Back-off pulling image "registry.example/web:1.4.2"') },
      {
        events: [
          event('Failed', 'Failed to pull image "registry.example/web:1.4.2": pull access denied', {
            container: 'app',
          }),
          event(
            'FailedToRetrieveImagePullSecret',
            'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.',
          ),
        ],
      },
    ),
    pattern: 'ImagePullError',
    names: ['registry.example/web:1.4.2', 'regcred'],
    quotes: ['regcred'],
  },
  {
    name: 'a node that was rebooted under its pod',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [
            {
              state: running(30),
              lastState: terminated({ exitCode: 255, reason: 'Unknown', ended: 300 }),
              restartCount: 1,
            },
          ],
        }),
      ],
      node: node(),
      events: [
        event('Rebooted', 'Node node-1 has been rebooted, boot id: 1234', {
          kind: 'Node',
          name: 'node-1',
          age: 280,
        }),
      ],
    }),
    pattern: 'NodePressure',
    names: ['node-1', 'rebooted'],
  },
  {
    name: 'a profile that the node does not have',
    case: caseOf({
      pods: [
        pod({
          phase: 'Pending',
          ready: false,
          reason: 'AppArmor',
          message: 'Cannot enforce AppArmor: profile "k8s-web" is not loaded',
          containers: [],
        }),
      ],
    }),
    pattern: 'ConfigError',
    names: ['AppArmor', 'k8s-web'],
  },
  {
    name: 'a long line is cut after its secret is blanked, never within it',
    case: crashing(
      `FATAL cannot connect to ledger:7000: connection refused ${'.'.repeat(195)} password=abcdefgh12345678`,
    ),
    pattern: 'DependencyFailure',
    names: ['ledger:7000'],
    never: ['abcdef'],
  },
  {
    name: 'trouble that was got over, then a wordless end',
    case: crashing([
      'INFO relay started',
      'ERROR connect mqtt.iot.svc:1883: connection refused (attempt 1/10)',
      'INFO connected to mqtt.iot.svc:1883',
      'WARN request timed out after 2s, retried: ok',
      'INFO 10000 messages relayed',
      'INFO 11000 messages relayed',
    ]),
    pattern: 'Unknown',
    names: [],
  },
  {
    name: 'a database that is only named like talk',
    case: crashing(
      '  SQLSTATE[HY000] [2002] Connection refused (Connection: mysql, Host: mariadb, Port: 3306, Database: tickets)',
    ),
    pattern: 'DependencyFailure',
    names: ['mariadb'],
  },
  {
    name: 'an empty farewell is not the cause',
    case: caseOf({
      pods: [
        pod({
          ready: false,
          containers: [{ state: backingOff(), lastState: terminated(), restartCount: 6 }],
        }),
      ],
      logs: [
        logOf([
          "2024-02-01T10:00:00Z 0 [ERROR] [MY-000067] [Server] unknown variable 'innodb_bufer_pool_size=2G'.",
          '2024-02-01T10:00:00Z 0 [ERROR] [MY-010119] [Server] Aborting',
        ]),
      ],
    }),
    pattern: 'ConfigError',
    names: ['innodb_bufer_pool_size'],
  },
]);
