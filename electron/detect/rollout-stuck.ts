import { inShort } from './container-facts.ts';
import type { DeploymentView } from './deployment-view.ts';
import type { Look, Verdict } from './finding.ts';
import { found, NOTHING } from './judgement.ts';
import { refOf } from './object-view.ts';
import { begunAt } from './times.ts';

/** Whether the Deployment's rollout made no progress for its progressDeadlineSeconds. */
export function isPastDeadline({ progressing }: DeploymentView): boolean {
  return progressing?.status === 'False' && progressing.reason === 'ProgressDeadlineExceeded';
}

/**
 * A rollout that got stuck while old pods still serve; with nothing available it is zero_replicas.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
 */
export function rolloutStuck(deployment: DeploymentView, look: Look): Verdict {
  const { progressing, observed, wants, available, paused, name } = deployment;
  if (progressing === null || !isPastDeadline(deployment)) return NOTHING;
  if (!observed || wants === 0 || available === 0) return NOTHING;
  const { reason, message, transitionedAt } = progressing;
  const why = message === '' ? '' : `: ${inShort(message)}`;
  return found({
    type: 'rollout_stuck',
    severity: 'warning',
    subject: refOf(deployment),
    container: null,
    occurrence: `${deployment.uid}@${transitionedAt ?? 'unknown'}`,
    since: begunAt(look.now, transitionedAt, progressing.updatedAt, deployment.createdAt),
    message: `the rollout of ${name} is stuck (${available} of ${wants} available)${why}`,
    metadata: { reason, wants, available, paused, ...(message !== '' && { detail: message }) },
  });
}
