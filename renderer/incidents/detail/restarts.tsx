import { lazy, Suspense, useMemo } from 'react';
import type { WorkloadHistory } from '../../../shared/history.ts';
import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { useNow } from '../../frame/clock.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { Section } from '../../parts/section.tsx';
import { LOOKS } from './restart-looks.ts';
import { type RestartLine, restartLines, restartWords } from './restart-series.ts';
import css from './restarts.module.css';
import type { Subject } from './subjects.ts';

const RestartChart = lazy(async () => ({ default: (await import('./restart-chart.tsx')).RestartChart }));

/** Rows of the table. */
const SHOWN = 50;

interface RestartsProps {
  detail: IncidentDetail;
  subject: Subject;
  looked: ObjectInspection | null;
  history: WorkloadHistory | null;
}

/** Restarts over time: a picture, each of its lines in words, and all of it as a table. */
export function Restarts({ detail, subject, looked, history }: RestartsProps) {
  const now = useNow();
  // The picture is drawn anew only once a minute.
  const minute = Math.floor(now / 60_000) * 60_000;
  const lines = useMemo(
    () => restartLines(detail, subject, looked, history),
    [detail, subject, looked, history],
  );
  if (lines.length === 0) return null;
  const withPod = new Set(lines.map(({ pod }) => pod)).size > 1;
  return (
    <Section title="Restarts over time">
      <figure className={css.figure}>
        <Suspense fallback={<div className={css.chart} />}>
          <RestartChart lines={lines} now={minute} />
        </Suspense>
        <figcaption>
          <ul className={css.words}>
            {lines.map((line, place) => (
              <li key={`${line.pod} ${line.container}`}>
                {lines.length > 1 && <Sample place={place} />}
                {restartWords(line, withPod, now)}
              </li>
            ))}
          </ul>
        </figcaption>
      </figure>
      <details className={css.details}>
        <summary>As a table</summary>
        <Table lines={lines} withPod={withPod} />
      </details>
    </Section>
  );
}

/** A piece of a line as the chart draws it. */
function Sample({ place }: { place: number }) {
  const { color, dash } = LOOKS[place] ?? LOOKS[0];
  return (
    <svg width={22} height={8} aria-hidden className={css.sample}>
      <path d="M0 4H22" stroke={`var(--${color})`} strokeWidth={2} strokeDasharray={dash.join(' ')} />
    </svg>
  );
}

function Table({ lines, withPod }: { lines: readonly RestartLine[]; withPod: boolean }) {
  const rows = lines
    .flatMap(({ pod, container, points }) =>
      points.map(({ at, restartCount }) => ({
        who: withPod ? `${pod}, ${container}` : container,
        at,
        restartCount,
      })),
    )
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, SHOWN);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Seen</th>
          <th scope="col">Container</th>
          <th scope="col">Restarts</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ who, at, restartCount }) => (
          <tr key={`${who} ${at} ${restartCount}`}>
            <td>
              <RelativeTime iso={at} />
            </td>
            <td>{who}</td>
            <td>{restartCount.toLocaleString()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
