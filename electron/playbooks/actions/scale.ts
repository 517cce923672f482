import { fieldsOf, integerOf } from '../../../shared/api-fields.ts';
import { knownKind } from '../../../shared/api-kinds.ts';
import { collectionPath, objectPath } from '../../../shared/api-paths.ts';
import { patchOf, refOf } from '../change.ts';
import { readItems, readObject } from '../cluster.ts';
import type { Planner, StepContext } from '../step.ts';

const SCALABLE: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);
const AUTOSCALERS = { apiVersion: 'autoscaling/v1', plural: 'horizontalpodautoscalers' };

/** Sets how many pods a workload wants, as an absolute number. */
export const planScale: Planner = async (action, context) => {
  const { cluster, detail, signal } = context;
  const { kind, namespace, name } = detail.incident;
  const endpoint = knownKind(kind);
  if (action.do !== 'scale' || endpoint === null || !SCALABLE.has(kind))
    return { kind: 'impossible', reason: `${kind} ${name} cannot be scaled.` };
  const found = await readObject(cluster, objectPath(endpoint, namespace, name), signal);
  if (found === null) return { kind: 'impossible', reason: `${kind} ${namespace}/${name} is gone.` };
  const before = integerOf(fieldsOf(found.spec).replicas);
  const after = Math.max(0, (before ?? 1) + action.by);
  if (after === before) return { kind: 'nothing', text: `${kind} ${name} wants ${after} pods already.` };
  const [group = ''] = endpoint.apiVersion.includes('/') ? endpoint.apiVersion.split('/') : [''];
  return {
    kind: 'change',
    title: `Scale ${kind} ${name} from ${before ?? 1} to ${after}`,
    changes: [patchOf(endpoint, refOf(kind, found), [{ path: '/spec/replicas', before, after }])],
    dangers: [
      ...(await autoscalerWarning(context)),
      after > (before ?? 1)
        ? 'More pods need room: a quota or full nodes may keep them out.'
        : 'Fewer pods carry the load.',
    ],
    permissions: [{ verb: 'patch', group, resource: endpoint.plural, namespace, name }],
  };
};

/** Whoever may not list autoscalers is not told of one. */
async function autoscalerWarning({ cluster, detail, signal }: StepContext): Promise<string[]> {
  const { kind, namespace, name } = detail.incident;
  const all = await readItems(cluster, collectionPath(AUTOSCALERS, namespace), signal).catch(() => []);
  const own = all.some((one) => {
    const target = fieldsOf(fieldsOf(one.spec).scaleTargetRef);
    return target.kind === kind && target.name === name;
  });
  return own ? [`A HorizontalPodAutoscaler looks after ${name}: it may set another number again.`] : [];
}
