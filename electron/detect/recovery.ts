import { timeOf } from '../../shared/api-fields.ts';
import type { Settings } from '../../shared/settings.ts';
import type { CronJobView } from './cron-job-view.ts';
import type { DaemonSetView } from './daemon-set-view.ts';
import type { DeploymentView } from './deployment-view.ts';
import type { Trouble } from './finding.ts';
import type { JobView } from './job-view.ts';
import type { NodeView } from './node-view.ts';
import { podRecoveryDue } from './pod-recovery.ts';
import type { PodView } from './pod-view.ts';
import type { StatefulSetView } from './stateful-set-view.ts';

/** The views that recovery is read from: those verdicts are given on, and the CronJob. */
export type JudgedView =
  | PodView
  | NodeView
  | DeploymentView
  | StatefulSetView
  | DaemonSetView
  | JobView
  | CronJobView;

/**
 * Epoch ms at which the trouble counts as recovered if nothing changes. Null when the view holds no positive evidence
 * that it is over: absence of a finding is none, and an object being deleted or opted out proves nothing.
 * For job_failed give a later Job of the same CronJob or the CronJob itself: a Job that failed stays failed.
 */
export function recoveryDue(trouble: Trouble, view: JudgedView, settings: Settings['detect']): number | null {
  if (view.deleting || view.ignored) return null;
  if (view.kind === 'Pod') return podRecoveryDue(trouble, view, settings);
  if (trouble.clearedAt === null || !isDisproved(trouble, view)) return null;
  return trouble.clearedAt + settings.recoveryHold * 1000;
}

/** Whether the object's own fields say that the condition is false. */
function isDisproved(trouble: Trouble, view: Exclude<JudgedView, PodView>): boolean {
  switch (view.kind) {
    case 'Node':
      return trouble.type === 'node_pressure' ? isRelieved(trouble, view) : isReady(trouble, view);
    case 'Deployment':
      return trouble.type === 'rollout_stuck' ? isProgressing(view) : isServing(trouble, view);
    case 'StatefulSet':
      return trouble.type === 'statefulset_unavailable' && view.observed && view.ready >= view.wants;
    case 'DaemonSet':
      return trouble.type === 'daemonset_unavailable' && view.observed && view.ready >= view.wants;
    case 'Job':
    case 'CronJob':
      return trouble.type === 'job_failed' && succeededSince(trouble, view.succeededAt);
  }
}

function isReady(trouble: Trouble, node: NodeView): boolean {
  return trouble.type === 'node_not_ready' && node.ready?.status === 'True';
}

/** Each pressure that was reported must be False: a node that went silent has them Unknown. */
function isRelieved({ metadata }: Trouble, { pressures }: NodeView): boolean {
  const isFalse = (type: string) => pressures.some((one) => one.type === type && one.status === 'False');
  return (
    pressures.every((one) => one.status !== 'True') &&
    (metadata.pressures ?? ['MemoryPressure']).every(isFalse)
  );
}

/** Some pod serves, or nobody wants one any more. */
function isServing(trouble: Trouble, { available, wants }: DeploymentView): boolean {
  return trouble.type === 'zero_replicas' && (available > 0 || wants === 0);
}

function isProgressing({ observed, progressing, wants }: DeploymentView): boolean {
  return observed && (progressing?.status === 'True' || wants === 0);
}

/** Whether a success came after the failure; where that has no time, any known success is later. */
function succeededSince({ metadata }: Trouble, success: number | null): boolean {
  return success !== null && success >= (timeOf(metadata.finishedAt) ?? 0);
}
