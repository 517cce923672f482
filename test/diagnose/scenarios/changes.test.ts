import { ago } from '../../support/kube-metadata.ts';
import { deployment } from '../../support/kube-workloads.ts';
import { crashing, event, revision, unready } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('what changed', [
  {
    name: 'a new image that is never ready',
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
    name: 'a rollout that removed a variable',
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
    name: 'a rollout that lowered the limit',
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
    name: 'a ConfigMap that changed before a wordless end',
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
    name: 'a ConfigMap that changed into what cannot be parsed',
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
]);
