import type { LoopStatus } from './loop-status.ts';
import { listed, plain } from './plain-text.ts';

/** What nobody can see and why: "job_failed is not watched: not permitted to list jobs". One sentence for each reason. */
export function notWatchedWords({ notWatched }: LoopStatus): string[] {
  const reasons = Map.groupBy(notWatched, ({ reason }) => reason);
  return [...reasons].map(([reason, missing]) => {
    const types = listed(missing.map(({ type }) => type));
    return `${types} ${missing.length === 1 ? 'is' : 'are'} not watched: ${plain(reason, 120)}`;
  });
}
