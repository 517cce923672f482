import type { Clock } from '../app/clock.ts';
import { KubeError } from '../kube/kube-error.ts';

const RESUME_AFTER_MS = 1_000;
/** So many within one interval are no proxy's whim but a watch that does not work. */
const TOO_MANY = 3;

/** Counts watches that the server closed cleanly, but before their time. */
export interface EarlyEnds {
  /** Returns how long to wait before listening again, in ms. @throws KubeError on the third within one interval */
  resumeAfter(intervalMs: number): number;
}

export function createEarlyEnds(clock: Clock): EarlyEnds {
  let recent: number[] = [];
  return {
    resumeAfter(intervalMs) {
      const now = clock.now();
      recent = [...recent.filter((at) => now - at < intervalMs), now];
      if (recent.length < TOO_MANY) return RESUME_AFTER_MS;
      recent = [];
      throw new KubeError(
        'server',
        `the server closed the watch early ${TOO_MANY} times within one interval`,
      );
    },
  };
}
