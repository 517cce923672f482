import type { CycleReport, RecentCycle } from '../../shared/loop-status.ts';

/** Half an hour at the usual interval. */
export const CYCLES_KEPT = 60;

/** The last cycles of a loop, oldest first. */
export interface RecentCycles {
  /** `bytes`: all that the loop has received so far. */
  ended(report: CycleReport, bytes: number): void;
  all(): RecentCycle[];
}

export function createRecentCycles(): RecentCycles {
  let kept: RecentCycle[] = [];
  let counted = 0;
  return {
    ended({ ok, startedAt, endedAt }, bytes) {
      const durationMs = Date.parse(endedAt) - Date.parse(startedAt);
      kept = [...kept, { endedAt, ok, durationMs, bytes: bytes - counted }].slice(-CYCLES_KEPT);
      counted = bytes;
    },
    all: () => kept,
  };
}
