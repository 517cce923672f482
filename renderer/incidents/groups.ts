import type { Incident } from '../../shared/incident.ts';
import { plain } from '../../shared/plain-text.ts';

export const GROUPINGS = ['none', 'node', 'workload', 'namespace'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  /** Tells it from the others of the same grouping. */
  key: string;
  label: string;
  /** Set where the list spans several contexts. */
  context: string | null;
  incidents: readonly Incident[];
}

type Place = (incident: Incident) => { key: string; label: string };

const PLACES: Record<Exclude<Grouping, 'none'>, Place> = {
  node(incident) {
    const node = incident.kind === 'Node' ? incident.name : (incident.metadata.node ?? '');
    return { key: node, label: plain(node) || 'On no node' };
  },
  workload: ({ kind, namespace, name }) => ({
    key: `${kind}/${namespace}/${name}`,
    label: `${plain(kind)} ${namespace === '' ? '' : `${plain(namespace)} / `}${plain(name)}`,
  }),
  namespace: ({ namespace }) => ({ key: namespace, label: plain(namespace) || 'No namespace' }),
};

/** The incidents by what they have in common, groups in the order of their first. */
export function groupsOf(incidents: readonly Incident[], grouping: Exclude<Grouping, 'none'>): Group[] {
  const severalContexts = incidents.some(({ context }) => context !== incidents[0]?.context);
  const groups = new Map<string, Group & { incidents: Incident[] }>();
  for (const incident of incidents) {
    const { key: place, label } = PLACES[grouping](incident);
    const key = `${incident.context}\n${place}`;
    const group = groups.get(key);
    if (group) group.incidents.push(incident);
    else
      groups.set(key, {
        key,
        label,
        context: severalContexts ? incident.context : null,
        incidents: [incident],
      });
  }
  return [...groups.values()];
}
