import type { DeploymentView } from '../detect/deployment-view.ts';
import type { StatefulSetView } from '../detect/stateful-set-view.ts';
import type { ClusterView } from './cluster-view.ts';
import type { AvailableRevision } from './watch-loop-ports.ts';

/** Of every Deployment and StatefulSet that is wholly available now: which revision that is. A DaemonSet does not say. */
export function availableRevisions(cluster: Pick<ClusterView, 'all'>): AvailableRevision[] {
  const seen: AvailableRevision[] = [];
  for (const view of [...cluster.all('Deployment'), ...cluster.all('StatefulSet')]) {
    const { uid, availableRevision } = view as DeploymentView | StatefulSetView;
    if (availableRevision !== null) seen.push({ workload: uid, revision: availableRevision });
  }
  return seen;
}
