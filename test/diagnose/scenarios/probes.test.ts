import { crashing, event, unready } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('probes', [
  {
    name: 'a startup probe that does not wait',
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
    name: 'a probe whose command is not in the image',
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
    name: 'a gRPC probe on another port',
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
    name: '503, because the database cannot be reached',
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
]);
