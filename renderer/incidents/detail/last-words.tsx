import { Button } from '@mantine/core';
import type { IncidentDetail } from '../../../shared/incident.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { Section } from '../../parts/section.tsx';
import { keptLogs } from './kept-logs.ts';
import { logLines } from './log-lines.ts';
import { LogText } from './log-text.tsx';
import type { Subject } from './subjects.ts';

const LINES = 8;

/** The end of the dead container's log, which is where the reason usually stands. */
export function LastWords({
  detail,
  subject,
  showLogs,
}: {
  detail: IncidentDetail;
  subject: Subject;
  showLogs: () => void;
}) {
  const kept = keptLogs(detail, subject, subject.containers[0] ?? null);
  const text = kept?.previous || kept?.current;
  if (!kept || !text) return null;
  return (
    <Section
      title="Last words"
      aside={
        <>
          <span>
            kept <RelativeTime iso={kept.at} />
          </span>
          <Button variant="subtle" onClick={showLogs}>
            All logs
          </Button>
        </>
      }
    >
      <LogText lines={logLines(text).slice(-LINES)} label="Last lines of the log" />
    </Section>
  );
}
