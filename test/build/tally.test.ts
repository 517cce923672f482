import { describe, expect, test } from 'vitest';
import { add, none, summary, tallyPlaywright, tallyVitest, withExitCode } from '../../build/tally.ts';

test('the last line of npm test is this and nothing else', () => {
  const total = add({ passed: 3, failed: 1, skipped: 0 }, { passed: 4, failed: 0, skipped: 2 });
  expect(summary(total)).toBe('7 passed, 1 failed, 2 skipped');
});

describe('a Vitest report', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [],
  };

  test('counts a todo as skipped', () => {
    expect(tallyVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  test.each([
    ['that did not load', [], 2],
    ['whose hook threw after its tests', [{ status: 'passed' }], 2],
    ['with a failed test, counted already', [{ status: 'failed' }], 1],
  ])('with a file %s', (_what, assertionResults, failed) => {
    const testResults = [{ status: 'failed', assertionResults }];
    expect(tallyVitest({ ...report, testResults }).failed).toBe(failed);
  });
});

test('a Playwright report: flaky passed, an error outside of tests failed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(tallyPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test.each([
  ['succeeded', 0, { ...none, passed: 1 }, 0],
  ['failed though its tests passed', 1, { ...none, passed: 1 }, 1],
  ['failed with a failed test', 1, { ...none, failed: 2 }, 2],
])('a runner that %s', (_what, exitCode, tally, failed) => {
  expect(withExitCode(tally, exitCode).failed).toBe(failed);
});
