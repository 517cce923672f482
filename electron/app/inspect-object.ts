import { type Fields, fieldsOf, textOf } from '../../shared/api-fields.ts';
import type { IncidentDetail } from '../../shared/incident.ts';
import type { ObjectInspection } from '../../shared/ipc.ts';
import { redact } from '../../shared/redact.ts';
import { eventsPath, kubernetesEvents, memoryByContainer, metricsPath } from '../incidents/evidence-parts.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { KubeError, type KubeErrorKind } from '../kube/kube-error.ts';
import { RESOURCES, type Resource, resourcePath } from '../kube/resources.ts';
import type { Clock } from './clock.ts';
import { asYaml, conditions, containers, statusWord } from './inspection.ts';
import type { Session } from './session-ports.ts';

const TIMEOUT_MS = 15_000;

export interface ObjectName {
  kind: string;
  namespace: string;
  name: string;
}

/** The window may look at the incident's own workload, node and members, and at nothing else in the cluster. */
export function mayInspect({ incident, members }: IncidentDetail, object: ObjectName): boolean {
  const node = { kind: 'Node', namespace: '', name: incident.metadata.node ?? '' };
  return [incident, node, ...members].some(
    ({ kind, namespace, name }) =>
      kind === object.kind && namespace === object.namespace && name === object.name,
  );
}

/**
 * The object as it is in the cluster now, with its Kubernetes Events; as the incident kept it where it is gone.
 * @throws Error with one sentence when it is none of the incident's or the cluster does not answer.
 */
export async function inspectObject(
  session: Session,
  detail: IncidentDetail,
  object: ObjectName,
  clock: Clock,
): Promise<ObjectInspection> {
  const resource = Object.values(RESOURCES).find(({ kind }) => kind === object.kind);
  if (resource === undefined || !mayInspect(detail, object))
    throw new Error(`${object.kind} ${object.name} is no part of this incident.`);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const connection = await session.connectionOf(detail.incident, signal);

  const problems: string[] = [];
  const orNull = async (reading: Promise<unknown>, silent: KubeErrorKind[] = []): Promise<unknown> => {
    try {
      return await reading;
    } catch (error) {
      if (!(error instanceof KubeError)) throw error;
      if (!silent.includes(error.kind)) problems.push(error.message);
      return null;
    }
  };
  const ref = { ...object, uid: '' };
  const isPod = object.kind === 'Pod';
  const [found, events, memory] = await Promise.all([
    current(connection, resource, object, signal),
    orNull(connection.getJson(eventsPath(ref), { signal })),
    // Not every cluster has a metrics server, and not everyone may ask it.
    isPod
      ? orNull(connection.getJson(metricsPath(ref), { signal }), ['not_found', 'forbidden', 'server'])
      : null,
  ]);
  const shown = found ?? keptBy(detail, object);
  return {
    ...object,
    exists: found !== null,
    status: found === null ? 'Deleted' : statusWord(object.kind, shown),
    node: textOf(fieldsOf(shown.spec).nodeName) || null,
    createdAt: textOf(fieldsOf(shown.metadata).creationTimestamp) || null,
    conditions: conditions(shown),
    containers: isPod ? containers(shown, memoryByContainer(memory)) : [],
    events: kubernetesEvents(events),
    yaml: redact(asYaml(shown)),
    problems,
    fetchedAt: new Date(clock.now()).toISOString(),
  };
}

/** Null when it is no longer there. */
async function current(
  connection: ClusterConnection,
  resource: Resource,
  { namespace, name }: ObjectName,
  signal: AbortSignal,
): Promise<Fields | null> {
  try {
    return fieldsOf(await connection.getJson(resourcePath(resource, namespace, name), { signal }));
  } catch (error) {
    if (error instanceof KubeError && error.kind === 'not_found') return null;
    throw error;
  }
}

/** The incident keeps one object: the one that failed last. */
function keptBy({ rawData }: IncidentDetail, { kind, namespace, name }: ObjectName): Fields {
  const kept = fieldsOf(rawData);
  const metadata = fieldsOf(kept.metadata);
  const same =
    textOf(metadata.name) === name &&
    textOf(metadata.namespace) === namespace &&
    (textOf(kept.kind) || kind) === kind;
  return same ? kept : {};
}
