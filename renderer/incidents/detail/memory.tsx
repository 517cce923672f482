import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { Section } from '../../parts/section.tsx';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import css from './memory.module.css';
import { fullScale, type MemoryRow, memoryRows, memoryWords, nearness } from './memory-rows.ts';
import type { Subject } from './subjects.ts';

interface MemoryProps {
  detail: IncidentDetail;
  subject: Subject;
  looked: ObjectInspection | null;
}

/** What each container uses and used at most, against its limit: a bar, and the same in words. */
export function Memory({ detail, subject, looked }: MemoryProps) {
  // Of what ran out of memory, not to know how much it used is worth knowing too.
  const asked = detail.incident.type === 'oom_killed' ? subject.containers : [];
  const rows = memoryRows(looked, detail.evidence, subject.name, asked);
  if (rows.length === 0) return null;
  return (
    <Section title="Memory" aside="sampled: short peaks are missed">
      <ul className={css.rows}>
        {rows.map((row) => (
          <Row key={row.container} row={row} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ row }: { row: MemoryRow }) {
  const { container, now, highest } = row;
  const full = fullScale(row);
  const near = nearness(row);
  const words = memoryWords(row);
  const share = (bytes: number) => `${Math.min(100, (bytes / full) * 100)}%`;
  return (
    <li className={css.row}>
      <span className={css.name} title={container}>
        {container}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a <meter> shows one value, this shows two. */}
      <div
        className={css.bar}
        role="meter"
        aria-label={`Memory of ${container}`}
        aria-valuemin={0}
        aria-valuemax={Math.round(full)}
        aria-valuenow={Math.min(now ?? highest ?? 0, Math.round(full))}
        aria-valuetext={words}
        data-tone={near?.tone}
      >
        {now !== null && <span className={css.now} style={{ width: share(now) }} />}
        {highest !== null && <span className={css.highest} style={{ left: share(highest) }} />}
      </div>
      <span className={css.words}>
        {words}
        {near && (
          <span className={css.near} data-tone={near.tone}>
            <SeverityMark mark={near.tone} size={11} /> {near.words}
          </span>
        )}
      </span>
    </li>
  );
}
