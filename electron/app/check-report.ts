import { type EventType, type ObjectRef, SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import { redact } from '../../shared/redact.ts';
import type { Finding } from '../detect/finding.ts';

/** What `npm run check -- --json` prints (DESIGN §5). */
export interface CheckReport {
  context: string;
  checkedAt: string;
  /** False when any resource could not be read: then an empty list of incidents proves nothing. */
  complete: boolean;
  errors: string[];
  incidents: CheckIncident[];
}

export interface CheckIncident {
  type: EventType;
  severity: Severity;
  /** '' for nodes. */
  namespace: string;
  /** The controlling workload, or Node. */
  kind: string;
  name: string;
  message: string;
  affected: { kind: string; namespace: string; name: string; container: string | null }[];
}

/** One incident per type and controlling workload, however many pods are behind it; most severe first. */
export function checkIncidents(findings: readonly (Finding & { owner: ObjectRef })[]): CheckIncident[] {
  const groups = Map.groupBy(findings, ({ type, owner }) =>
    JSON.stringify([type, owner.namespace, owner.kind, owner.name]),
  );
  return [...groups.values()].flatMap((group) => incident(group) ?? []).sort(bySeverityThenPlace);
}

/** 1: incidents. 2: none seen, but not everything could be read. 0: all well. */
export function exitCode(report: CheckReport): 0 | 1 | 2 {
  if (report.incidents.length > 0) return 1;
  return report.complete ? 0 : 2;
}

function incident(group: readonly (Finding & { owner: ObjectRef })[]): CheckIncident | null {
  // Of several the latest speaks, as in the running loop: a CronJob's incident tells of its latest failed Job.
  const ranked = group.toSorted((a, b) => rank(a.severity) - rank(b.severity) || b.since - a.since);
  const [worst] = ranked;
  if (worst === undefined) return null;
  const affected = ranked.map(({ subject, container }) => ({
    kind: subject.kind,
    namespace: subject.namespace,
    name: subject.name,
    container,
  }));
  return {
    type: worst.type,
    severity: worst.severity,
    namespace: worst.owner.namespace,
    kind: worst.owner.kind,
    name: worst.owner.name,
    message: redact(worst.message),
    affected: affected.sort((a, b) =>
      compare(`${a.name}/${a.container ?? ''}`, `${b.name}/${b.container ?? ''}`),
    ),
  };
}

const rank = (severity: Severity) => SEVERITIES.indexOf(severity);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const bySeverityThenPlace = (a: CheckIncident, b: CheckIncident) =>
  rank(a.severity) - rank(b.severity) ||
  compare(`${a.namespace}/${a.name}/${a.type}`, `${b.namespace}/${b.name}/${b.type}`);
