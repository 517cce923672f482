import type { Severity } from '../../shared/cluster-event.ts';
import css from './severity-mark.module.css';

export type Mark = Severity | 'resolved';

const SHAPES: Record<Mark, React.ReactNode> = {
  critical: <circle cx="7" cy="7" r="5" />,
  warning: <path d="M7 1.6 13 12.2a.6.6 0 0 1-.5.9h-11a.6.6 0 0 1-.5-.9Z" />,
  info: <rect x="2.3" y="2.3" width="9.4" height="9.4" rx="1.6" />,
  resolved: <path className={css.tick} d="m2.4 7.6 3 3 6.2-6.8" />,
};

const WORDS: Record<Mark, string> = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Info',
  resolved: 'Resolved',
};

/** Severity as shape and colour: disc, triangle, square, tick. The same four as in tray and notifications. */
export function SeverityMark({ mark, size = 14 }: { mark: Mark; size?: number }) {
  return (
    <svg className={css.mark} data-mark={mark} width={size} height={size} viewBox="0 0 14 14" role="img">
      <title>{WORDS[mark]}</title>
      {SHAPES[mark]}
    </svg>
  );
}
