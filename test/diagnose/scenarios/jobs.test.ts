import { terminated } from '../../support/container-states.ts';
import { condition } from '../../support/kube-metadata.ts';
import { pod } from '../../support/kube-objects.ts';
import { caseOf, crashing, logOf } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('Jobs, and what cannot be read', [
  {
    name: 'a Job that took too long',
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
    name: 'a CronJob whose pod tells why',
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
    name: 'a log that may not be read',
    case: crashing('', {
      exitCode: 1,
      more: { logs: [], problems: ['not permitted to read the logs of web'] },
    }),
    pattern: 'Unknown',
    names: ['exit code 1'],
  },
  {
    name: 'the termination message instead of a log',
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
    name: 'killed while it is being deleted',
    case: caseOf({
      pods: [pod({ deleting: true, ready: false, containers: [{ state: terminated({ exitCode: 137 }) }] })],
    }),
    pattern: 'Unknown',
    names: ['137'],
  },
]);
