import type { EventMetadata, Severity } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { toJson, toMs, toMsOrNull, toTime, toTimeOrNull } from './columns.ts';

export const COLUMNS = `id, fingerprint, context, cluster, type, severity, namespace, kind, name, state, message, metadata,
  container, failing, affected, since, first_seen, last_seen, count, reopened, reopenings, flapping_since, resolved_at, resolution,
  acknowledged_at, snoozed_until, pre_existing, parent, detected_severity, silenced_until, rules`;

export interface IncidentRow {
  id: string;
  fingerprint: string;
  context: string;
  cluster: string;
  type: Incident['type'];
  severity: Severity;
  namespace: string;
  kind: string;
  name: string;
  state: Incident['state'];
  message: string;
  metadata: string;
  container: string | null;
  failing: number;
  affected: number;
  since: string;
  first_seen: number;
  last_seen: number;
  count: number;
  reopened: number;
  reopenings: string;
  flapping_since: number | null;
  resolved_at: number | null;
  resolution: Incident['resolution'];
  acknowledged_at: number | null;
  snoozed_until: number | null;
  pre_existing: number;
  detected_severity: Severity;
  silenced_until: number | null;
  rules: string;
  parent: string | null;
}

/** Times as epoch ms, lists as JSON. */
export function toRow(incident: Incident): IncidentRow {
  const {
    firstSeen,
    lastSeen,
    flappingSince,
    resolvedAt,
    acknowledgedAt,
    snoozedUntil,
    preExisting,
    detectedSeverity,
    silencedUntil,
    ...same
  } = incident;
  return {
    ...same,
    metadata: toJson(incident.metadata),
    first_seen: toMs(firstSeen),
    last_seen: toMs(lastSeen),
    reopenings: toJson(incident.reopenings),
    flapping_since: toMsOrNull(flappingSince),
    resolved_at: toMsOrNull(resolvedAt),
    acknowledged_at: toMsOrNull(acknowledgedAt),
    snoozed_until: toMsOrNull(snoozedUntil),
    pre_existing: Number(preExisting),
    detected_severity: detectedSeverity,
    silenced_until: toMsOrNull(silencedUntil),
    rules: toJson(incident.rules),
  };
}

export function fromRow(row: IncidentRow): Incident {
  const {
    first_seen,
    last_seen,
    flapping_since,
    resolved_at,
    acknowledged_at,
    snoozed_until,
    pre_existing,
    detected_severity,
    silenced_until,
    ...same
  } = row;
  return {
    ...same,
    metadata: JSON.parse(row.metadata) as EventMetadata,
    firstSeen: toTime(first_seen),
    lastSeen: toTime(last_seen),
    reopenings: JSON.parse(row.reopenings) as string[],
    flappingSince: toTimeOrNull(flapping_since),
    resolvedAt: toTimeOrNull(resolved_at),
    acknowledgedAt: toTimeOrNull(acknowledged_at),
    snoozedUntil: toTimeOrNull(snoozed_until),
    preExisting: pre_existing === 1,
    detectedSeverity: detected_severity,
    silencedUntil: toTimeOrNull(silenced_until),
    rules: JSON.parse(row.rules) as string[],
  };
}
