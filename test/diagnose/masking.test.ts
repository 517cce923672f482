import { describe, expect, it } from 'vitest';
import { diagnose } from '../../electron/diagnose/diagnose.ts';
import { deployment } from '../support/kube-workloads.ts';
import { crashing, event, revision } from './support/cases.ts';

const SECRET = 'hunter2-Tr0ub4dor';

describe('a secret never comes out', () => {
  it.each([
    [
      'in a log line',
      crashing(`FATAL cannot open postgres://shop:${SECRET}@db:5432/shop: connection refused`),
    ],
    [
      'in a log, written there from a variable of the template',
      crashing(`FATAL login with ${SECRET} failed: connection refused`, {
        container: { spec: { env: [{ name: 'DB_PASSWORD', value: SECRET }] } },
      }),
    ],
    [
      'in an Event',
      crashing('', {
        exitCode: 137,
        more: {
          logs: [],
          events: [
            event('Unhealthy', `Liveness probe failed: Get "http://10.0.0.1/health?token=${SECRET}": EOF`, {
              container: 'app',
            }),
            event('Killing', 'Container app failed liveness probe, will be restarted', { container: 'app' }),
          ],
        },
      }),
    ],
    [
      'in a termination message',
      crashing('', { message: `panic: bad password=${SECRET}`, more: { logs: [] } }),
    ],
    [
      'in what a rollout changed',
      crashing('panic: runtime error: integer divide by zero', {
        exitCode: 2,
        pod: { age: 300 },
        more: {
          workload: deployment({ available: 2 }),
          revisions: [
            revision(2, 'web-6d4b75cb6d', {
              age: 300,
              container: {
                env: [{ name: 'GREETING', value: SECRET }],
                command: ['run', `--token=${SECRET}`],
              },
            }),
            revision(1, 'web-old', {
              age: 90_000,
              ready: 2,
              container: { env: [{ name: 'GREETING', value: 'b' }] },
            }),
          ],
        },
      }),
    ],
  ])('%s', (_, made) => {
    expect(JSON.stringify(made)).toContain(SECRET);
    expect(JSON.stringify(diagnose(made))).not.toContain(SECRET);
  });
});
