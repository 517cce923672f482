import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { Cell } from './csv.ts';

/** An event as it leaves: with its incident's id, without the object (that is kept once per incident). */
export type ExportedEvent = Omit<ClusterEvent, 'rawData'> & { incident: string };

/** A table's columns in order: their heading, and what stands there. */
export type Columns<T> = Record<string, (row: T) => Cell>;

export const EVENT_COLUMNS: Columns<ExportedEvent> = {
  detectedAt: (event) => event.detectedAt,
  context: (event) => event.context,
  cluster: (event) => event.cluster,
  type: (event) => event.type,
  phase: (event) => event.phase,
  severity: (event) => event.severity,
  namespace: (event) => event.namespace,
  kind: (event) => event.kind,
  name: (event) => event.name,
  container: (event) => event.container,
  ownerKind: (event) => event.owner.kind,
  ownerNamespace: (event) => event.owner.namespace,
  ownerName: (event) => event.owner.name,
  message: (event) => event.message,
  reason: (event) => event.metadata.reason ?? null,
  exitCode: (event) => event.metadata.exitCode ?? null,
  restartCount: (event) => event.metadata.restartCount ?? null,
  occurrences: (event) => event.occurrences,
  since: (event) => event.since,
  labels: (event) => JSON.stringify(event.labels),
  metadata: (event) => JSON.stringify(event.metadata),
  occurrence: (event) => event.occurrence,
  uid: (event) => event.uid,
  ownerUid: (event) => event.owner.uid,
  id: (event) => event.id,
  incident: (event) => event.incident,
};

export const INCIDENT_COLUMNS: Columns<Incident> = {
  firstSeen: (incident) => incident.firstSeen,
  lastSeen: (incident) => incident.lastSeen,
  context: (incident) => incident.context,
  cluster: (incident) => incident.cluster,
  type: (incident) => incident.type,
  severity: (incident) => incident.severity,
  namespace: (incident) => incident.namespace,
  kind: (incident) => incident.kind,
  name: (incident) => incident.name,
  container: (incident) => incident.container,
  state: (incident) => incident.state,
  message: (incident) => incident.message,
  count: (incident) => incident.count,
  affected: (incident) => incident.affected,
  failing: (incident) => incident.failing,
  reopened: (incident) => incident.reopened,
  flappingSince: (incident) => incident.flappingSince,
  since: (incident) => incident.since,
  resolvedAt: (incident) => incident.resolvedAt,
  resolution: (incident) => incident.resolution,
  acknowledgedAt: (incident) => incident.acknowledgedAt,
  snoozedUntil: (incident) => incident.snoozedUntil,
  preExisting: (incident) => incident.preExisting,
  metadata: (incident) => JSON.stringify(incident.metadata),
  fingerprint: (incident) => incident.fingerprint,
  parent: (incident) => incident.parent,
  id: (incident) => incident.id,
};
