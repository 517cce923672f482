/** Times are epoch ms, and any of them may be unknown: null. */
type Time = number | null;

/** The later of two times; the known one where only one is. */
export function latest(one: Time, other: Time): Time {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** The earlier of two times; the known one where only one is. */
export function earliest(one: Time, other: Time): Time {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/**
 * When a condition began: the first known of `times`. A future time (another clock) counts as now, and so does no time
 * at all: a missing time must give the full grace, never an instant alarm.
 */
export function begunAt(now: number, ...times: Time[]): number {
  return Math.min(times.find((time) => time !== null) ?? now, now);
}
