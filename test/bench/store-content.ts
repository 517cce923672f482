import { randomUUID } from 'node:crypto';
import type { Store } from '../../electron/store/store.ts';
import { timeOrderedId } from '../../electron/store/time-ordered-id.ts';
import { type ClusterEvent, EVENT_TYPES, SEVERITIES } from '../../shared/cluster-event.ts';
import type { Workload } from '../../shared/history.ts';
import type { Incident } from '../../shared/incident.ts';

/** When the year that fills the database ends. */
export const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const MINUTE = 60_000;
const MONTH = 30 * 24 * 60 * MINUTE;
/** A transaction while filling, in incidents. */
const AT_ONCE = 500;

const time = (ms: number) => new Date(ms).toISOString();

/** Half of everything is in `prod`; one in twenty is not resolved. */
const contextOf = (index: number) => (index % 2 === 0 ? 'prod' : `cluster-${index % 19}`);
const isOpen = (index: number) => index % 40 < 2;
const APPS = ['checkout', 'payments', 'search', 'catalog', 'invoices', 'sessions', 'gateway'];
const workloadName = (index: number) => `${APPS[index % APPS.length]}-${index % 1000}`;
const namespaceOf = (index: number) => `team-${index % 20}`;

/** What a month of a large company's clusters leaves, in no order of time. Returns the incidents' ids. */
export function fill(store: Store, incidents: number, eventsOfEach: number): string[] {
  const ids: string[] = [];
  for (let start = 0; start < incidents; start += AT_ONCE)
    store.transaction(() => {
      for (let index = start; index < Math.min(start + AT_ONCE, incidents); index += 1)
        ids.push(add(store, index, eventsOfEach));
    });
  return ids;
}

function add(store: Store, index: number, events: number): string {
  // A step that shares no factor with the month scatters them over it.
  const began = NOW - MONTH + ((index * 7_919_317) % MONTH);
  const incident = incidentAt(index, began, events);
  const members = [0, 1].map((pod) => event(index, pod, began));
  for (let each = 0; each < events; each += 1) {
    const seen = event(index, each % 2, began + each * 5 * MINUTE);
    store.events.insert(incident.id, { ...seen, occurrence: `run-${each}` });
  }
  for (const { labels: _, ...member } of members)
    store.members.save(incident.id, {
      ...member,
      ownerUid: member.owner.uid,
      state: isOpen(index) ? 'failing' : 'recovered',
      firstSeen: incident.firstSeen,
      lastSeen: incident.lastSeen,
    });
  store.incidents.save(incident);
  store.evidence.saveObject(incident.id, { kind: 'Pod', spec: 'x'.repeat(1000) });
  for (const step of ['opened', 'member_added', 'repeated', 'notified', 'resolved'] as const)
    store.timeline.add(incident.id, {
      at: incident.lastSeen,
      step,
      text: `What was: ${step}.`,
      eventId: null,
    });
  return incident.id;
}

function incidentAt(index: number, began: number, events: number): Incident {
  const { context, cluster, type, severity, message, metadata, container, since, owner } = event(
    index,
    0,
    began,
  );
  const { namespace, kind, name } = owner;
  const lastSeen = time(began + events * 5 * MINUTE);
  return {
    id: timeOrderedId(began),
    fingerprint: `fingerprint-${index}`.padEnd(64, '0'),
    ...{ context, cluster, type, severity, namespace, kind, name, message, metadata, container, since },
    state: isOpen(index) ? 'open' : 'resolved',
    failing: isOpen(index) ? 2 : 0,
    affected: 2,
    firstSeen: time(began),
    lastSeen,
    count: events,
    reopened: 0,
    reopenings: [],
    flappingSince: null,
    resolvedAt: isOpen(index) ? null : lastSeen,
    resolution: isOpen(index) ? null : 'recovered',
    acknowledgedAt: null,
    snoozedUntil: null,
    preExisting: false,
    detectedSeverity: 'critical',
    silencedUntil: null,
    rules: [],
    parent: null,
  };
}

/** The workload of incident `index`, as history is asked for it. */
export function workloadOf(index: number): Workload {
  const { context, owner } = event(index, 0, NOW);
  return { context, namespace: owner.namespace, kind: owner.kind, name: owner.name };
}

/** A crash of one of the pods of workload `index`; a thousand workloads fail again and again. */
export function event(index: number, pod: number, at: number): ClusterEvent {
  const workload = workloadName(index);
  const namespace = namespaceOf(index % 1000);
  const name = `${workload}-5d4f8c7b9-${index}-${pod}`;
  return {
    id: randomUUID(),
    context: contextOf(index),
    cluster: 'c0ffee00-0000-4000-8000-000000000000',
    type: EVENT_TYPES[index % EVENT_TYPES.length] ?? 'crash_loop',
    phase: 'anomaly',
    severity: SEVERITIES[Math.floor(index / 40) % SEVERITIES.length] ?? 'critical',
    namespace,
    kind: 'Pod',
    name,
    uid: `${name}-00000000-0000-4000-8000`,
    owner: { kind: 'Deployment', namespace, name: workload, uid: `${workload}-0000` },
    container: 'app',
    message: `back-off 5m0s restarting failed container=app pod=${name}_${namespace}`,
    labels: { app: workload, 'pod-template-hash': '5d4f8c7b9' },
    metadata: {
      reason: 'CrashLoopBackOff',
      restartCount: index % 50,
      exitCode: 1,
      image: 'registry/shop:1.2.3',
    },
    rawData: { kind: 'Pod', name },
    occurrence: 'run-0',
    occurrences: 1,
    since: time(at),
    detectedAt: time(at),
  };
}
