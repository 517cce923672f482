import { running, terminated } from '../../support/container-states.ts';
import { pod } from '../../support/kube-objects.ts';
import { caseOf, crashing, logOf, notReady } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('Services, volumes and runs around an error', [
  {
    name: 'the log of the run before, not of the one that goes on',
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
    name: 'a Service without that port',
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
    name: 'a Service that does not exist',
    case: crashing('Error: getaddrinfo ENOTFOUND paymnts', {
      more: {
        services: [{ metadata: { name: 'payments', namespace: 'shop' }, spec: { ports: [{ port: 80 }] } }],
      },
    }),
    pattern: 'DependencyFailure',
    names: ['paymnts', 'no Service'],
  },
  {
    name: 'a claimed volume that is full',
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
]);
