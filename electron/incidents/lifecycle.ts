import { type ClusterEvent, SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import type { Incident, Resolution } from '../../shared/incident.ts';
import type { Settings } from '../../shared/settings.ts';

/**
 * The steps of an incident's life, pure: open -> acknowledged -> resolved, snoozed on the way, reopened after it.
 * `failing` and `affected` are counted where the members are kept (recording.ts).
 */

/** As many reopenings of a window are remembered. */
const MOST_REOPENINGS = 100;

export function opened(event: ClusterEvent, id: string, fingerprint: string, preExisting: boolean): Incident {
  const { context, cluster, type, owner, severity, since, detectedAt } = event;
  return {
    id,
    fingerprint,
    context,
    cluster,
    type,
    severity,
    namespace: owner.namespace,
    kind: owner.kind,
    name: owner.name,
    state: 'open',
    message: event.message,
    metadata: event.metadata,
    container: event.container,
    failing: 0,
    affected: 0,
    since,
    firstSeen: detectedAt,
    lastSeen: detectedAt,
    count: event.occurrences,
    reopened: 0,
    reopenings: [],
    flappingSince: null,
    resolvedAt: null,
    resolution: null,
    acknowledgedAt: null,
    snoozedUntil: null,
    preExisting,
    detectedSeverity: severity,
    silencedUntil: null,
    rules: [],
    parent: null,
  };
}

/**
 * The same trouble again, or at another member. What its severity becomes by that, the rules say (following.ts).
 * Acknowledged stays acknowledged, snoozed stays snoozed.
 */
export function repeated(incident: Incident, event: ClusterEvent): Incident {
  return {
    ...incident,
    detectedSeverity: moreSevere(incident.detectedSeverity, event.severity),
    message: event.message,
    metadata: event.metadata,
    container: event.container,
    lastSeen: later(incident.lastSeen, event.detectedAt),
    count: incident.count + event.occurrences,
  };
}

/** Trouble soon after resolution. A snooze that still runs goes on: whoever set it did not want to hear of this. */
export function reopened(
  incident: Incident,
  event: ClusterEvent,
  preExisting: boolean,
  flaps: Pick<Settings['incidents'], 'flapWindow' | 'flapAfter'>,
): Incident {
  const now = Date.parse(event.detectedAt);
  const stillSnoozed = incident.snoozedUntil !== null && Date.parse(incident.snoozedUntil) > now;
  const recent = incident.reopenings.filter((at) => now - Date.parse(at) < flaps.flapWindow * 1000);
  const reopenings = [...recent, event.detectedAt].slice(-MOST_REOPENINGS);
  const wasFlapping = recent.length > 0 ? incident.flappingSince : null;
  return {
    ...repeated(incident, event),
    severity: event.severity,
    detectedSeverity: event.severity,
    since: event.since,
    state: stillSnoozed ? 'snoozed' : 'open',
    snoozedUntil: stillSnoozed ? incident.snoozedUntil : null,
    reopened: incident.reopened + 1,
    reopenings,
    flappingSince: wasFlapping ?? (reopenings.length >= flaps.flapAfter ? event.detectedAt : null),
    resolvedAt: null,
    resolution: null,
    acknowledgedAt: null,
    preExisting,
    // What explained it then need not explain it now.
    parent: null,
  };
}

/** True once a flapping incident has not reopened for `window` seconds. `now` in epoch ms. */
export function isCalm({ reopenings }: Incident, window: number, now: number): boolean {
  return now - Date.parse(reopenings.at(-1) ?? '1970-01-01T00:00:00Z') >= window * 1000;
}

export function calm(incident: Incident): Incident {
  return { ...incident, flappingSince: null };
}

/** Another incident explains this one. */
export function linked(incident: Incident, parent: string): Incident {
  return { ...incident, parent };
}

/** It outlived what explained it. */
export function separated(incident: Incident): Incident {
  return { ...incident, parent: null };
}

export function resolved(incident: Incident, resolution: Resolution, at: string): Incident {
  const snoozedUntil = resolution === 'closed' ? null : incident.snoozedUntil;
  return { ...incident, state: 'resolved', resolution, resolvedAt: at, snoozedUntil };
}

export function acknowledged(incident: Incident, at: string): Incident {
  return { ...incident, state: 'acknowledged', acknowledgedAt: at, snoozedUntil: null };
}

export function snoozed(incident: Incident, until: string): Incident {
  return { ...incident, state: 'snoozed', snoozedUntil: until, acknowledgedAt: null };
}

/** Back to open: after a snooze, or when an acknowledgement is taken back. */
export function openAgain(incident: Incident): Incident {
  return { ...incident, state: 'open', snoozedUntil: null, acknowledgedAt: null };
}

export function moreSevere(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

function later(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
