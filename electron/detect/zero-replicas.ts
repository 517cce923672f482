import { inShort } from './container-facts.ts';
import type { DeploymentView } from './deployment-view.ts';
import type { Look, Verdict } from './finding.ts';
import { afterGrace, NOTHING } from './judgement.ts';
import { refOf } from './object-view.ts';
import { begunAt, latest } from './times.ts';

/** Pods are wanted and none is available, grace apart. True when paused, and when a quota keeps pods from existing. */
export function hasZeroReplicas({ deleting, observed, wants, available }: DeploymentView): boolean {
  return !deleting && observed && wants > 0 && available === 0;
}

/** A Deployment with no available pod. */
export function zeroReplicas(deployment: DeploymentView, look: Look): Verdict {
  if (!hasZeroReplicas(deployment)) return NOTHING;
  const { name, wants, paused, replicaFailure, progressing } = deployment;
  const since = begunAt(look.now, turnedUnavailable(deployment), look.firstSight, deployment.createdAt);
  const failure = replicaFailure?.status === 'True' ? replicaFailure : null;
  const cause = failure ?? (progressing?.status === 'False' ? progressing : null);
  const why = failure === null || failure.message === '' ? '' : `: ${inShort(failure.message)}`;
  return afterGrace(lastChange(deployment, look), look.settings.grace.zero_replicas, look.now, () => ({
    type: 'zero_replicas',
    severity: 'critical',
    subject: refOf(deployment),
    container: null,
    // Available may turn False long before the last pod goes, and stay so from one zero to the next.
    occurrence: `${deployment.uid}@${look.firstSight ?? since}`,
    since,
    message: `${name} has no available pods (wants ${wants}${paused ? ', paused' : ''})${why}`,
    metadata: {
      wants,
      available: 0,
      paused,
      ...(cause !== null && cause.reason !== '' && { reason: cause.reason }),
      ...(cause !== null && cause.message !== '' && { detail: cause.message }),
    },
  }));
}

/**
 * From when the grace runs: the latest of the times that may excuse a zero. With maxUnavailable 100 % Available stays
 * True through a healthy rollout, so old transition times prove nothing; then progress and our own first sight do.
 */
function lastChange(deployment: DeploymentView, look: Look): number {
  const unavailableSince = turnedUnavailable(deployment) ?? deployment.createdAt;
  return begunAt(
    look.now,
    [unavailableSince, progressedAt(deployment), look.firstSight].reduce(latest, null),
  );
}

function turnedUnavailable({ availability }: DeploymentView): number | null {
  return availability?.status === 'False' ? availability.transitionedAt : null;
}

function progressedAt({ progressing }: DeploymentView): number | null {
  return progressing?.reason === 'ReplicaSetUpdated' ? progressing.updatedAt : null;
}
