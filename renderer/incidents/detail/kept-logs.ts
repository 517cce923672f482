import type { IncidentDetail } from '../../../shared/incident.ts';
import type { Subject } from './subjects.ts';

export interface KeptLogs {
  container: string;
  previous: string | null;
  current: string | null;
  /** RFC 3339: when they were gathered. */
  at: string;
}

/** The logs an incident kept of this pod's container (its first one where none is named); null if it kept none. */
export function keptLogs(
  { evidence }: IncidentDetail,
  subject: Subject,
  container: string | null,
): KeptLogs | null {
  if (evidence?.pod?.name !== subject.name || evidence.pod.namespace !== subject.namespace) return null;
  const kept = evidence.containers.find((one) => container === null || one.container === container);
  if (!kept) return null;
  return {
    container: kept.container,
    previous: kept.previousLogs,
    current: kept.currentLogs,
    at: evidence.collectedAt,
  };
}
