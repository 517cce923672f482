import { terminated } from '../../support/container-states.ts';
import { pod } from '../../support/kube-objects.ts';
import { deployment } from '../../support/kube-workloads.ts';
import { caseOf, crashing, event, revision, unready } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('probes, rollouts, and nothing to go by', [
  {
    name: 'a probe that asks on the wrong port',
    case: unready('INFO Server listening on port 8080', {
      container: { spec: { readinessProbe: { httpGet: { path: '/healthz', port: 9090 } } } },
      more: {
        events: [
          event(
            'Unhealthy',
            'Readiness probe failed: Get "http://10.244.0.17:9090/healthz": dial tcp 10.244.0.17:9090: connect: connection refused',
            { container: 'app', count: 40 },
          ),
        ],
      },
    }),
    pattern: 'ProbeFailure',
    names: ['9090', '8080', '/healthz'],
    confidence: [0.6, 1],
  },
  {
    name: 'killed by its liveness probe, while it is well',
    case: crashing(['INFO GET /orders 200', 'INFO GET /orders 200'], {
      exitCode: 137,
      container: { spec: { livenessProbe: { httpGet: { path: '/health', port: 8080 }, timeoutSeconds: 1 } } },
      more: {
        events: [
          event(
            'Unhealthy',
            'Liveness probe failed: Get "http://10.244.0.17:8080/health": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
            { container: 'app', count: 9 },
          ),
          event('Killing', 'Container app failed liveness probe, will be restarted', {
            container: 'app',
            type: 'Normal',
          }),
        ],
      },
    }),
    pattern: 'ProbeFailure',
    names: ['/health', 'liveness', 'within 1 s'],
  },
  {
    name: 'a new image that crashes, and an old one that runs',
    case: crashing(
      ['panic: template: index.html:3: unexpected "}" in operand', '', 'goroutine 1 [running]:'],
      {
        exitCode: 2,
        pod: { age: 600 },
        more: {
          workload: deployment({ available: 3 }),
          revisions: [
            revision(8, 'web-6d4b75cb6d', { age: 600, container: { image: 'registry.example/web:1.5.0' } }),
            revision(7, 'web-5c5c5c5c5c', {
              age: 86_400,
              ready: 3,
              container: { image: 'registry.example/web:1.4.2' },
            }),
          ],
        },
      },
    ),
    pattern: 'BadRollout',
    names: ['1.4.2', '1.5.0', 'revision 8'],
    command: 'rollout undo deployment/web',
  },
  {
    name: 'nothing at all',
    case: caseOf(),
    pattern: 'Unknown',
    names: ['cannot be told'],
  },
  {
    name: 'a Job that failed without a word',
    case: caseOf({
      target: { kind: 'Pod', namespace: 'shop', name: 'backup-1', uid: null },
      pods: [
        pod({
          name: 'backup-1',
          phase: 'Failed',
          restartPolicy: 'Never',
          ready: false,
          containers: [{ state: terminated({ exitCode: 3 }) }],
        }),
      ],
    }),
    pattern: 'Unknown',
    names: ['exit code 3'],
  },
]);
