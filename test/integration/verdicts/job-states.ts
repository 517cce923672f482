import { ago, condition, DAY } from '../../support/kube-metadata.ts';
import { cronJob, type JobParts, job } from '../../support/kube-workloads.ts';
import type { ClusterState } from './cluster-state.ts';

const failed = (since: number, reason = 'BackoffLimitExceeded'): JobParts => ({
  conditions: [condition('Failed', 'True', since, reason)],
});
const ofCron = { controller: { kind: 'CronJob', name: 'backup' } };
const completeJob = (name: string, since: number) =>
  job({
    name,
    ...ofCron,
    conditions: [condition('Complete', 'True', since)],
    completionTime: ago(since),
    succeeded: 1,
  });
const JOB = ['warning job_failed Job shop/backup-1: backup-1'];
const CRON = ['warning job_failed CronJob shop/backup: backup-1'];

/** What the Job and CronJob controllers can report. */
export const JOB_STATES: readonly ClusterState[] = [
  {
    what: 'a Job on its fifth try',
    why: 'retries are no incident',
    objects: [job({ failedPods: 5 })],
    expected: [],
  },
  {
    what: 'a Job that gave up',
    why: 'Failed=True',
    objects: [job({ name: 'backup-1', ...failed(60) })],
    expected: JOB,
  },
  {
    what: 'a Job past its deadline',
    why: 'Failed=True',
    objects: [job({ name: 'backup-1', ...failed(60, 'DeadlineExceeded') })],
    expected: JOB,
  },
  {
    what: 'a Job failed by its podFailurePolicy',
    why: 'Failed=True',
    objects: [job({ name: 'backup-1', ...failed(60, 'PodFailurePolicy') })],
    expected: JOB,
  },
  {
    what: 'an indexed Job with failed indexes, about to fail',
    why: 'FailureTarget is not Failed',
    objects: [job({ conditions: [condition('FailureTarget', 'True', 5, 'FailedIndexes')] })],
    expected: [],
  },
  {
    what: 'a suspended Job',
    why: 'on purpose',
    objects: [job({ conditions: [condition('Suspended', 'True', DAY)] })],
    expected: [],
  },
  {
    what: 'a Job of a foreign controller',
    why: 'goes by its kind',
    objects: [job({ name: 'backup-1', controller: { kind: 'Workflow', name: 'release' }, ...failed(60) })],
    expected: ['warning job_failed Workflow shop/release: backup-1'],
  },
  {
    what: 'two failed Jobs of a CronJob',
    why: 'one incident per CronJob',
    objects: [
      cronJob(),
      job({ name: 'backup-1', ...ofCron, ...failed(7200) }),
      job({ name: 'backup-2', ...ofCron, ...failed(60) }),
    ],
    expected: ['warning job_failed CronJob shop/backup: backup-1, backup-2'],
  },
  {
    what: 'a later Job of the CronJob succeeded',
    why: 'that clears it',
    objects: [cronJob(), job({ name: 'backup-1', ...ofCron, ...failed(7200) }), completeJob('backup-2', 60)],
    expected: [],
  },
  {
    what: 'an earlier Job of the CronJob succeeded',
    why: 'that proves nothing',
    objects: [cronJob(), completeJob('backup-0', 9000), job({ name: 'backup-1', ...ofCron, ...failed(60) })],
    expected: CRON,
  },
  {
    what: 'the CronJob remembers a later success whose Job is gone',
    why: 'its word counts as well',
    objects: [cronJob({ lastSuccessfulTime: ago(30) }), job({ name: 'backup-1', ...ofCron, ...failed(60) })],
    expected: [],
  },
  {
    what: 'the CronJob’s last success was before',
    why: 'that proves nothing',
    objects: [cronJob({ lastSuccessfulTime: ago(DAY) }), job({ name: 'backup-1', ...ofCron, ...failed(60) })],
    expected: CRON,
  },
];
