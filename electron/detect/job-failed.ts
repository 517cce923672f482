import { rfc3339 } from '../../shared/api-fields.ts';
import { inShort } from './container-facts.ts';
import type { CronJobView } from './cron-job-view.ts';
import type { Look, Verdict } from './finding.ts';
import type { JobView } from './job-view.ts';
import { found, NOTHING } from './judgement.ts';
import { refOf } from './object-view.ts';
import { begunAt } from './times.ts';

/**
 * A Job that gave up (Failed=True); its retries before that are no incident. A later success of the same CronJob, by
 * the word of one of its Jobs (`siblings`) or of the CronJob itself, clears it.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
 */
export function jobFailed(job: JobView, siblings: readonly (JobView | CronJobView)[], look: Look): Verdict {
  const { failed, name, wants, succeeded } = job;
  if (failed === null) return NOTHING;
  const { reason, message, transitionedAt } = failed;
  const since = begunAt(look.now, transitionedAt, job.createdAt);
  if (siblings.some(({ succeededAt }) => succeededAt !== null && succeededAt >= since)) return NOTHING;
  const why = inShort(message) || reason;
  return found({
    type: 'job_failed',
    severity: 'warning',
    subject: refOf(job),
    container: null,
    occurrence: `${job.uid}@${transitionedAt ?? 'unknown'}`,
    since,
    message: `job ${name} failed${why === '' ? '' : `: ${why}`}`,
    metadata: {
      wants,
      available: succeeded,
      finishedAt: rfc3339(since),
      ...(reason !== '' && { reason }),
      ...(message !== '' && { detail: message }),
    },
  });
}
