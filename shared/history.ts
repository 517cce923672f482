import type { EventType, ObjectRef } from './cluster-event.ts';
import type { Incident, TimelineEntry } from './incident.ts';

/** The controlling workload or node that incidents are about. */
export interface Workload {
  context: string;
  /** '' for nodes. */
  namespace: string;
  kind: string;
  name: string;
}

/** What is remembered of one workload: the newest 100 incidents, 30 days of occurrences, the newest 5,000 restarts. */
export interface WorkloadHistory {
  /** Newest first; the newest 100 times each was opened, reopened and resolved, oldest first. */
  incidents: { incident: Incident; turns: TimelineEntry[] }[];
  /** Only hours that have any, oldest first; `hour` is its start, RFC 3339. Days are sums in the viewer's own zone. */
  occurrences: { hour: string; type: EventType; count: number }[];
  /** Containers that restarted last come first. */
  restarts: RestartSeries[];
}

/** The restarts of one container of one pod, as they were seen. */
export interface RestartSeries {
  pod: ObjectRef;
  container: string;
  /** Oldest first, each count once. */
  points: RestartPoint[];
}

export interface RestartPoint {
  at: string;
  restartCount: number;
}

export const EXPORTED = ['incidents', 'events'] as const;
export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;

/** What to export: of one context or of all, and what was seen from and to these times (RFC 3339, both included). */
export interface ExportQuery {
  what: (typeof EXPORTED)[number];
  format: (typeof EXPORT_FORMATS)[number];
  context: string | null;
  from: string | null;
  to: string | null;
}

/** Where an export went: a file (null when the person chose none), or a path on the host to download it from. */
export type ExportResult = { file: string | null } | { download: string };
