import { expect, test } from 'vitest';
import { isOutage, retryDelay } from '../../electron/watch/backoff.ts';

const S = 1000;
const MIN = 60 * S;
const noJitter = () => 0;

test.each([
  { failures: 1, interval: 30 * S, wait: 5 * S, why: 'a hiccup: soon' },
  { failures: 2, interval: 30 * S, wait: 5 * S, why: 'a hiccup: soon' },
  { failures: 3, interval: 30 * S, wait: 30 * S, why: 'an outage: one interval' },
  { failures: 4, interval: 30 * S, wait: 60 * S, why: 'doubling' },
  { failures: 6, interval: 30 * S, wait: 4 * MIN, why: 'doubling' },
  { failures: 8, interval: 30 * S, wait: 10 * MIN, why: 'the cap' },
  { failures: 5000, interval: 30 * S, wait: 10 * MIN, why: 'the cap, without overflow' },
  { failures: 3, interval: 3600 * S, wait: 10 * MIN, why: 'the cap, for a long interval' },
])('failure $failures in a row waits $wait ms: $why', ({ failures, interval, wait }) => {
  expect(retryDelay(failures, interval, null, noJitter)).toBe(wait);
});

test('jitter shortens a wait by a fifth at most', () => {
  expect(retryDelay(4, 30 * S, null, () => 0.999)).toBeGreaterThanOrEqual(48 * S);
  expect(retryDelay(4, 30 * S, null, () => 0.999)).toBeLessThan(49 * S);
});

test.each([
  { retryAfter: 42 * S, wait: 42 * S, why: 'Retry-After lengthens' },
  { retryAfter: 1 * S, wait: 5 * S, why: 'but never shortens' },
  { retryAfter: 3600 * S, wait: 10 * MIN, why: 'and never silences the loop' },
])('Retry-After $retryAfter waits $wait: $why', ({ retryAfter, wait }) => {
  expect(retryDelay(1, 30 * S, retryAfter, noJitter)).toBe(wait);
});

test('three failures in a row are an outage', () => {
  expect([1, 2, 3, 4].map(isOutage)).toEqual([false, false, true, true]);
});
