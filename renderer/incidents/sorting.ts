import { SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import type { Incident, IncidentState } from '../../shared/incident.ts';

export const SORTS = ['attention', 'newest', 'seen', 'count', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** What wants attention first: snoozed incidents wait below everything else, and resolved ones below those. */
const ATTENTION: Record<IncidentState, number> = { open: 0, acknowledged: 0, snoozed: 1, resolved: 2 };

const RANK = Object.fromEntries(SEVERITIES.map((severity, rank) => [severity, rank])) as Record<
  Severity,
  number
>;

/** Thousands are sorted anew several times a second: a collator is made once, and ISO times compare as they are. */
const names = new Intl.Collator(undefined, { numeric: true });
const later = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? -1 : a === b ? 0 : 1);

const ORDERS: Record<Sort, (a: Incident, b: Incident) => number> = {
  attention: (a, b) =>
    ATTENTION[a.state] - ATTENTION[b.state] ||
    (a.state === 'resolved'
      ? later(a.resolvedAt, b.resolvedAt)
      : RANK[a.severity] - RANK[b.severity] || later(a.since, b.since)),
  newest: (a, b) => later(a.since, b.since),
  seen: (a, b) => later(a.lastSeen, b.lastSeen),
  count: (a, b) => b.count - a.count,
  name: (a, b) => names.compare(a.name, b.name) || names.compare(a.namespace, b.namespace),
};

/**
 * The incidents in an order that two looks at the same ones agree on. By attention: the most severe, then the youngest,
 * and of resolved ones the latest.
 */
export function sorted(incidents: readonly Incident[], sort: Sort): readonly Incident[] {
  const order = ORDERS[sort];
  return incidents.toSorted((a, b) => order(a, b) || (a.id < b.id ? -1 : 1));
}
