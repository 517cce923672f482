import { VisuallyHidden } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { SEVERITIES } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { counted, plain } from '../../shared/plain-text.ts';
import { SeverityMark } from '../parts/severity-mark.tsx';
import css from './group-line.module.css';
import { MarkBox } from './mark-box.tsx';

interface GroupLineProps {
  label: string;
  context: string | null;
  incidents: readonly Incident[];
  collapsed: boolean;
  markable: boolean;
}

/** The head over a group: what it is, and how many of each severity it holds. */
export const GroupLine = memo(function GroupLine({
  label,
  context,
  incidents,
  collapsed,
  markable,
}: GroupLineProps) {
  const severities = SEVERITIES.map((severity) => ({
    severity,
    count: incidents.filter((one) => one.severity === severity).length,
  }));
  return (
    <div className={css.head}>
      {markable && <MarkBox />}
      <ChevronRight className={css.turn} data-out={!collapsed || undefined} size={14} aria-hidden />
      <VisuallyHidden component="span">Group </VisuallyHidden>
      <span className={css.label} title={label}>
        {label}
      </span>
      {context !== null && <span className={css.context}>{plain(context)}</span>}
      <span className={css.counts} title={counted(incidents.length, 'incident')}>
        {severities.map(
          ({ severity, count }) =>
            count > 0 && (
              <span key={severity} className={css.count}>
                <SeverityMark mark={severity} size={11} />
                {count.toLocaleString()}
              </span>
            ),
        )}
      </span>
      <VisuallyHidden component="span">{collapsed ? ', folded' : ', shown below'}</VisuallyHidden>
    </div>
  );
});
