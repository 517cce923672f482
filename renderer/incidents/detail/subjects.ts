import type { AffectedMember, Incident, IncidentDetail } from '../../../shared/incident.ts';

/** An object that can be looked at: a member of the incident, its workload, or the node of its pod. */
export interface Subject {
  kind: string;
  namespace: string;
  name: string;
  /** Failing containers; empty where the kind has none. */
  containers: string[];
  state: AffectedMember['state'] | null;
}

const RANK = { failing: 0, recovered: 1, gone: 2 };

/** What can be looked at, failing members first, then the workload, then the node. */
export function subjectsOf({ incident, members }: Pick<IncidentDetail, 'incident' | 'members'>): Subject[] {
  const byObject = new Map<string, Subject>();
  for (const member of members.toSorted((a, b) => RANK[a.state] - RANK[b.state])) {
    const { kind, namespace, name, container, state } = member;
    const known = byObject.get(`${kind}/${namespace}/${name}`);
    const containers = container === null ? [] : [container];
    if (known) known.containers.push(...containers.filter((one) => !known.containers.includes(one)));
    else byObject.set(`${kind}/${namespace}/${name}`, { kind, namespace, name, containers, state });
  }
  for (const other of [workloadOf(incident), nodeOf(incident)]) {
    if (other) byObject.set(keyOf(other), byObject.get(keyOf(other)) ?? other);
  }
  return [...byObject.values()];
}

export function keyOf({ kind, namespace, name }: Pick<Subject, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}/${namespace}/${name}`;
}

function workloadOf({ kind, namespace, name }: Incident): Subject {
  return { kind, namespace, name, containers: [], state: null };
}

function nodeOf({ kind, metadata: { node } }: Incident): Subject | null {
  return node === undefined || node === '' || kind === 'Node'
    ? null
    : { kind: 'Node', namespace: '', name: node, containers: [], state: null };
}
