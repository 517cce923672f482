import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { Settings } from '../../shared/settings.ts';
import type { JobView } from '../detect/job-view.ts';
import type { ObjectView } from '../detect/object-view.ts';
import { siblingRecovery } from '../detect/pod-recovery.ts';
import type { PodView } from '../detect/pod-view.ts';
import { type JudgedView, recoveryDue } from '../detect/recovery.ts';
import { type ClusterView, refKey } from './cluster-view.ts';
import type { Owners } from './owners.ts';
import type { TrackedTrouble } from './troubles.ts';
import { siblingsOf } from './watched-kinds.ts';

/** How long a deleted pod's workload has to bring another pod. */
const SUCCESSOR_MS = 60_000;
const LOOK_AGAIN_MS = 5_000;

/** When a removed object's trouble recovers, when it goes with its object, and when to ask again. Epoch ms. */
export interface Fate {
  recoveredAt: number | null;
  goneAt: number | null;
  /** Null: when something about its siblings changes. */
  lookAgainAt: number | null;
}

/** What the views say about how troubles end. */
export interface Outlook {
  view(subject: ObjectRef): ObjectView | undefined;
  /** Epoch ms at which a trouble whose object is there counts as recovered; null without positive evidence. */
  recoveryDue(trouble: TrackedTrouble, view: ObjectView, settings: Settings['detect']): number | null;
  /** Whether the object, though still listed, counts as removed: nobody will mend it. */
  isOver(view: ObjectView, recoveryAt: number | null): boolean;
  /** The nodes of a workload's pods that are not ready, null for a pod on none; null while its pods are not known. */
  nodesOf(workload: ObjectRef): (string | null)[] | null;
  /** What becomes of a trouble whose object was removed at `removedAt`. */
  afterRemoval(
    trouble: TrackedTrouble,
    removedAt: number,
    now: number,
    settings: Settings['detect'],
  ): Fate | 'gone';
}

export interface OutlookDeps {
  cluster: ClusterView;
  owners: Owners;
  /** Whether what is known of objects like this one is complete and current. */
  isKnown: (object: ObjectRef) => boolean;
  /** These controllers stand between pods and the workload asked about. */
  askFor: (controllers: ObjectRef[]) => void;
}

export function createOutlook({ cluster, owners, isKnown, askFor }: OutlookDeps): Outlook {
  /** The pods standing for a workload; null while some in its namespace may be, and nobody knows yet. */
  function podsOf(owner: ObjectRef): PodView[] | null {
    const controllers = cluster.controllersIn(owner.namespace, 'Pod');
    const unknown = controllers.filter((controller) => owners.above(controller) === null);
    if (unknown.length > 0) {
      askFor(unknown);
      return null;
    }
    const ours = controllers.filter((controller) => isSame(owners.above(controller), owner));
    return ours.flatMap((controller) => cluster.controlledBy(controller, 'Pod') as PodView[]);
  }

  /** Absence from the view says something of the kinds that are watched, and watched well. */
  function isDeleted(owner: ObjectRef): boolean {
    return WORKLOADS.has(owner.kind) && cluster.get(owner.kind, owner.uid) === undefined && isKnown(owner);
  }

  /** False once the workload is known to be deleted, or to want no pods. */
  function mayBringPods(owner: ObjectRef): boolean {
    if (owner.kind === 'Pod') return false;
    const view = cluster.get(owner.kind, owner.uid);
    if (view === undefined) return !isDeleted(owner);
    if (view.deleting) return false;
    if (view.kind === 'Job')
      return (view as JobView).succeededAt === null && (view as JobView).failed === null;
    return !('wants' in view) || view.wants !== 0;
  }

  function afterPod(trouble: TrackedTrouble, removedAt: number, now: number, settings: Settings['detect']) {
    if (!mayBringPods(trouble.owner)) return 'gone';
    const siblings = podsOf(trouble.owner)?.filter(
      (pod) => pod.uid !== trouble.subject.uid && !isLeaving(pod) && !pod.ignored && !pod.unselected,
    );
    if (siblings?.length === 0) {
      const goneAt = removedAt + SUCCESSOR_MS;
      return { recoveredAt: null, goneAt, lookAgainAt: Math.min(goneAt, now + LOOK_AGAIN_MS) };
    }
    const provedAt = siblingRecovery(
      trouble.type,
      trouble.container,
      siblings ?? [],
      settings,
      trouble.metadata,
    );
    // Pods that always did well prove nothing of the successor that is still to come.
    const recoveredAt = provedAt === null ? null : Math.max(provedAt, removedAt + SUCCESSOR_MS);
    return { recoveredAt, goneAt: null, lookAgainAt: recoveredAt ?? now + LOOK_AGAIN_MS };
  }

  /** When a later success of the same CronJob has held; null where there is none. */
  function successDue(trouble: TrackedTrouble, settings: Settings['detect']): number | null {
    if (trouble.owner.kind !== 'CronJob') return null;
    const due = siblingsOf(trouble.owner, cluster).map((one) =>
      recoveryDue({ ...trouble, clearedAt: trouble.clearedAt ?? one.succeededAt }, one, settings),
    );
    const known = due.filter((at) => at !== null);
    return known.length === 0 ? null : Math.min(...known);
  }

  return {
    view: (subject) => cluster.get(subject.kind, subject.uid),
    recoveryDue: (trouble, view, settings) =>
      successDue(trouble, settings) ?? recoveryDue(trouble, view as JudgedView, settings),
    isOver(view, recoveryAt) {
      if (view.kind !== 'Pod') return false;
      const { phase } = view as PodView;
      return (
        isLeaving(view as PodView) || (recoveryAt === null && (phase === 'Succeeded' || phase === 'Failed'))
      );
    },
    nodesOf(workload) {
      if (!isKnown({ kind: 'Pod', namespace: workload.namespace, name: '', uid: '' })) return null;
      const nodes = podsOf(workload)?.flatMap((pod) => (pod.ready || isDone(pod) ? [] : [pod.node || null]));
      return nodes === undefined ? null : [...new Set(nodes)];
    },
    afterRemoval(trouble, removedAt, now, settings) {
      if (trouble.subject.kind === 'Pod') return afterPod(trouble, removedAt, now, settings);
      // A CronJob's incident outlives its Jobs, which its history limits delete.
      if (trouble.owner.kind !== 'CronJob') return 'gone';
      const recoveredAt = successDue(trouble, settings);
      if (recoveredAt === null && isDeleted(trouble.owner)) return 'gone';
      return { recoveredAt, goneAt: null, lookAgainAt: recoveredAt };
    },
  };
}

/** The workload kinds the loop watches. */
const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);

/** By UID; by all else where one of them holds none. */
function isSame(one: ObjectRef | null, other: ObjectRef): boolean {
  if (one === null) return false;
  if (one.uid !== '' && other.uid !== '') return one.uid === other.uid;
  return refKey({ ...one, uid: '' }) === refKey({ ...other, uid: '' });
}

function isDone({ phase }: PodView): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

function isLeaving({ deleting, evicted, disruptionTarget }: PodView): boolean {
  return deleting || evicted || disruptionTarget;
}
