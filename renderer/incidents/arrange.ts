import type { Incident } from '../../shared/incident.ts';
import { incidentTitle, kubernetesTerm } from '../../shared/wording.ts';

export type Tab = 'active' | 'resolved';

/** The incidents of one tab, in no order. */
export function incidentsOf(incidents: Iterable<Incident>, tab: Tab): readonly Incident[] {
  return [...incidents].filter(({ state }) => (state === 'resolved') === (tab === 'resolved'));
}

/** What has been found in a list, by the text and by what was typed before it: a longer text finds some of the same. */
const searches = new WeakMap<readonly Incident[], Map<string, readonly Incident[]>>();

/** Those in which every word of `text` occurs: in the title, the term, the place, the container or the reason. */
export function matching(incidents: readonly Incident[], text: string): readonly Incident[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return incidents;
  const before = [...(searches.get(incidents) ?? [])].filter(([typed]) => text.startsWith(typed));
  const [typed, within] = before.at(-1) ?? ['', incidents];
  const found =
    typed === text
      ? within
      : within.filter((incident) => {
          const all = searchable(incident);
          return words.every((word) => all.includes(word));
        });
  searches.set(incidents, new Map([...before, [text, found]]));
  return found;
}

/** Reads the incidents for a search that is about to begin, so that its first letter need not. */
export function prepareSearch(incidents: readonly Incident[]): void {
  for (const incident of incidents) searchable(incident);
}

/** By version of an incident: a keystroke asks thousands of them, and few have changed since the one before. */
const texts = new WeakMap<Incident, string>();

function searchable(incident: Incident): string {
  const known = texts.get(incident);
  if (known !== undefined) return known;
  const text = textOf(incident);
  texts.set(incident, text);
  return text;
}

function textOf(incident: Incident): string {
  const { namespace, kind, name, container, message, severity, state, metadata } = incident;
  return [
    // Nobody searches for how long ago it was, which is all that the time is for.
    incidentTitle(incident, Date.parse(incident.lastSeen)),
    kubernetesTerm(incident.type),
    `${namespace}/${name}`,
    kind,
    container,
    message,
    severity,
    state,
    metadata.reason,
    metadata.node,
    metadata.image,
  ]
    .join('\n')
    .toLowerCase();
}
