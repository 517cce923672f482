import type { Simulation } from '../kubelet.ts';
import type { Deployment, ReplicaSet } from '../kubernetes-types.ts';
import { controllerReference } from '../pod-manifest.ts';
import { hashSuffix } from '../random.ts';
import { controllerOf } from '../workload-of.ts';
import { deploymentStatus, progressDeadlineMs, rollingBounds } from './deployment-status.ts';
import { createWorkQueue } from './work-queue.ts';

const REVISION = 'deployment.kubernetes.io/revision';

/** Rolls Deployments out: one ReplicaSet for each pod template, scaled within maxSurge and maxUnavailable. */
export function startDeploymentController({ store, timeline, events }: Simulation): void {
  const enqueue = createWorkQueue(timeline, (namespace, name) => {
    const deployment = store.get('deployments', namespace, name);
    if (!deployment?.spec?.template?.spec || store.isHandsOff(deployment.metadata.uid)) return;
    const hash = hashSuffix(JSON.stringify(deployment.spec.template));
    const isNew = (set: ReplicaSet) => set.metadata.labels?.['pod-template-hash'] === hash;
    const sets = () => store.ownedBy('replicasets', deployment.metadata.uid);
    if (!deployment.spec.paused && !sets().some(isNew)) createReplicaSet(deployment, hash, sets());
    roll(deployment, sets(), isNew);
    pruneHistory(
      deployment,
      sets().filter((set) => !isNew(set)),
    );
    const now = timeline.now();
    store.update('deployments', namespace, name, (draft) => {
      const newest = sets().find(isNew);
      if (newest) setRevision(draft, newest);
      draft.status = deploymentStatus(draft, sets(), newest, now);
    });
    const deadline = progressDeadlineMs(store.get('deployments', namespace, name));
    if (deadline !== undefined && deadline > now) timeline.at(deadline, () => enqueue(namespace, name));
  });

  function createReplicaSet(deployment: Deployment, hash: string, existing: ReplicaSet[]): void {
    const { name, namespace, labels } = deployment.metadata;
    const { template } = deployment.spec ?? {};
    const withHash = { ...template?.metadata?.labels, 'pod-template-hash': hash };
    const first = existing.length === 0;
    store.create('replicasets', {
      metadata: {
        name: `${name}-${hash}`,
        ...(namespace ? { namespace } : {}),
        labels: { ...labels, ...withHash },
        annotations: {
          [REVISION]: String(1 + Math.max(0, ...existing.map(revisionOf))),
          'deployment.kubernetes.io/desired-replicas': String(deployment.spec?.replicas ?? 1),
        },
        ownerReferences: [controllerReference(deployment)],
      },
      spec: {
        replicas: first ? (deployment.spec?.replicas ?? 1) : 0,
        selector: { matchLabels: { ...deployment.spec?.selector?.matchLabels, 'pod-template-hash': hash } },
        template: { ...template, metadata: { ...template?.metadata, labels: withHash } },
      },
    });
    if (first)
      say(deployment, `Scaled up replica set ${name}-${hash} from 0 to ${deployment.spec?.replicas ?? 1}`);
  }

  function roll(deployment: Deployment, sets: ReplicaSet[], isNew: (set: ReplicaSet) => boolean): void {
    const wanted = deployment.spec?.replicas ?? 1;
    const newest = sets.find(isNew);
    const old = sets.filter((set) => set !== newest && size(set) > 0);
    if (deployment.spec?.paused || !newest) return;
    if (old.length === 0) {
      scale(deployment, newest, wanted);
      return;
    }
    const { maxSurge, maxUnavailable } = rollingBounds(deployment);
    const total = sets.reduce((sum, set) => sum + size(set), 0);
    scale(deployment, newest, Math.min(wanted, size(newest) + Math.max(0, wanted + maxSurge - total)));
    const newUnavailable = size(newest) - available(newest);
    let removable = total - (wanted - maxUnavailable) - newUnavailable;
    // Broken old pods serve nobody: they go first, and never count against availability.
    const brokenFirst = [...old].sort((a, b) => size(b) - available(b) - (size(a) - available(a)));
    for (const set of brokenFirst) {
      const broken = size(set) - available(set);
      const removed = Math.min(size(set), Math.max(broken, Math.max(0, removable)));
      removable -= removed;
      scale(deployment, set, size(set) - removed);
    }
  }

  function scale(deployment: Deployment, set: ReplicaSet, replicas: number): void {
    const before = size(set);
    if (before === replicas) return;
    store.update('replicasets', set.metadata.namespace, set.metadata.name, (draft) => {
      if (draft.spec) draft.spec.replicas = replicas;
    });
    const way = replicas > before ? 'up' : 'down';
    say(deployment, `Scaled ${way} replica set ${set.metadata.name} from ${before} to ${replicas}`);
  }

  const say = (deployment: Deployment, message: string) =>
    events.record(deployment, 'Normal', 'ScalingReplicaSet', message, 'deployment-controller');

  function pruneHistory(deployment: Deployment, old: ReplicaSet[]): void {
    const limit = Number(deployment.spec?.revisionHistoryLimit ?? 10);
    const idle = old.filter((set) => size(set) === 0 && (set.status?.replicas ?? 0) === 0);
    idle.sort((a, b) => revisionOf(b) - revisionOf(a));
    for (const { metadata } of idle.slice(limit))
      store.delete('replicasets', metadata.namespace, metadata.name);
  }

  store.subscribe((resource, { revision: { object } }) => {
    const { namespace, name } = object.metadata;
    if (resource === 'deployments') enqueue(namespace, name);
    if (resource !== 'replicasets') return;
    const owner = controllerOf(object);
    if (owner?.kind === 'Deployment') enqueue(namespace, owner.name);
  });
}

const size = (set: ReplicaSet) => set.spec?.replicas ?? 0;
const available = (set: ReplicaSet) => set.status?.availableReplicas ?? 0;
const revisionOf = (set: ReplicaSet) => Number(set.metadata.annotations?.[REVISION] ?? 0);

function setRevision(deployment: Deployment, newest: ReplicaSet): void {
  const revision = newest.metadata.annotations?.[REVISION] ?? '1';
  deployment.metadata.annotations = { ...deployment.metadata.annotations, [REVISION]: revision };
}
