import { SEVERITIES } from '../../shared/cluster-event.ts';
import type { Incident, IncidentState } from '../../shared/incident.ts';
import { incidentTitle, kubernetesTerm } from '../../shared/wording.ts';

export type Tab = 'active' | 'resolved';

/** What wants attention first: snoozed incidents wait below everything else. */
const ATTENTION: Record<IncidentState, number> = { open: 0, acknowledged: 0, snoozed: 1, resolved: 2 };

/** The incidents of one tab and context, in the order shown. Active: most severe, then youngest. Resolved: latest. */
export function incidentsOf(incidents: Iterable<Incident>, tab: Tab, context: string | null): Incident[] {
  const wanted = [...incidents].filter(
    (incident) => incident.context === context && (incident.state === 'resolved') === (tab === 'resolved'),
  );
  return wanted.sort(tab === 'active' ? byAttention : byResolution);
}

/** Those in which every word of `text` occurs: in the title, the term, the place, the container or the reason. */
export function matching(incidents: readonly Incident[], text: string, now: number): readonly Incident[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return incidents;
  return incidents.filter((incident) => {
    const all = searchable(incident, now);
    return words.every((word) => all.includes(word));
  });
}

function searchable(incident: Incident, now: number): string {
  const { namespace, kind, name, container, message, severity, state, metadata } = incident;
  return [
    incidentTitle(incident, now),
    kubernetesTerm(incident.type),
    `${namespace}/${name}`,
    kind,
    container,
    message,
    severity,
    state,
    metadata.reason,
    metadata.node,
  ]
    .join('\n')
    .toLowerCase();
}

function byAttention(a: Incident, b: Incident): number {
  return (
    ATTENTION[a.state] - ATTENTION[b.state] ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    b.since.localeCompare(a.since) ||
    a.id.localeCompare(b.id)
  );
}

function byResolution(a: Incident, b: Incident): number {
  return (b.resolvedAt ?? '').localeCompare(a.resolvedAt ?? '') || a.id.localeCompare(b.id);
}
