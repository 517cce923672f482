import { type Fields, fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import { collectionPath } from '../../../shared/api-paths.ts';
import { listed, plain } from '../../../shared/plain-text.ts';
import { evictionOf, refOf } from '../change.ts';
import { type PlaybookCluster, readItems, readObject } from '../cluster.ts';
import { controllerOf, nodeOf, type Planner } from '../step.ts';

const MIRROR = 'kubernetes.io/config.mirror';
const MOST_NAMED = 5;

/** Evicts what runs on the incident's node, as `kubectl drain --ignore-daemonsets --delete-emptydir-data` would. */
export const planDrain: Planner = async (_action, { cluster, detail, signal }) => {
  const name = nodeOf(detail);
  if (name === null) return { kind: 'impossible', reason: 'No node is part of this incident.' };
  const fieldSelector = `spec.nodeName=${name}`;
  const path = collectionPath({ apiVersion: 'v1', plural: 'pods' }, '', { fieldSelector });
  const pods = (await readItems(cluster, path, signal)).filter((pod) => fieldsOf(pod.spec).nodeName === name);
  const movable = pods.filter(isMovable);
  const leaving = movable.filter((pod) => controllerOf(pod) !== null);
  const bare = movable.filter((pod) => controllerOf(pod) === null);
  if (leaving.length === 0) {
    const text =
      bare.length === 0 ? `Nothing has to leave node ${name}.` : `${stay(bare)} Nothing else has to leave.`;
    return { kind: 'nothing', text };
  }
  const apiVersion = await evictionVersion(cluster, signal);
  const losing = leaving.filter((pod) =>
    itemsOf(fieldsOf(pod.spec).volumes).some(({ emptyDir }) => emptyDir),
  );
  const namespaces = new Set(leaving.map((pod) => textOf(fieldsOf(pod.metadata).namespace)));
  return {
    kind: 'change',
    title: `Evict ${leaving.length === 1 ? 'one pod' : `${leaving.length} pods`} from node ${name}`,
    changes: leaving.map((pod) => evictionOf(refOf('Pod', pod), apiVersion)),
    dangers: [
      'Each pod starts anew elsewhere, if there is room; one that a PodDisruptionBudget protects is waited for.',
      ...(bare.length > 0 ? [stay(bare)] : []),
      ...(losing.length > 0 ? [`What ${names(losing)} keep in emptyDir volumes is lost.`] : []),
      'From a node that does not answer, pods leave the list only when it comes back or is deleted.',
    ],
    permissions: [...namespaces].map((namespace) => ({
      ...{ verb: 'create' as const, group: '', resource: 'pods', subresource: 'eviction', namespace },
    })),
  };
};

/** What a drain moves: not a DaemonSet's pods, which come right back, not static ones, not what is over or leaving. */
function isMovable(pod: Fields): boolean {
  const { annotations, deletionTimestamp } = fieldsOf(pod.metadata);
  const controller = controllerOf(pod);
  const phase = textOf(fieldsOf(pod.status).phase);
  return (
    controller?.kind !== 'DaemonSet' &&
    controller?.kind !== 'Node' &&
    !(MIRROR in fieldsOf(annotations)) &&
    textOf(deletionTimestamp) === '' &&
    phase !== 'Succeeded' &&
    phase !== 'Failed'
  );
}

const stay = (bare: readonly Fields[]) =>
  `${names(bare)} ${bare.length === 1 ? 'stays: it has no controller and would' : 'stay: they have no controller and would'} not come back.`;

function names(pods: readonly Fields[]): string {
  const all = pods.map((pod) => plain(fieldsOf(pod.metadata).name));
  const shown = all.slice(0, MOST_NAMED);
  return listed(all.length > MOST_NAMED ? [...shown, `${all.length - MOST_NAMED} more`] : shown);
}

/** policy/v1 from 1.22 on, policy/v1beta1 before: the API server says which its Eviction is. */
async function evictionVersion(cluster: PlaybookCluster, signal: AbortSignal): Promise<string> {
  const resources = itemsOf((await readObject(cluster, '/api/v1', signal))?.resources);
  const eviction = resources.find((one) => one.name === 'pods/eviction');
  return `${textOf(eviction?.group) || 'policy'}/${textOf(eviction?.version) || 'v1'}`;
}
