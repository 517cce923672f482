import { afterEach, describe, expect, test } from 'vitest';
import { KubeError } from '../../electron/kube/kube-error.ts';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { at, type Meta, metadata, pod } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const nightly = { kind: 'CronJob', name: 'nightly', uid: 'uid-nightly' };

/** Seconds; null: it never went well, or its version of the API does not say. */
function cronJob(succeeded: number | null, meta: Partial<Meta> = {}) {
  return {
    kind: 'CronJob',
    metadata: metadata({ name: 'nightly', ...meta }),
    spec: { schedule: '0 3 * * *' },
    status: succeeded === null ? {} : { lastSuccessfulTime: at(succeeded) },
  };
}

const FAILED = 'anomaly job_failed nightly-1';
const RECOVERED = 'recovery job_failed nightly-1';
const GONE = 'gone job_failed nightly-1';

function job(name: string, end: 'Failed' | 'Complete' | null, seconds: number, controller = nightly) {
  const condition = {
    type: end,
    status: 'True',
    reason: 'BackoffLimitExceeded',
    lastTransitionTime: at(seconds),
  };
  return {
    kind: 'Job',
    metadata: metadata({ name, controller }),
    spec: { completions: 1 },
    status: {
      ...(end !== null && { conditions: [condition] }),
      ...(end === 'Complete' && { succeeded: 1, completionTime: at(seconds) }),
    },
  };
}

test('a failed Job is its CronJob’s, and a later success of the same CronJob recovers it', async () => {
  loop = await startLoop({ prepare: (api) => api.put('jobs', job('nightly-1', 'Failed', -100)) });
  expect(loop.events()).toMatchObject([{ type: 'job_failed', owner: { kind: 'CronJob', name: 'nightly' } }]);
  loop.api.put('jobs', job('nightly-2', 'Complete', 10));
  await loop.clock.advance(100_000);
  expect(loop.told()).toEqual(['anomaly job_failed nightly-1', 'recovery job_failed nightly-1']);
});

test('it outlives its deleted Job, until a later one succeeds', async () => {
  loop = await startLoop({
    prepare(api) {
      api.put('cronjobs', cronJob(null));
      api.put('jobs', job('nightly-1', 'Failed', -100));
    },
  });
  loop.api.remove('jobs', 'uid-nightly-1');
  await loop.clock.advance(3_600_000);
  expect(loop.told()).toEqual(['anomaly job_failed nightly-1']);
  loop.api.put('jobs', job('nightly-2', 'Complete', 3_600));
  await loop.clock.advance(100_000);
  expect(loop.told()).toEqual(['anomaly job_failed nightly-1', 'recovery job_failed nightly-1']);
});

test('an earlier success, or that of another CronJob, proves nothing', async () => {
  loop = await startLoop({
    prepare(api) {
      api.put('cronjobs', cronJob(-5_000));
      api.put('jobs', job('nightly-0', 'Complete', -5_000));
      api.put('jobs', job('hourly-1', 'Complete', 0, { kind: 'CronJob', name: 'hourly', uid: 'uid-hourly' }));
      api.put('jobs', job('nightly-1', 'Failed', -100));
    },
  });
  loop.api.remove('jobs', 'uid-nightly-1');
  await loop.clock.advance(600_000);
  expect(loop.told()).toEqual(['anomaly job_failed nightly-1']);
});

describe('the CronJob itself', () => {
  const running = async (prepare: Parameters<typeof startLoop>[0] = {}) => {
    loop = await startLoop({
      prepare(api) {
        api.put('cronjobs', cronJob(-9_000));
        api.put('jobs', job('nightly-1', 'Failed', -100));
      },
      ...prepare,
    });
  };

  test('remembers a success whose Job was deleted at once', async () => {
    await running();
    loop.api.put('cronjobs', cronJob(30));
    await loop.clock.advance(59_000);
    expect(loop.told()).toEqual([FAILED]);
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual([FAILED, RECOVERED]);
  });

  test('remembers it for a failed Job that is deleted as well', async () => {
    await running();
    loop.api.remove('jobs', 'uid-nightly-1');
    await loop.clock.advance(3_600_000);
    loop.api.put('cronjobs', cronJob(3_600));
    await loop.clock.advance(100_000);
    expect(loop.told()).toEqual([FAILED, RECOVERED]);
  });

  test('is heard before its Jobs are judged: a failure it has left behind is never told', async () => {
    await running({
      prepare(api) {
        for (let i = 0; i < 600; i++)
          api.put('cronjobs', cronJob(null, { name: `cron-${i}`, uid: `uid-cron-${i}` }));
        api.put('cronjobs', cronJob(-50));
        api.put('jobs', job('nightly-1', 'Failed', -100));
      },
    });
    await loop.clock.advance(120_000);
    expect(loop.told()).toEqual([]);
  });

  test('takes the incident with it when it is deleted after its Jobs', async () => {
    await running();
    loop.api.remove('jobs', 'uid-nightly-1');
    await loop.clock.advance(600_000);
    loop.api.remove('cronjobs', 'uid-nightly');
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual([FAILED, GONE]);
  });

  test('and when it is deleted before them', async () => {
    await running();
    loop.api.remove('cronjobs', 'uid-nightly');
    await loop.clock.advance(60_000);
    loop.api.remove('jobs', 'uid-nightly-1');
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual([FAILED, GONE]);
  });

  test('suspended, it neither fails nor recovers anything', async () => {
    await running();
    loop.api.put('cronjobs', { ...cronJob(-9_000), spec: { suspend: true } });
    await loop.clock.advance(600_000);
    expect(loop.told()).toEqual([FAILED]);
  });

  test('opted out, its Jobs and their pods are excluded', async () => {
    await running();
    const controller = { kind: 'Job', name: 'nightly-1', uid: 'uid-nightly-1' };
    loop.api.put('cronjobs', cronJob(-9_000, { annotations: { 'dogwatch.dev/ignore': 'true' } }));
    loop.api.put(
      'pods',
      pod('nightly-1-x', { state: { waiting: { reason: 'InvalidImageName' } } }, { controller }),
    );
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual([FAILED, 'unwatched job_failed nightly-1']);
  });

  test('is no loss where job_failed is switched off: it is not watched', async () => {
    await running({ settings: (settings) => settings.detect.off.push('job_failed') });
    expect(loop.api.asked.filter(({ resource }) => resource === 'cronjobs')).toEqual([]);
  });
});

describe('API servers without batch/v1 CronJobs', () => {
  test('batch/v1beta1 is watched where it has them', async () => {
    loop = await startLoop({
      prepare(api) {
        api.cronJobs = 'v1beta1';
        api.put('cronjobs', cronJob(-50));
        api.put('jobs', job('nightly-1', 'Failed', -100));
      },
    });
    await loop.clock.advance(60_000);
    expect(loop.told()).toEqual([]);
    expect(loop.api.asked.filter(({ resource }) => resource === 'discovery')).toHaveLength(2);
  });

  test('without either, Jobs alone tell, and nothing is missing', async () => {
    loop = await startLoop({
      prepare(api) {
        api.cronJobs = null;
        api.put('jobs', job('nightly-1', 'Failed', -100));
      },
    });
    expect(loop.told()).toEqual([FAILED]);
    expect(loop.loop.status()).toMatchObject({ phase: 'watching', problems: [], notWatched: [] });
    expect(loop.loop.status().resources.map(({ resource }) => resource)).not.toContain('cronjobs');
  });

  test('a server that does not say is asked again; Jobs do not wait for that', async () => {
    let broken = true;
    loop = await startLoop({
      prepare(api) {
        api.put('jobs', job('nightly-1', 'Failed', -100));
        api.fault(({ resource }) =>
          broken && resource === 'discovery' ? new KubeError('server', 'boom', { status: 500 }) : undefined,
        );
      },
    });
    expect(loop.told()).toEqual([FAILED]);
    broken = false;
    loop.api.put('cronjobs', cronJob(30));
    await loop.clock.advance(200_000);
    expect(loop.told()).toEqual([FAILED, RECOVERED]);
  });

  test('nothing is looked for while the loop is paused, and CronJobs are found when it goes on', async () => {
    loop = await startLoop({
      start: false,
      prepare(api) {
        api.put('cronjobs', cronJob(-50));
        api.put('jobs', job('nightly-1', 'Failed', -100));
      },
    });
    loop.loop.start();
    loop.loop.pause(null);
    await loop.clock.advance(60_000);
    const before = loop.api.asked.length;
    await loop.clock.advance(60_000);
    expect(loop.api.asked).toHaveLength(before);
    loop.loop.resume();
    await loop.clock.advance(60_000);
    expect(loop.loop.status().resources.map(({ resource }) => resource)).toContain('cronjobs');
    expect(loop.told()).toEqual([]);
  });

  test('CronJobs that may not be listed are named, and job_failed is watched all the same', async () => {
    loop = await startLoop({
      prepare(api) {
        api.put('jobs', job('nightly-1', 'Failed', -100));
        api.fault(({ resource, verb }) =>
          resource === 'cronjobs' && verb !== 'get'
            ? new KubeError('forbidden', 'not permitted to list cronjobs (403)', { status: 403 })
            : undefined,
        );
      },
    });
    expect(loop.told()).toEqual([FAILED]);
    expect(loop.loop.status()).toMatchObject({
      phase: 'watching',
      notPermitted: ['cronjobs'],
      notWatched: [],
    });
    loop.api.remove('jobs', 'uid-nightly-1');
    await loop.clock.advance(600_000);
    expect(loop.told()).toEqual([FAILED]);
  });
});
