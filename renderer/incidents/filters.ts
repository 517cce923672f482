import { EVENT_TYPES, SEVERITIES } from '../../shared/cluster-event.ts';
import { INCIDENT_STATES, type Incident } from '../../shared/incident.ts';
import { plain } from '../../shared/plain-text.ts';
import { kubernetesTerm } from '../../shared/wording.ts';

/** What a list can be narrowed by. */
export const FACETS = ['severity', 'state', 'type', 'namespace', 'context'] as const;
export type Facet = (typeof FACETS)[number];

/** The values that may pass, by facet: any of them, in every facet that has some. */
export type Filters = Readonly<Record<Facet, readonly string[]>>;

export const NO_FILTERS: Filters = { severity: [], state: [], type: [], namespace: [], context: [] };

const RESOLUTIONS = ['recovered', 'gone', 'closed'] as const;

/** Facets whose values are known beforehand, in the order in which they are offered. */
const VALUES: Partial<Record<Facet, readonly string[]>> = {
  severity: SEVERITIES,
  state: [...INCIDENT_STATES, ...RESOLUTIONS],
  type: EVENT_TYPES,
};

export const FACET_WORDS: Record<Facet, string> = {
  severity: 'Severity',
  state: 'State',
  type: 'Type',
  namespace: 'Namespace',
  context: 'Context',
};

const STATE_WORDS: Record<string, string> = { gone: 'deleted', closed: 'closed by hand' };

/** A value as a person reads it. */
export function valueInWords(facet: Facet, value: string): string {
  if (facet === 'state') return STATE_WORDS[value] ?? value;
  if (facet === 'type') return kubernetesTerm(value as Incident['type']);
  if (facet === 'namespace' && value === '') return 'no namespace';
  return plain(value);
}

/** Whether a facet may have this value at all: links come from anywhere. */
export function isValue(facet: Facet, value: string): boolean {
  return VALUES[facet]?.includes(value) ?? value.length <= 1_000;
}

/** An incident's value of a facet. One that is resolved goes by how. */
export function facetValue(incident: Incident, facet: Facet): string {
  if (facet === 'state') return (incident.state === 'resolved' && incident.resolution) || incident.state;
  return incident[facet];
}

/** Those that every facet lets pass, but for the one left out. */
export function passing(
  incidents: readonly Incident[],
  filters: Filters,
  leftOut?: Facet,
): readonly Incident[] {
  const judging = FACETS.filter((facet) => facet !== leftOut && filters[facet].length > 0);
  if (judging.length === 0) return incidents;
  return incidents.filter((incident) =>
    judging.every((facet) => filters[facet].includes(facetValue(incident, facet))),
  );
}

/** One value that a list can be narrowed to. */
export interface Choice {
  facet: Facet;
  value: string;
  chosen: boolean;
  /** How many incidents of it there are beside what the other facets ask for. */
  count: number;
}

/** A facet's values with their numbers: in their own order where they have one, else the most frequent first. */
export function choicesOf(incidents: readonly Incident[], filters: Filters, facet: Facet): Choice[] {
  const counts = new Map(filters[facet].map((value) => [value, 0]));
  for (const incident of passing(incidents, filters, facet)) {
    const value = facetValue(incident, facet);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const order = VALUES[facet];
  return [...counts]
    .map(([value, count]) => ({ facet, value, count, chosen: filters[facet].includes(value) }))
    .sort((a, b) =>
      order
        ? order.indexOf(a.value) - order.indexOf(b.value)
        : b.count - a.count || (a.value < b.value ? -1 : 1),
    );
}

/** The filters with this value put in, or taken out where it was. */
export function toggled(filters: Filters, facet: Facet, value: string): Filters {
  const without = filters[facet].filter((other) => other !== value);
  const had = without.length < filters[facet].length;
  return { ...filters, [facet]: had ? without : [...without, value] };
}

export function isFiltered(filters: Filters): boolean {
  return FACETS.some((facet) => filters[facet].length > 0);
}
