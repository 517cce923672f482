import { isDeepStrictEqual } from 'node:util';
import { type Fields, fieldsOf, itemsOf, textOf } from '../../shared/api-fields.ts';
import { collectionPath } from '../../shared/api-paths.ts';
import { type PlaybookCluster, readItems } from './cluster.ts';

const REVISION = 'deployment.kubernetes.io/revision';
const HASH = 'pod-template-hash';

/** One revision of a workload as the cluster keeps it. */
export interface Revision {
  /** As `kubectl rollout history` numbers them. */
  id: string;
  /** The pod template that was in the workload. */
  template: Fields;
  isCurrent: boolean;
  /** RFC 3339. */
  createdAt: string;
}

/** A workload's revisions, newest first: ReplicaSets of a Deployment, ControllerRevisions of the others. @throws KubeError */
export async function readRevisions(
  cluster: Pick<PlaybookCluster, 'getJson'>,
  kind: string,
  workload: Fields,
  signal: AbortSignal,
): Promise<Revision[]> {
  const { namespace, uid } = fieldsOf(workload.metadata);
  const plural = kind === 'Deployment' ? 'replicasets' : 'controllerrevisions';
  const path = collectionPath({ apiVersion: 'apps/v1', plural }, textOf(namespace), { limit: '500' });
  const own = (await readItems(cluster, path, signal)).filter((one) =>
    itemsOf(fieldsOf(one.metadata).ownerReferences).some(
      (owner) => owner.controller === true && owner.uid === uid,
    ),
  );
  const current = fieldsOf(fieldsOf(workload.spec).template);
  return own
    .map((one) => {
      const template = kind === 'Deployment' ? templateOfReplicaSet(one) : templateOfRevision(one);
      return {
        id: idOf(one),
        template,
        isCurrent: isDeepStrictEqual(template, current),
        createdAt: textOf(fieldsOf(one.metadata).creationTimestamp),
      };
    })
    .filter(({ id }) => id !== '')
    .sort((a, b) => Number(b.id) - Number(a.id));
}

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
