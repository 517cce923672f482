import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TimelineEntry } from '../../../shared/incident.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import css from './timeline.module.css';

const FIRST = 12;

/** The incident's life, latest step first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const [all, setAll] = useState(false);
  const latest = entries.toSorted((a, b) => b.at.localeCompare(a.at));
  const shown = all ? latest : latest.slice(0, FIRST);
  return (
    <>
      <ol className={css.timeline}>
        {shown.map((entry) => (
          <li key={`${entry.at} ${entry.step} ${entry.eventId} ${entry.text}`} data-step={entry.step}>
            <span className={css.text}>{entry.text}</span>
            <span className={css.at}>
              <RelativeTime iso={entry.at} />
            </span>
          </li>
        ))}
      </ol>
      {shown.length < latest.length && (
        <Button onClick={() => setAll(true)}>Show {latest.length - shown.length} earlier</Button>
      )}
    </>
  );
}
