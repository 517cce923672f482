import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { IncidentDetail } from '../../../shared/incident.ts';
import { MOST_LOG_LINES } from '../../../shared/pod-logs.ts';
import { Banner } from '../../parts/banner.tsx';
import { FindBox } from '../../parts/find-box.tsx';
import type { LineViewHandle } from '../../parts/line-view.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useFind } from '../../parts/use-find.ts';
import { unfoldedJson } from './json-line.ts';
import { type KeptLogs, keptLogs } from './kept-logs.ts';
import { plainText, wholeText } from './log-lines.ts';
import { LogActions, type LogLook, LogTools } from './log-tools.tsx';
import { LogView } from './log-view.tsx';
import css from './logs-tab.module.css';
import type { Subject } from './subjects.ts';
import type { LogChoice } from './use-log-choice.ts';
import { type PodLog, usePodLog } from './use-pod-log.ts';
import { fileName, useSaveText } from './use-save-text.ts';

/** As many as one reads at first. */
export const FIRST_LINES = 1_000;

interface LogsTabProps {
  detail: IncidentDetail;
  subject: Subject;
  choice: LogChoice;
}

/** A container's log: what the incident kept is there at once, what the cluster says now takes its place. */
export function LogsTab({ detail, subject, choice }: LogsTabProps) {
  const [look, setLook] = useState<LogLook>({ wrap: true, follow: false, json: false });
  const { container, previous } = choice;
  if (container === null) return <p className={css.none}>No container of this pod is known.</p>;
  return (
    <Log
      key={`${container} ${previous}`}
      detail={detail}
      subject={subject}
      choice={{ ...choice, container }}
      look={{ ...look, follow: look.follow && !previous }}
      setLook={(change) => {
        // Only the current run goes on.
        if (change.follow) choice.setPrevious(false);
        setLook((before) => ({ ...before, ...change }));
      }}
    />
  );
}

interface LogProps extends LogsTabProps {
  choice: LogChoice & { container: string };
  look: LogLook;
  setLook(change: Partial<LogLook>): void;
}

function Log({ detail, subject, choice, look, setLook }: LogProps) {
  const { container, previous } = choice;
  const { namespace, name } = subject;
  const [count, setCount] = useState(FIRST_LINES);
  const [cursor, setCursor] = useState<number | null>(null);
  const view = useRef<LineViewHandle>(null);
  const kept = keptLogs(detail, subject, container);
  const keptText = (previous ? kept?.previous : kept?.current) ?? null;
  const log = usePodLog(
    { incident: detail.incident.id, namespace, name, container, previous },
    { lines: count, follow: look.follow, kept: keptText },
  );
  const texts = useMemo(() => log.lines.map(({ text }) => text), [log.lines]);
  const hasJson = useMemo(
    () => log.lines.some(({ raw }) => unfoldedJson(plainText(raw)) !== null),
    [log.lines],
  );
  const find = useFind(texts, ({ line }) => {
    setCursor(log.dropped + line);
    view.current?.scrollTo(line);
  });
  const saving = useSaveText();
  const which = previous ? 'previous' : 'current';
  return (
    <div className={css.tab}>
      <div className={css.tools}>
        <LogTools choice={choice} look={look} setLook={setLook} hasJson={hasJson} />
        <FindBox find={find} what="the log" leave={() => view.current?.focus()} />
        <div className={css.end}>
          <Source log={log} kept={keptText === null ? null : kept} following={look.follow} />
          <LogActions
            loading={log.loading}
            again={log.again}
            text={() => wholeText(log.lines)}
            save={() => void saving.save(fileName([name, container, which], 'log'), wholeText(log.lines))}
          />
        </div>
      </div>
      {[log.error, saving.error]
        .filter((error) => error !== null)
        .map((error) => (
          <div key={error} className={css.error} role="status">
            <Banner tone="warning">
              {error}
              {error === log.error && !log.live && keptText !== null && ' Shown is what the incident kept.'}
            </Banner>
          </div>
        ))}
      {log.truncated && !log.skipped && (
        <p className={css.none}>
          Earlier lines are left out: the last {count.toLocaleString()} are shown.{' '}
          {count < MOST_LOG_LINES && (
            <Button variant="subtle" onClick={() => setCount(MOST_LOG_LINES)}>
              Show {MOST_LOG_LINES.toLocaleString()}
            </Button>
          )}
        </p>
      )}
      {log.skipped && (
        <p className={css.none}>It writes faster than it can be followed: lines were left out.</p>
      )}
      {log.lines.length > 0 ? (
        <LogView
          ref={view}
          log={log}
          label={`${previous ? 'Previous' : 'Current'} log of ${container}`}
          wrap={look.wrap}
          json={look.json}
          matches={find.byLine}
          match={find.current}
          cursor={cursor}
          setCursor={setCursor}
        />
      ) : (
        <p className={css.none}>
          {log.loading ? 'Reading the log…' : log.error === null ? 'The log is empty.' : 'No log was kept.'}
        </p>
      )}
    </div>
  );
}

/** Where the lines come from. */
function Source({ log, kept, following }: { log: PodLog; kept: KeptLogs | null; following: boolean }) {
  return (
    <span className={css.source}>
      {log.live
        ? following
          ? 'following'
          : 'from the cluster'
        : kept && (
            <>
              kept <RelativeTime iso={kept.at} />
            </>
          )}
    </span>
  );
}
