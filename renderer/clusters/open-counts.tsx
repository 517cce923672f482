import type { WatchedContext } from '../../shared/app-state.ts';
import { SEVERITIES } from '../../shared/cluster-event.ts';
import { SeverityMark } from '../parts/severity-mark.tsx';
import css from './open-counts.module.css';

/** What is open in a cluster, by severity. Nothing where nothing is. */
export function OpenCounts({ open, context }: { open: WatchedContext['open']; context: string }) {
  const some = open && SEVERITIES.filter((severity) => open[severity] > 0);
  if (!some || some.length === 0) return null;
  return (
    <span className={css.counts} title={`Open in ${context}`}>
      {some.map((severity) => (
        <span key={severity} className={css.count}>
          <SeverityMark mark={severity} size={11} />
          {open[severity].toLocaleString()}
        </span>
      ))}
    </span>
  );
}
