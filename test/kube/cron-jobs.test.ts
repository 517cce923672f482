import { expect, test } from 'vitest';
import { discoverCronJobs } from '../../electron/kube/cron-jobs.ts';
import { KubeError } from '../../electron/kube/kube-error.ts';

/** An API server that answers these paths, and anything else with 404. */
const serving = (answers: Record<string, unknown>) => ({
  async getJson(path: string): Promise<unknown> {
    const answer = answers[path] ?? new KubeError('not_found', 'nothing there');
    if (answer instanceof Error) throw answer;
    return answer;
  },
});
const discover = (answers: Record<string, unknown>) =>
  discoverCronJobs(serving(answers), new AbortController().signal);

const list = (...names: string[]) => ({
  kind: 'APIResourceList',
  resources: names.map((name) => ({ name })),
});

test.each<[why: string, answers: Record<string, unknown>, version: string | null]>([
  ['1.21 and later', { '/apis/batch/v1': list('jobs', 'cronjobs', 'cronjobs/status') }, 'v1'],
  [
    '1.20: Jobs in v1, CronJobs in v1beta1',
    { '/apis/batch/v1': list('jobs'), '/apis/batch/v1beta1': list('cronjobs') },
    'v1beta1',
  ],
  ['an API server without them', { '/apis/batch/v1': list('jobs') }, null],
  ['an API server without the group', {}, null],
  ['who may not discover may still list', { '/apis/batch/v1': new KubeError('forbidden', 'no') }, 'v1'],
  ['an answer of another shape', { '/apis/batch/v1': { resources: [null, 'cronjobs', { name: 7 }] } }, null],
  ['no answer at all', { '/apis/batch/v1': { resources: null } }, null],
])('%s', async (_why, answers, version) => {
  expect((await discover(answers))?.version ?? null).toBe(version);
});

test('a server that does not say is no server without them', async () => {
  await expect(discover({ '/apis/batch/v1': new KubeError('server', 'boom') })).rejects.toThrow('boom');
});
