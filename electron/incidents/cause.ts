import type { EventType, ObjectRef } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { POD_TYPES, WORKLOAD_TYPES } from '../../shared/wording.ts';

/**
 * Which incident explains which. The parent is the cause, never the consequence: it is what a person has to mend, it
 * is there first, and its title is the concrete one ("checkout cannot pull its image", not "has no available pods").
 * A node explains the trouble of pods and workloads on it; trouble of pods explains that their workload is unavailable.
 * A parent always ranks above its children, so no chain of them can close.
 */

/** An unresolved incident and where it fails. */
export interface Standing {
  incident: Incident;
  /** The nodes of all that fails in it; null unless every one of them is known. */
  nodes: readonly string[] | null;
}

/** 0 a node, 1 its pods, 2 their workload; null: neither explains anything nor is explained. */
export function rankOf(type: EventType): 0 | 1 | 2 | null {
  if (type === 'node_not_ready') return 0;
  if (POD_TYPES.has(type)) return 1;
  return WORKLOAD_TYPES.has(type) ? 2 : null;
}

/**
 * The open incident that explains this one, or null without positive evidence: the nodes all of its failing pods are
 * on, or the controlling workload they share; never a likeness of names.
 * @param lead seconds before a node's NotReady from which on trouble there counts as its doing
 */
export function causeOf(
  { incident, nodes }: Standing,
  open: readonly Incident[],
  lead: number,
): Incident | null {
  const rank = rankOf(incident.type);
  if (rank === null || rank === 0) return null;
  const others = open.filter((other) => other.state !== 'resolved' && isSameCluster(other, incident));
  const node = nodeBehind(incident, nodes, others, lead);
  if (node !== null || rank === 1) return node;
  const pods = others.filter(
    (other) => rankOf(other.type) === 1 && workloadKey(other) === workloadKey(incident),
  );
  const [worst] = pods.toSorted((a, b) => b.failing - a.failing || byAge(a, b));
  if (worst === undefined) return null;
  // What explains the cause explains the consequence: a parent is never itself folded under another.
  return others.find(({ id }) => id === worst.parent) ?? worst;
}

/** Whether all that fails is still on nodes that are not ready. Not knowing is no reason to doubt it. */
export function isStillOnNode({ incident, nodes }: Standing, open: readonly Incident[]): boolean {
  if (rankOf(incident.type) !== 1 || nodes === null) return true;
  const gone = new Set(open.filter((other) => gathers(other, incident)).map(({ name }) => name));
  return nodes.every((node) => gone.has(node));
}

/** The workload an incident is about, as an object without UID: incidents outlive it. */
export function workloadOf({ kind, namespace, name }: Incident): ObjectRef {
  return { kind, namespace, name, uid: '' };
}

function nodeBehind(
  incident: Incident,
  nodes: readonly string[] | null,
  others: readonly Incident[],
  lead: number,
): Incident | null {
  if (nodes === null || nodes.length === 0) return null;
  // Older trouble is not the node's doing, though its pods are there.
  const behind = others.filter(
    (other) =>
      gathers(other, incident) &&
      nodes.includes(other.name) &&
      Date.parse(incident.since) >= Date.parse(other.since) - lead * 1000,
  );
  if (!nodes.every((node) => behind.some(({ name }) => name === node))) return null;
  return behind.toSorted(byAge)[0] ?? null;
}

/** A cordoned node's NotReady is maintenance (`info`) and told to nobody: folded under it, an outage would be silent. */
function gathers(node: Incident, incident: Incident): boolean {
  return (
    rankOf(node.type) === 0 &&
    node.severity !== 'info' &&
    node.state !== 'resolved' &&
    isSameCluster(node, incident)
  );
}

function isSameCluster(a: Incident, b: Incident): boolean {
  return a.context === b.context && a.cluster === b.cluster;
}

function workloadKey({ kind, namespace, name }: Incident): string {
  return `${kind}/${namespace}/${name}`;
}

function byAge(a: Incident, b: Incident): number {
  return a.since.localeCompare(b.since) || a.id.localeCompare(b.id);
}
