import { afterEach, expect, test } from 'vitest';
import { type LoopUnderTest, startLoop } from './support/loop-under-test.ts';
import { at, metadata } from './support/objects.ts';

let loop: LoopUnderTest;
afterEach(() => loop.loop.stop());

const nightly = { kind: 'CronJob', name: 'nightly', uid: 'uid-nightly' };

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
  loop = await startLoop({ prepare: (api) => api.put('jobs', job('nightly-1', 'Failed', -100)) });
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
      api.put('jobs', job('nightly-0', 'Complete', -5_000));
      api.put('jobs', job('hourly-1', 'Complete', 0, { kind: 'CronJob', name: 'hourly', uid: 'uid-hourly' }));
      api.put('jobs', job('nightly-1', 'Failed', -100));
    },
  });
  loop.api.remove('jobs', 'uid-nightly-1');
  await loop.clock.advance(600_000);
  expect(loop.told()).toEqual(['anomaly job_failed nightly-1']);
});
