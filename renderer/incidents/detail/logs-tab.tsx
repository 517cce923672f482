import { ActionIcon, Loader, NativeSelect, SegmentedControl, Switch, Tooltip } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { useRequest } from '../../frame/use-request.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { keptLogs } from './kept-logs.ts';
import { logLines, plainText } from './log-lines.ts';
import { LogText } from './log-text.tsx';
import css from './logs-tab.module.css';
import type { Subject } from './subjects.ts';

const LINES = 1_000;

interface LogsTabProps {
  detail: IncidentDetail;
  subject: Subject;
  looked: ObjectInspection | null;
}

/** A container's log: what the incident kept is there at once, what the cluster says now takes its place. */
export function LogsTab({ detail, subject, looked }: LogsTabProps) {
  const names = containerNames(detail, subject, looked);
  const [picked, pick] = useState<string | null>(null);
  const container = picked ?? subject.containers[0] ?? names[0];
  const state = looked?.containers.find(({ name }) => name === container);
  const died = state
    ? state.state !== 'running' && state.lastTermination !== null
    : keptLogs(detail, subject, container ?? null)?.previous != null;
  const [which, setWhich] = useState<'previous' | 'current' | null>(null);
  if (container === undefined) return <p className={css.none}>No container of this pod is known.</p>;
  return (
    <Log
      detail={detail}
      subject={subject}
      container={container}
      names={names}
      pick={pick}
      previous={which === null ? died : which === 'previous'}
      setPrevious={(previous) => setWhich(previous ? 'previous' : 'current')}
    />
  );
}

interface LogProps {
  detail: IncidentDetail;
  subject: Subject;
  container: string;
  names: string[];
  pick: (container: string) => void;
  previous: boolean;
  setPrevious: (previous: boolean) => void;
}

function Log({ detail, subject, container, names, pick, previous, setPrevious }: LogProps) {
  const [wrap, setWrap] = useState(true);
  const { namespace, name } = subject;
  const live = useRequest('pod.logs', {
    incident: detail.incident.id,
    namespace,
    name,
    container,
    previous,
    lines: LINES,
    since: null,
  });
  const kept = keptLogs(detail, subject, container);
  const keptText = (previous ? kept?.previous : kept?.current) ?? null;
  const text = live.value?.text ?? keptText;
  return (
    <div className={css.logs}>
      <div className={css.tools}>
        <NativeSelect
          size="xs"
          aria-label="Container"
          data={names}
          value={container}
          onChange={(event) => pick(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label="Which run of the container"
          value={previous ? 'previous' : 'current'}
          onChange={(value) => setPrevious(value === 'previous')}
          data={[
            { value: 'previous', label: 'Previous' },
            { value: 'current', label: 'Current' },
          ]}
        />
        <Switch
          size="xs"
          label="Wrap"
          checked={wrap}
          onChange={(event) => setWrap(event.currentTarget.checked)}
        />
        <span className={css.source}>
          {live.value
            ? 'live'
            : kept &&
              keptText !== null && (
                <>
                  kept <RelativeTime iso={kept.at} />
                </>
              )}
        </span>
        {live.loading ? (
          <Loader size={14} color="gray" role="img" aria-label="Reading the log" />
        ) : (
          <Tooltip label="Read again">
            <ActionIcon aria-label="Read the log again" onClick={live.again}>
              <RefreshCw size={13} />
            </ActionIcon>
          </Tooltip>
        )}
        <CopyButton text={plainText(text ?? '')} what="log" />
      </div>
      {live.error !== null && (
        <div className={css.error} role="status">
          <Banner tone="warning">
            {live.error}
            {keptText !== null && ' Shown is what the incident kept.'}
          </Banner>
        </div>
      )}
      {live.value?.truncated && (
        <p className={css.none}>Earlier lines are left out: the last {LINES.toLocaleString()} are shown.</p>
      )}
      {text ? (
        <LogText
          lines={logLines(text)}
          wrap={wrap}
          label={`${previous ? 'Previous' : 'Current'} log of ${container}`}
        />
      ) : (
        <p className={css.none}>
          {live.loading ? 'Reading the log…' : live.error === null ? 'The log is empty.' : 'No log was kept.'}
        </p>
      )}
    </div>
  );
}

function containerNames(detail: IncidentDetail, subject: Subject, looked: ObjectInspection | null): string[] {
  const kept =
    detail.evidence?.pod?.name === subject.name
      ? detail.evidence.containers.map(({ container }) => container)
      : [];
  return [
    ...new Set([...subject.containers, ...(looked?.containers.map(({ name }) => name) ?? []), ...kept]),
  ];
}
