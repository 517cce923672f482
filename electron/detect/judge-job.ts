import type { CronJobView } from './cron-job-view.ts';
import type { Look, Verdict } from './finding.ts';
import { jobFailed } from './job-failed.ts';
import type { JobView } from './job-view.ts';
import { judgeEach, NOTHING, type OnError } from './judgement.ts';

/**
 * Every trouble a Job has now. `siblings`: the Jobs of the same CronJob and the CronJob itself, as far as they are
 * known; without the CronJob a success goes unseen whose Job was deleted at once. On a condition that throws, see judgePod.
 */
export function judgeJob(
  job: JobView,
  siblings: readonly (JobView | CronJobView)[],
  look: Look,
  onError?: OnError,
): Verdict {
  if (job.deleting || job.ignored) return NOTHING;
  const judge = (view: JobView) => jobFailed(view, siblings, look);
  return judgeEach([{ type: 'job_failed', judge }], job, look, onError);
}
