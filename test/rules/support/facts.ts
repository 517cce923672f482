import type { RuleFacts } from '../../../shared/rules.ts';

export const NOW = Date.parse('2026-11-20T12:00:00Z');

/** web in payments keeps crashing for five minutes now, unless the test says otherwise. */
export function crashFacts(changes: Partial<RuleFacts> = {}): RuleFacts {
  return {
    type: 'crash_loop',
    severity: 'critical',
    context: 'prod',
    namespace: 'payments',
    kind: 'Deployment',
    name: 'web',
    labels: { app: 'web', team: 'payments' },
    restarts: 7,
    since: new Date(NOW - 5 * 60_000).toISOString(),
    preExisting: false,
    ...changes,
  };
}
