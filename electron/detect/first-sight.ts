import type { DaemonSetView } from './daemon-set-view.ts';
import type { DeploymentView } from './deployment-view.ts';
import type { StatefulSetView } from './stateful-set-view.ts';
import { lacksReadyPods } from './unready-since.ts';
import { hasZeroReplicas } from './zero-replicas.ts';

/**
 * Whether a condition that our own first sight gives a grace to holds now, grace apart: zero_replicas on a
 * Deployment, the unavailability of a StatefulSet or DaemonSet. The loop remembers the time it first returns true,
 * hands it in as `look.firstSight`, and forgets it when it returns false.
 */
export function needsFirstSight(view: DeploymentView | StatefulSetView | DaemonSetView): boolean {
  return view.kind === 'Deployment' ? hasZeroReplicas(view) : lacksReadyPods(view);
}
