import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import { knownKind } from '../../../shared/api-kinds.ts';
import { objectPath } from '../../../shared/api-paths.ts';
import { bytesOf } from '../../../shared/quantity.ts';
import { type Field, patchOf, refOf } from '../change.ts';
import { readObject } from '../cluster.ts';
import { pointer, valueAt } from '../pointer.ts';
import { raisedQuantity } from '../raised-quantity.ts';
import { endpointOf, type Planner, TEMPLATE } from '../step.ts';

/** Raises the memory limit of the containers that were killed, in their workload's pod template, and nothing else. */
export const planRaise: Planner = async (action, { cluster, detail, signal }) => {
  const { incident, members } = detail;
  const { kind, namespace, name } = incident;
  const template = TEMPLATE[kind];
  const endpoint = knownKind(kind);
  if (action.do !== 'raise-memory-limit' || template === undefined || endpoint === null) {
    const reason =
      kind === 'Pod'
        ? `Pod ${name} has no controller: the limit of a pod that exists cannot be raised, change its manifest.`
        : `The limits of ${kind} ${name} cannot be changed from here: change its manifest.`;
    return { kind: 'impossible', reason };
  }
  const found = await readWorkload(cluster, endpoint, namespace, name, signal);
  if (found === null) return { kind: 'impossible', reason: `${kind} ${namespace}/${name} is gone.` };

  const killed = new Set(
    [
      ...members.filter(({ state }) => state === 'failing').map(({ container }) => container),
      incident.container,
    ].filter((container) => container !== null),
  );
  const fields: Field[] = [];
  const raised: string[] = [];
  for (const group of ['containers', 'initContainers']) {
    for (const [index, container] of itemsOf(valueAt(found, pointer(...template, 'spec', group))).entries()) {
      const containerName = textOf(container.name);
      const limit = textOf(fieldsOf(fieldsOf(container.resources).limits).memory);
      if (!killed.has(containerName)) continue;
      const known = incident.metadata.memoryLimit;
      if (limit === '')
        return { kind: 'impossible', reason: `Container ${containerName} has no memory limit to raise.` };
      if (known !== undefined && (bytesOf(limit) ?? 0) > (bytesOf(known) ?? Number.POSITIVE_INFINITY))
        return {
          kind: 'nothing',
          text: `The limit of ${containerName} is ${limit} by now; it was killed at ${known}.`,
        };
      const after = raisedQuantity(limit, action.percent);
      if (after === null) return { kind: 'impossible', reason: `"${limit}" is no limit that can be raised.` };
      const at = [...template, 'spec', group, index];
      fields.push({ path: pointer(...at, 'name'), before: containerName, after: containerName });
      fields.push({ path: pointer(...at, 'resources', 'limits', 'memory'), before: limit, after });
      raised.push(`${containerName} from ${limit} to ${after}`);
    }
  }
  if (fields.length === 0)
    return {
      kind: 'impossible',
      reason: `${kind} ${name} has none of the containers that were killed (any more).`,
    };
  const { apiVersion, plural } = endpointOf(endpoint, found);
  return {
    kind: 'change',
    title: `Raise the memory limit of ${raised.join(', ')} in ${kind} ${name}`,
    changes: [patchOf({ apiVersion, plural }, refOf(kind, found), fields)],
    dangers: [
      kind === 'CronJob'
        ? 'It counts from the next Job on.'
        : `A rollout replaces the pods of ${name}, as its update strategy says.`,
      'A leak only takes longer to reach a higher limit; a quota or a full node may keep the new pods out.',
      'Whatever deploys this workload (Helm, GitOps) may set the old limit again.',
    ],
    permissions: [
      { verb: 'patch', group: apiVersion.split('/').at(-2) ?? '', resource: plural, namespace, name },
    ],
  };
};

async function readWorkload(
  cluster: Parameters<typeof readObject>[0],
  endpoint: NonNullable<ReturnType<typeof knownKind>>,
  namespace: string,
  name: string,
  signal: AbortSignal,
) {
  const found = await readObject(cluster, objectPath(endpoint, namespace, name), signal);
  // Before 1.21 CronJobs are batch/v1beta1.
  if (found !== null || endpoint.kind !== 'CronJob') return found;
  return readObject(
    cluster,
    objectPath({ ...endpoint, apiVersion: 'batch/v1beta1' }, namespace, name),
    signal,
  );
}
