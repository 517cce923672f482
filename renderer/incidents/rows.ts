import type { Incident } from '../../shared/incident.ts';

/** One line of the list: an incident, or one folded out under what explains it. */
export interface Row {
  incident: Incident;
  /** The id of the row it belongs under; null for a row of its own. */
  under: string | null;
  /** How many others it explains that are in this list. */
  explains: number;
  unfolded: boolean;
}

/** The lines to show of these incidents, in their order: each family behind its cause, out only if `isUnfolded`. */
export function rowsOf(incidents: readonly Incident[], isUnfolded: (id: string) => boolean): Row[] {
  const known = new Map(incidents.map((incident) => [incident.id, incident]));
  const explained = new Map<Incident, Incident[]>();
  const standing = incidents.filter((incident) => {
    const cause = causeIn(known, incident);
    if (cause === incident) return true;
    explained.set(cause, [...(explained.get(cause) ?? []), incident]);
    return false;
  });
  return standing.flatMap((cause) => {
    const others = explained.get(cause) ?? [];
    const unfolded = others.length > 0 && isUnfolded(cause.id);
    const head: Row = { incident: cause, under: null, explains: others.length, unfolded };
    return unfolded ? [head, ...others.map((incident) => rowUnder(cause, incident))] : head;
  });
}

/** The row of this list that an incident is folded under, or itself. */
export function causeIn(known: ReadonlyMap<string, Incident>, incident: Incident): Incident {
  if (incident.parent === null) return incident;
  const seen = new Set([incident]);
  for (let last = incident; ; ) {
    const cause = last.parent === null ? undefined : known.get(last.parent);
    if (cause === undefined) return last;
    // A circle cannot be; were there one, everything in it stands for itself.
    if (seen.has(cause)) return incident;
    seen.add(cause);
    last = cause;
  }
}

function rowUnder(cause: Incident, incident: Incident): Row {
  return { incident, under: cause.id, explains: 0, unfolded: false };
}
