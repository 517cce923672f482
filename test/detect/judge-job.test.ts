import { expect, test } from 'vitest';
import { cronJobView } from '../../electron/detect/cron-job-view.ts';
import { jobView } from '../../electron/detect/job-view.ts';
import { judgeJob } from '../../electron/detect/judge-job.ts';
import { ago, condition, NOW } from '../support/kube-metadata.ts';
import { cronJob, type JobParts, job } from '../support/kube-workloads.ts';
import { inWords, lookAt, only, settings, viewed } from './look.ts';

const view = (parts: JobParts) => viewed(jobView(job(parts)));
const judge = (parts: JobParts, siblings: Parameters<typeof judgeJob>[1] = []) =>
  judgeJob(view(parts), siblings, lookAt());

const controller = { kind: 'CronJob', name: 'backup' };
const failed = (since: number, reason = 'BackoffLimitExceeded') =>
  condition('Failed', 'True', since, reason, 'Job has reached the specified backoff limit');
const gaveUp: JobParts = { controller, conditions: [failed(3600)], failedPods: 7 };
const succeeded = (seconds: number) =>
  view({
    name: `backup-${seconds}`,
    controller,
    conditions: [condition('Complete', 'True', seconds)],
    completionTime: ago(seconds),
    succeeded: 1,
  });

const FAILED = ['job_failed (warning)'];

test.each<[state: string, why: string, parts: JobParts, expected: string[]]>([
  ['at work', 'nothing to say', {}, []],
  ['five failed attempts, still trying', 'a Job’s retries are not an incident', { failedPods: 5 }, []],
  [
    'FailureTarget',
    'it is about to fail, and has not',
    { conditions: [condition('FailureTarget', 'True', 5, 'BackoffLimitExceeded')] },
    [],
  ],
  ['Failed: backoff limit', 'it gave up', gaveUp, FAILED],
  ['Failed: deadline', 'it ran out of time', { conditions: [failed(60, 'DeadlineExceeded')] }, FAILED],
  [
    'Failed: pod failure policy',
    'its own rules gave it up',
    { conditions: [failed(60, 'PodFailurePolicy')] },
    FAILED,
  ],
  ['Failed=False', 'it did not fail', { conditions: [condition('Failed', 'False', 60)] }, []],
  [
    'Complete after two retries',
    'it got there in the end',
    { failedPods: 2, conditions: [condition('Complete', 'True', 60)], succeeded: 1 },
    [],
  ],
  ['Suspended', 'on purpose', { conditions: [condition('Suspended', 'True', 60)] }, []],
  ['Failed and deleting', 'it is on its way out', { ...gaveUp, deleting: true }, []],
  [
    'Failed and opted out',
    'dogwatch.dev/ignore: "true"',
    { ...gaveUp, annotations: { 'dogwatch.dev/ignore': 'true' } },
    [],
  ],
  [
    'Failed without a time',
    'its creation stands in',
    { conditions: [{ type: 'Failed', status: 'True' }] },
    FAILED,
  ],
])('%s: %s', (_state, _why, parts, expected) => {
  expect(inWords(judge(parts))).toEqual(expected);
});

test.each<[state: string, why: string, siblings: Parameters<typeof judgeJob>[1], expected: string[]]>([
  ['a later Job succeeded', 'the CronJob is well again', [succeeded(60)], []],
  ['an earlier Job succeeded', 'that was before', [succeeded(7200)], FAILED],
  [
    'a later Job failed too',
    'no success, no recovery',
    [view({ ...gaveUp, name: 'backup-2', conditions: [failed(60)] })],
    FAILED,
  ],
  ['a later Job is at work', 'not yet a success', [view({ controller, name: 'backup-3', age: 60 })], FAILED],
  [
    'the CronJob remembers a later success',
    'its Job may be deleted at once',
    [viewed(cronJobView(cronJob({ lastSuccessfulTime: ago(60) })))],
    [],
  ],
  [
    'the CronJob remembers an earlier success',
    'that was before',
    [viewed(cronJobView(cronJob({ lastSuccessfulTime: ago(7200) })))],
    FAILED,
  ],
  ['the CronJob never succeeded', 'nothing clears it', [viewed(cronJobView(cronJob()))], FAILED],
])('of a CronJob, failed an hour ago, %s: %s', (_state, _why, siblings, expected) => {
  expect(inWords(judge(gaveUp, siblings))).toEqual(expected);
});

test('says why it gave up', () => {
  const { message, metadata, since } = only(judge(gaveUp));
  expect(message).toBe('job backup-29100 failed: Job has reached the specified backoff limit');
  expect(metadata).toMatchObject({
    reason: 'BackoffLimitExceeded',
    wants: 1,
    available: 0,
    finishedAt: ago(3600),
  });
  expect(since).toBe(NOW - 3_600_000);
});

test('says the reason where there is no message', () => {
  const conditions = [condition('Failed', 'True', 60, 'DeadlineExceeded')];
  expect(only(judge({ conditions })).message).toBe('job backup-29100 failed: DeadlineExceeded');
});

test('switched off: nothing', () => {
  const look = lookAt({ settings: { ...settings, off: ['job_failed'] } });
  expect(judgeJob(view(gaveUp), [], look).findings).toEqual([]);
});
