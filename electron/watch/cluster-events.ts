import { randomUUID } from 'node:crypto';
import type { ClusterEvent, EventPhase, ObjectRef } from '../../shared/cluster-event.ts';
import type { Finding } from '../detect/finding.ts';
import type { TrackedTrouble } from './troubles.ts';

/** Through which context, and in which cluster, something was seen. */
export interface Origin {
  context: string;
  cluster: string;
}

/** What an event shows of the object beside the finding. */
export interface Exhibit {
  labels: Record<string, string>;
  /** The object's relevant part; null where it is no longer at hand. */
  rawData: unknown;
}

/** The event of a finding seen for the first time, or of a new occurrence of one. `now` is epoch ms. */
export function anomalyEvent(
  origin: Origin,
  finding: Finding,
  owner: ObjectRef,
  exhibit: Exhibit,
  occurrences: number,
  now: number,
): ClusterEvent {
  const { type, severity, subject, container, message, metadata, occurrence, since } = finding;
  return {
    id: randomUUID(),
    ...origin,
    type,
    phase: 'anomaly',
    severity,
    ...subject,
    owner,
    container,
    message,
    ...exhibit,
    metadata,
    occurrence,
    occurrences,
    since: new Date(since).toISOString(),
    detectedAt: new Date(now).toISOString(),
  };
}

const ENDS = {
  recovery: (which: string) => `${which} recovered`,
  gone: (_which: string, object: string) => `${object} is gone`,
  unwatched: (_which: string, object: string) => `${object} is not watched any more`,
} as const;

/** The event of a trouble's end. `since`: when its condition, or its object, was first seen gone (epoch ms). */
export function endEvent(
  origin: Origin,
  trouble: TrackedTrouble,
  phase: Exclude<EventPhase, 'anomaly'>,
  since: number,
  now: number,
): ClusterEvent {
  const { type, subject, owner, container, metadata, occurrence } = trouble;
  const { kind, name } = subject;
  const which = container === null ? `${kind} ${name}` : `container ${container} of ${kind} ${name}`;
  return {
    id: randomUUID(),
    ...origin,
    type,
    phase,
    severity: 'info',
    ...subject,
    owner,
    container,
    message: ENDS[phase](which, `${kind} ${name}`),
    labels: {},
    metadata,
    rawData: null,
    occurrence,
    occurrences: 0,
    since: new Date(since).toISOString(),
    detectedAt: new Date(now).toISOString(),
  };
}
