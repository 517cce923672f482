import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import { objectPath } from '../../../shared/api-paths.ts';
import { deletionOf, refOf } from '../change.ts';
import { readObject } from '../cluster.ts';
import { controllerOf, type Planner, podsOf } from '../step.ts';

const MIRROR = 'kubernetes.io/config.mirror';

/** Deletes the pod that fails, so that its controller makes a new one. */
export const planRestart: Planner = async (_action, { cluster, detail, signal }) => {
  const [wanted] = podsOf(detail);
  if (wanted === undefined) return { kind: 'impossible', reason: 'No pod is part of this incident.' };
  const path = objectPath({ apiVersion: 'v1', plural: 'pods' }, wanted.namespace, wanted.name);
  const pod = await readObject(cluster, path, signal);
  const ref = pod === null ? null : refOf('Pod', pod);
  if (pod === null || ref === null || (wanted.uid !== '' && ref.uid !== wanted.uid))
    return { kind: 'nothing', text: `Pod ${wanted.name} is gone already.` };
  const { annotations, deletionTimestamp } = fieldsOf(pod.metadata);
  if (textOf(deletionTimestamp) !== '')
    return { kind: 'nothing', text: `Pod ${wanted.name} is being deleted already.` };
  const controller = controllerOf(pod);
  if (MIRROR in fieldsOf(annotations) || controller?.kind === 'Node') {
    const reason = `Pod ${wanted.name} is a static pod: its kubelet runs it from a file, deleting it here changes nothing.`;
    return { kind: 'impossible', reason };
  }
  const loses = itemsOf(fieldsOf(pod.spec).volumes).some(({ emptyDir }) => emptyDir !== undefined);
  const kind = textOf(controller?.kind);
  return {
    kind: 'change',
    title: `Delete pod ${wanted.name}${kind === '' ? '' : `: ${kind} ${textOf(controller?.name)} makes a new one`}`,
    changes: [deletionOf(ref)],
    dangers: [
      ...(controller === null
        ? [`Pod ${wanted.name} has no controller: once deleted it does not come back.`]
        : ['Requests that the pod is serving are cut off when its grace period ends.']),
      ...(loses ? ['What it keeps in emptyDir volumes is lost.'] : []),
    ],
    permissions: [
      { verb: 'delete', group: '', resource: 'pods', namespace: wanted.namespace, name: wanted.name },
    ],
    ...(controller === null && { risk: 'HIGH' as const }),
  };
};
