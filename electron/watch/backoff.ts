/** Cycles that may fail in a row before the waits grow. */
const PATIENCE = 3;
const QUICK_RETRY_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** Each wait is shortened by up to this share, so that many watchers of one server do not return together. */
const JITTER = 0.2;

/**
 * How long to wait after the `failures`-th failure in a row, in ms: a moment at first, then from one interval on
 * doubling to 10 minutes. Retry-After lengthens the wait, up to the same 10 minutes: the loop never goes silent.
 */
export function retryDelay(
  failures: number,
  intervalMs: number,
  retryAfterMs: number | null,
  random: () => number,
): number {
  const base =
    failures < PATIENCE
      ? Math.min(intervalMs, QUICK_RETRY_MS)
      : intervalMs * 2 ** Math.min(failures - PATIENCE, 20);
  const jittered = Math.min(base, LONGEST_WAIT_MS) * (1 - JITTER * random());
  return Math.round(Math.min(Math.max(jittered, retryAfterMs ?? 0), LONGEST_WAIT_MS));
}

/** True once failures are an outage rather than a hiccup: what its end brings to light is one burst. */
export function isOutage(failures: number): boolean {
  return failures >= PATIENCE;
}
