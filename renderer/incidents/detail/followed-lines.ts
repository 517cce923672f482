import { MOST_LOG_LINES, type PodLogs } from '../../../shared/pod-logs.ts';
import { type LogLine, logLines } from './log-lines.ts';

/** A log as far as it was read. */
export interface FollowedLines {
  lines: readonly LogLine[];
  /** How many lines stood before the first of them: a line's number stays its own while others come and go. */
  dropped: number;
  /** True when lines between two readings were too many to be read. */
  skipped: boolean;
}

export const firstLines = (text: string): FollowedLines => ({
  lines: logLines(text),
  dropped: 0,
  skipped: false,
});

/** With what was written since; the oldest lines leave when there are too many. */
export function withFresh(
  { lines, dropped, skipped }: FollowedLines,
  { text, truncated }: PodLogs,
): FollowedLines {
  const all = [...(truncated ? [] : lines), ...logLines(text)];
  const kept = all.slice(-MOST_LOG_LINES);
  const left = (truncated ? lines.length : 0) + all.length - kept.length;
  return { lines: kept, dropped: dropped + left, skipped: skipped || truncated };
}
