import { type Fields, fieldsOf, integerOf, itemsOf, textOf, timeOf } from '../../shared/api-fields.ts';
import { type Endpoint, knownKind } from '../../shared/api-kinds.ts';
import { collectionPath, objectPath } from '../../shared/api-paths.ts';
import type { CaseReader } from './case-reader.ts';
import type { Target } from './target.ts';

/** Pod -> ReplicaSet -> Deployment and Pod -> Job -> CronJob are two; a hostile ring of owners has no end. */
const LONGEST_CHAIN = 4;
const BETWEEN: ReadonlySet<string> = new Set(['ReplicaSet', 'Job']);
const MOST_LISTED = '500';
const MOST_REVISIONS = 10;
const MOST_JOBS = 10;

const PODS = { apiVersion: 'v1', plural: 'pods' };
const REPLICA_SETS = { apiVersion: 'apps/v1', plural: 'replicasets' };
const CONTROLLER_REVISIONS = { apiVersion: 'apps/v1', plural: 'controllerrevisions' };

/** A workload with everything of it that a diagnosis compares. */
export interface Workload {
  /** Null when the pod has no controller, or it cannot be read. */
  object: Fields | null;
  revisions: readonly Fields[];
  jobs: readonly Fields[];
  pods: readonly Fields[];
}

export const metadataOf = (object: Fields | null) => fieldsOf(object?.metadata);
export const uidOf = (object: Fields | null) => textOf(metadataOf(object).uid);
export const nameOf = (object: Fields | null) => textOf(metadataOf(object).name);

/** The object asked about; 'absent' when there is none of that name, null when it cannot be read. */
export async function readTarget(reader: CaseReader, target: Target): Promise<Fields | 'absent' | null> {
  const what = `${target.kind} ${target.namespace === '' ? '' : `${target.namespace}/`}${target.name}`;
  const endpoint = knownKind(target.kind) ?? (await discovered(reader, target.kind));
  if (endpoint === null) return 'absent';
  return lookUpObject(reader, endpoint, target.namespace, target.name, what);
}

async function lookUpObject(
  reader: CaseReader,
  endpoint: Endpoint,
  namespace: string,
  name: string,
  what: string,
): Promise<Fields | 'absent' | null> {
  // Before 1.21 CronJobs are batch/v1beta1.
  const versions = endpoint.kind === 'CronJob' ? ['batch/v1', 'batch/v1beta1'] : [endpoint.apiVersion];
  let found: Fields | 'absent' | null = 'absent';
  for (const apiVersion of versions) {
    if (found !== 'absent') break;
    found = await reader.lookUp(objectPath({ ...endpoint, apiVersion }, namespace, name), what);
  }
  return found === 'absent' || found === null ? found : { ...found, kind: endpoint.kind };
}

/** A kind of somebody else's API (Rollout, CloneSet …), as the API server's discovery names it. */
async function discovered(reader: CaseReader, word: string): Promise<Endpoint | null> {
  const lower = word.toLowerCase();
  const groups = itemsOf((await reader.object('/apis', 'The list of APIs'))?.groups);
  const versions = groups
    .map((group) => textOf(fieldsOf(group.preferredVersion).groupVersion))
    .filter(Boolean);
  const lists = await Promise.all(
    versions.map((version) => reader.object(collectionRoot(version), `The API ${version}`)),
  );
  for (const [index, list] of lists.entries()) {
    const found = itemsOf(list?.resources).find(
      ({ name, kind, singularName, shortNames }) =>
        !textOf(name).includes('/') &&
        [name, kind, singularName, ...(Array.isArray(shortNames) ? shortNames : [])].some(
          (one) => textOf(one).toLowerCase() === lower,
        ),
    );
    if (found !== undefined)
      return { kind: textOf(found.kind), plural: textOf(found.name), apiVersion: versions[index] ?? '' };
  }
  return null;
}

const collectionRoot = (groupVersion: string) =>
  `/apis/${groupVersion.split('/').map(encodeURIComponent).join('/')}`;

/** The `controller: true` owner of an object. */
function controllerOf(object: Fields): Fields | null {
  return itemsOf(metadataOf(object).ownerReferences).find(({ controller }) => controller === true) ?? null;
}

/** Follows `controller: true` upward to the workload that a person changes; null where there is none. */
export async function readWorkloadOf(
  reader: CaseReader,
  pod: Fields,
  namespace: string,
): Promise<Fields | null> {
  let found: Fields | null = null;
  let below = pod;
  for (let length = 0; length < LONGEST_CHAIN; length++) {
    const owner = controllerOf(below);
    const endpoint = owner === null ? null : knownKind(textOf(owner.kind));
    // A static pod belongs to its Node, but nobody mends a Node by its pod; foreign kinds take other permissions.
    if (owner === null || endpoint === null || endpoint.kind === 'Node') return found;
    const name = textOf(owner.name);
    const read = await lookUpObject(
      reader,
      endpoint,
      namespace,
      name,
      `${endpoint.kind} ${namespace}/${name}`,
    );
    if (read === null || read === 'absent') return found;
    found = read;
    if (!BETWEEN.has(endpoint.kind)) return found;
    below = read;
  }
  return found;
}

/** What belongs to a workload: its revisions, a CronJob's Jobs, its pods. */
export async function readBelongings(
  reader: CaseReader,
  object: Fields | null,
  namespace: string,
): Promise<Workload> {
  const none: Workload = { object, revisions: [], jobs: [], pods: [] };
  const kind = textOf(object?.kind);
  if (object === null || kind === '') return none;
  if (kind === 'CronJob') {
    const all = await reader.list(
      collectionPath({ apiVersion: 'batch/v1', plural: 'jobs' }, namespace, { limit: MOST_LISTED }),
      `The Jobs of ${namespace}`,
    );
    const jobs = ownedBy(all, [uidOf(object)])
      .sort((a, b) => createdAt(b) - createdAt(a))
      .slice(0, MOST_JOBS);
    const pods = await readPods(reader, namespace, {}, jobs.map(uidOf));
    return { ...none, jobs, pods };
  }
  const labels = matchLabels(object);
  if (kind === 'Deployment') {
    const all = await reader.list(
      collectionPath(REPLICA_SETS, namespace, { ...selector(labels), limit: MOST_LISTED }),
      `The ReplicaSets of ${namespace}`,
    );
    const own = ownedBy(all, [uidOf(object)]);
    const revisions = newestRevisions(own);
    return { ...none, revisions, pods: await readPods(reader, namespace, labels, own.map(uidOf)) };
  }
  const revisions =
    kind === 'StatefulSet' || kind === 'DaemonSet'
      ? newestRevisions(
          ownedBy(
            await reader.list(
              collectionPath(CONTROLLER_REVISIONS, namespace, { ...selector(labels), limit: MOST_LISTED }),
              `The revisions of ${namespace}/${nameOf(object)}`,
            ),
            [uidOf(object)],
          ),
        )
      : [];
  return { ...none, revisions, pods: await readPods(reader, namespace, labels, [uidOf(object)]) };
}

async function readPods(
  reader: CaseReader,
  namespace: string,
  labels: Readonly<Record<string, string>>,
  owners: readonly string[],
): Promise<Fields[]> {
  if (owners.length === 0) return [];
  const path = collectionPath(PODS, namespace, { ...selector(labels), limit: MOST_LISTED });
  return ownedBy(await reader.list(path, `The pods of ${namespace}`), owners);
}

function ownedBy(objects: readonly Fields[], owners: readonly string[]): Fields[] {
  return objects.filter((object) => owners.includes(textOf(controllerOf(object)?.uid)));
}

/** Narrows a list to what can belong to the workload at all; expressions are left to the owner's UID. */
function matchLabels(object: Fields): Record<string, string> {
  const labels = fieldsOf(fieldsOf(fieldsOf(object.spec).selector).matchLabels);
  return Object.fromEntries(
    Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function selector(labels: Readonly<Record<string, string>>): Record<string, string> {
  const text = Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
  return text === '' ? {} : { labelSelector: text };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#revision-history-limit */
function newestRevisions(objects: Fields[]): Fields[] {
  return objects.sort((a, b) => revisionOf(b) - revisionOf(a)).slice(0, MOST_REVISIONS);
}

function revisionOf(object: Fields): number {
  const annotation = textOf(fieldsOf(metadataOf(object).annotations)['deployment.kubernetes.io/revision']);
  return integerOf(object.revision) ?? (Number(annotation) || 0);
}

export function createdAt(object: Fields): number {
  return timeOf(metadataOf(object).creationTimestamp) ?? 0;
}
