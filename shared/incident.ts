import type { ClusterEvent, EventMetadata, EventType, ObjectRef, Severity } from './cluster-event.ts';
import type { KeptDiagnosis } from './diagnosis.ts';

export const INCIDENT_STATES = ['open', 'acknowledged', 'snoozed', 'resolved'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Why an incident is resolved: its condition ended, its object was deleted, or a person closed it. */
export type Resolution = 'recovered' | 'gone' | 'closed';

/** One row of the list: what a person deals with, however many pods, restarts and repeats are behind it. */
export interface Incident {
  id: string;
  /** Hash of cluster, context, type, namespace, controlling kind and name. */
  fingerprint: string;
  context: string;
  cluster: string;
  type: EventType;
  severity: Severity;
  /** The controlling workload or node. `namespace` is '' for nodes. */
  namespace: string;
  kind: string;
  name: string;
  state: IncidentState;
  /** The latest anomaly's message and metadata; titles are made from them by wording.ts. */
  message: string;
  metadata: EventMetadata;
  /** The container of the latest anomaly, null where the type has none. */
  container: string | null;
  /** Members failing now, and members ever affected. */
  failing: number;
  affected: number;
  /** RFC 3339. `since`: when the condition began by the API's timestamps; the others by our clock. */
  since: string;
  firstSeen: string;
  lastSeen: string;
  /** Occurrences counted, repeats within the dedup window included. */
  count: number;
  reopened: number;
  /** Its latest reopenings, oldest first: those within the flapping window before the last of them. RFC 3339. */
  reopenings: string[];
  /** Since when it comes and goes too often for each time to be news; null while it is calm. */
  flappingSince: string | null;
  resolvedAt: string | null;
  resolution: Resolution | null;
  acknowledgedAt: string | null;
  snoozedUntil: string | null;
  /** Found by a first look rather than seen to happen. */
  preExisting: boolean;
  /** What was detected; `severity` is what a rule made of it, or the same. */
  detectedSeverity: Severity;
  /** Nobody is told of it before this time, RFC 3339; null while no silence is about it. */
  silencedUntil: string | null;
  /** Ids of the rules that matched it last, in their order. */
  rules: string[];
  /** The incident that explains this one (a node that went away, a crash behind an empty Deployment). */
  parent: string | null;
}

export interface AffectedMember extends ObjectRef {
  container: string | null;
  state: 'failing' | 'recovered' | 'gone';
  restartCount: number | null;
  firstSeen: string;
  lastSeen: string;
}

export const TIMELINE_STEPS = [
  'opened',
  'reopened',
  'repeated',
  'member_added',
  'member_recovered',
  'member_gone',
  'member_unwatched',
  'severity_changed',
  'acknowledged',
  'snoozed',
  'unsnoozed',
  'silenced',
  'unsilenced',
  'linked',
  'gathered',
  'separated',
  'flapping',
  'calm',
  'resolved',
  'unwatched',
  'notified',
  'evidence',
  'evidence_failed',
] as const;
export type TimelineStep = (typeof TIMELINE_STEPS)[number];

/** One step of an incident's life. `text` is a sentence for people. */
export interface TimelineEntry {
  at: string;
  step: TimelineStep;
  text: string;
  eventId: string | null;
}

export interface Termination {
  reason: string | null;
  exitCode: number | null;
  signal: number | null;
  startedAt: string | null;
  finishedAt: string | null;
  message: string | null;
}

export interface ContainerEvidence {
  container: string;
  lastTermination: Termination | null;
  restartCount: number | null;
  memoryLimit: string | null;
  memoryRequest: string | null;
  /** Highest working set seen while the incident was watched, in bytes; null when metrics.k8s.io does not answer. */
  memoryPeakBytes: number | null;
  /** Last 100 lines of the previous and of the current container; null with a `problems` entry when unreadable. */
  previousLogs: string | null;
  currentLogs: string | null;
}

export interface KubernetesEvent {
  type: string;
  reason: string;
  message: string;
  count: number;
  firstSeen: string | null;
  lastSeen: string | null;
  source: string;
}

/** What was gathered beside an incident. A part that could not be read is null or empty and named in `problems`. */
export interface Evidence {
  collectedAt: string;
  pod: ObjectRef | null;
  containers: ContainerEvidence[];
  restartHistory: { at: string; restartCount: number }[];
  events: KubernetesEvent[];
  problems: string[];
}

export interface IncidentDetail {
  incident: Incident;
  members: AffectedMember[];
  timeline: TimelineEntry[];
  events: ClusterEvent[];
  evidence: Evidence | null;
  /** The last answer to why; null while nobody asked. */
  diagnosis: KeptDiagnosis | null;
  /** The object's relevant part, stored once per incident. */
  rawData: unknown;
}
