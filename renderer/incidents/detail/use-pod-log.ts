import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Payload } from '../../../shared/ipc.ts';
import { MOST_LOG_LINES, type PodLogs } from '../../../shared/pod-logs.ts';
import { useStore } from '../../frame/store.ts';
import { useRequest } from '../../frame/use-request.ts';
import { followLog } from './follow-log.ts';
import { type FollowedLines, firstLines, withFresh } from './followed-lines.ts';

export type LogQuery = Pick<
  Payload<'pod.logs'>,
  'incident' | 'namespace' | 'name' | 'container' | 'previous'
>;

export interface PodLog extends FollowedLines {
  /** Whether it comes from the cluster; else it is what was kept, or nothing. */
  live: boolean;
  /** Earlier lines were left out. */
  truncated: boolean;
  error: string | null;
  loading: boolean;
  again(): void;
}

/**
 * A container's log: what the incident kept until the cluster answers, and what is written from then on while it is
 * followed. Following ends with the component.
 */
export function usePodLog(
  query: LogQuery,
  { lines, follow, kept }: { lines: number; follow: boolean; kept: string | null },
): PodLog {
  const store = useStore();
  const answer = useRequest('pod.logs', { ...query, lines, since: null });
  const [grown, setGrown] = useState<{ from: PodLogs; lines: FollowedLines } | null>(null);
  const [followError, setFollowError] = useState<string | null>(null);

  const first = answer.value;
  const firstRead = useMemo(() => firstLines(first?.text ?? kept ?? ''), [first, kept]);
  const shown = grown !== null && grown.from === first ? grown.lines : firstRead;

  const read = useEffectEvent((since: PodLogs['until']) =>
    store.request('pod.logs', { ...query, lines: MOST_LOG_LINES, since }),
  );
  useEffect(() => {
    setFollowError(null);
    if (!follow || first === null) return;
    return followLog({
      from: first.until,
      read,
      fresh: (logs) =>
        setGrown((before) => ({
          from: first,
          lines: withFresh(before?.from === first ? before.lines : firstLines(first.text), logs),
        })),
      failed: setFollowError,
      hidden: () => document.hidden,
      after: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    });
  }, [follow, first]);

  return {
    ...shown,
    live: first !== null,
    truncated: first?.truncated ?? false,
    error: answer.error ?? followError,
    loading: answer.loading,
    again: answer.again,
  };
}
