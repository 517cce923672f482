import { EVENT_TYPES, SEVERITIES } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { Scene } from '../support/fake-bridge.ts';
import { ago, incident } from '../support/scene-incidents.ts';
import { appState } from '../support/scenes.ts';

const APPS = ['checkout', 'payments', 'search', 'catalog', 'invoices', 'sessions', 'recommender', 'gateway'];
const PARTS = ['api', 'worker', 'cache', 'migrations', 'scheduler'];

/** Open incidents of every type and severity, of as many workloads, none in the order in which a list shows them. */
export function crowdedScene(count: number): Scene {
  const incidents = Array.from({ length: count }, (_, index) => openIncident(index));
  const open = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, incidents.filter((one) => one.severity === severity).length]),
  );
  return {
    state: appState({ open: { critical: 0, warning: 0, info: 0, ...open } }),
    incidents,
    details: {},
    objects: {},
    logs: {},
    errors: {},
  };
}

function openIncident(index: number): Incident {
  const of = <T>(words: readonly T[], step: number) => words[Math.floor(index / step) % words.length] as T;
  const name = `${of(APPS, 1)}-${of(PARTS, APPS.length)}-${index}`;
  return incident(of(EVENT_TYPES, 1), {
    name,
    namespace: `team-${index % 20}`,
    severity: of(SEVERITIES, 3),
    container: 'app',
    message: `back-off 5m0s restarting failed container=app pod=${name}-6d4b75cb6d-x2x9k`,
    metadata: {
      reason: 'CrashLoopBackOff',
      exitCode: 1,
      restartCount: index % 50,
      node: `node-${index % 200}`,
    },
    since: ago(60 + ((index * 7919) % 10_000)),
    lastSeen: ago(30),
    count: 1 + (index % 30),
  });
}
