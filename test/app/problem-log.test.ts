import { beforeEach, expect, test } from 'vitest';
import type { Log } from '../../electron/app/log.ts';
import { createProblemLog, type ProblemLog } from '../../electron/app/problem-log.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import { createFakeClock } from '../watch/support/fake-clock.ts';

let problems: string[];
let lines: string[];
let clock: ReturnType<typeof createFakeClock>;
let problemLog: ProblemLog;

beforeEach(() => {
  problems = [];
  lines = [];
  clock = createFakeClock();
  const log: Log = {
    error() {},
    warn: (message) => lines.push(message),
    info: (message, detail) => lines.push(`${message} ${detail?.problem}`),
    debug() {},
  };
  problemLog = createProblemLog(clock, log, () => [{ context: 'prod', problems } as unknown as LoopStatus]);
});

async function say(...now: string[]): Promise<void> {
  problems = now;
  problemLog.changed();
  await clock.advance(1_000);
}

test('a problem is said once while it lasts, without its countdown, and its end too', async () => {
  await say('cannot reach https://a (timed out). Trying again in 3 s.');
  await say('cannot reach https://a (timed out). Trying again now.');
  await say();
  expect(lines).toEqual([
    'prod: cannot reach https://a (timed out).',
    'This is over. cannot reach https://a (timed out).',
  ]);
});

test('resources that fail one after the other are one sentence', async () => {
  problems = ['pods: it failed.'];
  problemLog.changed();
  await clock.advance(500);
  await say('it failed.');
  expect(lines).toEqual(['prod: it failed.']);
});

test('a count that grows is no new problem', async () => {
  await say('1 event is not saved (the disk is full). Trying again each cycle.');
  await say('1,200 events are not saved (the disk is full). Trying again each cycle.');
  expect(lines).toHaveLength(1);
});

test('nothing is said after the end', async () => {
  problems = ['it failed.'];
  problemLog.changed();
  problemLog.stop();
  await clock.advance(2_000);
  expect(lines).toEqual([]);
});
