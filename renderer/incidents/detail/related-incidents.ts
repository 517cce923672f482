import type { WorkloadHistory } from '../../../shared/history.ts';
import type { Incident } from '../../../shared/incident.ts';

/** Incidents that may have to do with one, and why. */
export interface Related {
  label: 'Same workload' | 'Same node' | 'Before';
  incidents: Incident[];
}

/** Of each kind. */
const MOST = 5;

/**
 * What else is wrong with the workload, or on its node, and what was wrong with it before. The incidents that explain it
 * or are explained by it are told elsewhere.
 */
export function relatedIncidents(
  incident: Incident,
  known: Iterable<Incident>,
  history: WorkloadHistory | null,
): Related[] {
  const node = nodeOf(incident);
  const others = [...known].filter((one) => one.context === incident.context && !isFamily(one, incident));
  const current = others.filter(({ state }) => state !== 'resolved');
  const sameWorkload = current.filter((one) => isSameWorkload(one, incident));
  const sameNode = current.filter(
    (one) => node !== '' && nodeOf(one) === node && !sameWorkload.includes(one),
  );
  const told = new Set([incident, ...sameWorkload].map(({ id }) => id));
  const before = (history?.incidents ?? [])
    .map((remembered) => remembered.incident)
    .filter((one) => !told.has(one.id) && one.state === 'resolved');
  const related: Related[] = [
    { label: 'Same workload', incidents: sameWorkload },
    { label: 'Same node', incidents: sameNode },
    { label: 'Before', incidents: before },
  ];
  return related
    .filter(({ incidents }) => incidents.length > 0)
    .map(({ label, incidents }) => ({ label, incidents: newestFirst(incidents).slice(0, MOST) }));
}

const nodeOf = ({ kind, name, metadata }: Incident) => (kind === 'Node' ? name : (metadata.node ?? ''));

function isFamily(one: Incident, incident: Incident): boolean {
  return one.id === incident.id || one.id === incident.parent || one.parent === incident.id;
}

function isSameWorkload(a: Incident, b: Incident): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

function newestFirst(incidents: readonly Incident[]): Incident[] {
  return incidents.toSorted((a, b) => b.lastSeen.localeCompare(a.lastSeen));
}
