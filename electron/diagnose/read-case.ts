import { type Fields, fieldsOf, textOf } from '../../shared/api-fields.ts';
import { collectionPath, objectPath } from '../../shared/api-paths.ts';
import type { Case } from './case.ts';
import { type CaseSource, createCaseReader } from './case-reader.ts';
import { readLogs } from './read-logs.ts';
import {
  readClaims,
  readConfigMaps,
  readEvents,
  readMemory,
  type Subject,
  subjectOf,
} from './read-surroundings.ts';
import { createdAt, metadataOf, readBelongings, readTarget, readWorkloadOf, uidOf } from './read-workload.ts';
import type { Target } from './target.ts';
import { tellingPods } from './telling-pods.ts';

const MOST_LISTED = '200';
/** ReplicaSets and Jobs whose Events are read: trouble is with the newest. */
const NEWEST = 2;

export interface CaseQuestion {
  source: CaseSource;
  context: string;
  target: Target;
  /** Epoch ms. */
  now: number;
  /** What is not read when it aborts becomes a problem. */
  signal: AbortSignal;
}

/** What was read, and whether the object asked about is there at all. */
export interface ReadCase {
  found: Case;
  /** `absent`: the cluster has none of that name. `unread`: it could not be asked. */
  target: 'present' | 'absent' | 'unread';
}

/** Reads everything that bears on the target: only GETs, no Secret. Never rejects: what fails is a problem of the case. */
export async function readCase({ source, context, target, now, signal }: CaseQuestion): Promise<ReadCase> {
  const reader = createCaseReader(source, signal);
  const { namespace } = target;
  const read = await readTarget(reader, target);
  const object = read === 'absent' ? null : read;
  const kind = textOf(object?.kind) || target.kind;
  const isPod = kind === 'Pod';
  const isNode = kind === 'Node';

  const workload = isPod
    ? object && (await readWorkloadOf(reader, object, namespace))
    : isNode
      ? null
      : object;
  // A ReplicaSet or Job asked about by name has its Deployment or CronJob above it.
  const top =
    !isPod && workload !== null
      ? ((await readWorkloadOf(reader, workload, namespace)) ?? workload)
      : workload;
  const { revisions, jobs, pods: siblings } = await readBelongings(reader, top, namespace);
  const ofTarget = top === workload ? siblings : siblings.filter((pod) => isOwnedBy(pod, uidOf(workload)));
  const pods = isPod ? (object === null ? [] : [object]) : tellingPods(ofTarget);
  const [first] = pods;

  // Under way while the rest is read: a kubelet that hangs must not hide what the API server knows.
  const logs = readLogs(reader, pods);

  const nodeName = isNode ? '' : textOf(fieldsOf(first?.spec).nodeName);
  const template = fieldsOf(fieldsOf(fieldsOf(top?.spec).template).spec);
  const spec = first === undefined ? template : fieldsOf(first.spec);
  const inNamespace = (plural: string) =>
    isNode
      ? Promise.resolve([])
      : reader.list(
          collectionPath({ apiVersion: 'v1', plural }, namespace, { limit: MOST_LISTED }),
          `The ${plural} of ${namespace}`,
        );

  const [node, claims, configMaps, quotas, limitRanges, services, endpoints, memoryPeaks] = await Promise.all(
    [
      isNode
        ? object
        : nodeName === ''
          ? null
          : reader.object(
              objectPath({ apiVersion: 'v1', plural: 'nodes' }, '', nodeName),
              `Node ${nodeName}`,
            ),
      first === undefined ? [] : readClaims(reader, first, namespace),
      isNode ? [] : readConfigMaps(reader, spec, namespace),
      inNamespace('resourcequotas'),
      inNamespace('limitranges'),
      inNamespace('services'),
      inNamespace('endpoints'),
      first === undefined
        ? {}
        : readMemory({ getJson: (path) => source.getJson(path, { signal, timeoutMs: 5_000 }) }, first),
    ],
  );

  const between = [
    ...revisions
      .slice(0, NEWEST)
      .filter((one) => 'spec' in one)
      .map((one) => subjectOf('ReplicaSet', one)),
    ...jobs.slice(0, NEWEST).map((job) => subjectOf('Job', job)),
  ];
  const subjects: Subject[] = [
    ...(object === null ? [{ ...target, kind, uid: '' }] : [subjectOf(kind, object)]),
    ...(top === null ? [] : [subjectOf(textOf(top.kind), top)]),
    ...between,
    ...pods.map((pod) => subjectOf('Pod', pod)),
    ...claims.map((claim) => subjectOf('PersistentVolumeClaim', claim)),
    ...(node === null ? [] : [subjectOf('Node', node)]),
  ];
  const events = await readEvents(reader, distinct(subjects));

  return {
    target: read === 'absent' ? 'absent' : read === null ? 'unread' : 'present',
    found: {
      now: new Date(now).toISOString(),
      context,
      target: { ...target, kind, uid: uidOf(object) || null },
      workload: top,
      pods,
      revisions,
      jobs: jobs.toSorted((a, b) => createdAt(b) - createdAt(a)),
      node,
      events,
      logs: await logs,
      configMaps,
      claims,
      quotas,
      limitRanges,
      services,
      endpoints,
      memoryPeaks,
      problems: reader.problems,
    },
  };
}

function isOwnedBy(object: Fields, uid: string): boolean {
  const owners = metadataOf(object).ownerReferences;
  return Array.isArray(owners) && owners.some((owner) => fieldsOf(owner).uid === uid);
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [
    ...new Map(subjects.map((one) => [JSON.stringify([one.kind, one.namespace, one.name]), one])).values(),
  ];
}
