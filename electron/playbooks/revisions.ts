import { isDeepStrictEqual } from 'node:util';
import { type Fields, fieldsOf, itemsOf, textOf } from '../../shared/api-fields.ts';
import { collectionPath, objectPath } from '../../shared/api-paths.ts';
import type { ObjectRef } from '../../shared/cluster-event.ts';
import { refOf } from './change.ts';
import { type PlaybookCluster, readItems, readObject } from './cluster.ts';

const REVISION = 'deployment.kubernetes.io/revision';
const HASH = 'pod-template-hash';

const HOLDERS = {
  ReplicaSet: { apiVersion: 'apps/v1', plural: 'replicasets' },
  ControllerRevision: { apiVersion: 'apps/v1', plural: 'controllerrevisions' },
} as const;

/** One revision of a workload as the cluster keeps it. */
export interface Revision {
  /** As `kubectl rollout history` numbers them. */
  id: string;
  /** The ReplicaSet or ControllerRevision that holds it. */
  holder: ObjectRef;
  /** The pod template that was in the workload. */
  template: Fields;
  isCurrent: boolean;
  /** RFC 3339. */
  createdAt: string;
}

/** Whether the loop saw it wholly available. @param seen what it saw: numbers, or names of the holders */
export const wasSeen = ({ id, holder }: Revision, seen: readonly string[]): boolean =>
  seen.includes(id) || seen.includes(holder.name);

/** A workload's revisions, newest first: ReplicaSets of a Deployment, ControllerRevisions of the others. @throws KubeError */
export async function readRevisions(
  cluster: Pick<PlaybookCluster, 'getJson'>,
  kind: string,
  workload: Fields,
  signal: AbortSignal,
): Promise<Revision[]> {
  const { namespace, uid } = fieldsOf(workload.metadata);
  const holderKind = kind === 'Deployment' ? 'ReplicaSet' : 'ControllerRevision';
  const path = collectionPath(HOLDERS[holderKind], textOf(namespace), { limit: '500' });
  const own = (await readItems(cluster, path, signal)).filter((one) =>
    itemsOf(fieldsOf(one.metadata).ownerReferences).some(
      (owner) => owner.controller === true && owner.uid === uid,
    ),
  );
  const current = fieldsOf(fieldsOf(workload.spec).template);
  return own
    .map((one) => {
      const template = heldTemplate(holderKind, one);
      return {
        id: idOf(one),
        holder: refOf(holderKind, one),
        template,
        isCurrent: isDeepStrictEqual(template, current),
        createdAt: textOf(fieldsOf(one.metadata).creationTimestamp),
      };
    })
    .filter(({ id }) => id !== '')
    .sort((a, b) => Number(b.id) - Number(a.id));
}

/** The pod template of a revision; null when this very holder is gone. @throws KubeError */
export async function readHeldTemplate(
  cluster: Pick<PlaybookCluster, 'getJson'>,
  { kind, namespace, name, uid }: ObjectRef,
  signal: AbortSignal,
): Promise<Fields | null> {
  const holderKind = kind === 'ReplicaSet' ? kind : 'ControllerRevision';
  const found = await readObject(cluster, objectPath(HOLDERS[holderKind], namespace, name), signal);
  return fieldsOf(found?.metadata).uid === uid ? heldTemplate(holderKind, fieldsOf(found)) : null;
}

const heldTemplate = (kind: keyof typeof HOLDERS, holder: Fields) =>
  kind === 'ReplicaSet' ? templateOfReplicaSet(holder) : templateOfRevision(holder);

function idOf(object: Fields): string {
  return typeof object.revision === 'number'
    ? String(object.revision)
    : textOf(fieldsOf(fieldsOf(object.metadata).annotations)[REVISION]);
}

/** The controller adds its hash to the labels; everything else is the Deployment's own. */
function templateOfReplicaSet(replicaSet: Fields): Fields {
  const template = fieldsOf(fieldsOf(replicaSet.spec).template);
  const metadata = fieldsOf(template.metadata);
  const { [HASH]: _hash, ...labels } = fieldsOf(metadata.labels);
  return { ...template, metadata: { ...metadata, labels } };
}

/** A ControllerRevision keeps the template as a patch that replaces it. */
function templateOfRevision(revision: Fields): Fields {
  const { $patch: _directive, ...template } = fieldsOf(fieldsOf(fieldsOf(revision.data).spec).template);
  return template;
}
