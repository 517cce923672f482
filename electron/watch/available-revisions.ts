import type { DeploymentView } from '../detect/deployment-view.ts';
import type { ClusterView } from './cluster-view.ts';
import type { AvailableRevision } from './watch-loop-ports.ts';

/** Of every Deployment that is wholly available now: which revision that is. */
export function availableRevisions(cluster: Pick<ClusterView, 'all'>): AvailableRevision[] {
  const seen: AvailableRevision[] = [];
  for (const view of cluster.all('Deployment')) {
    const { kind, namespace, name, availableRevision } = view as DeploymentView;
    if (availableRevision !== null) seen.push({ kind, namespace, name, revision: availableRevision });
  }
  return seen;
}
