import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import css from './banner.module.css';

export type Tone = 'info' | 'warning' | 'error';

const ICONS = { info: Info, warning: TriangleAlert, error: OctagonAlert };

/** One sentence across the width, with what can be done about it at its end. */
export function Banner({
  tone,
  children,
  actions,
}: {
  tone: Tone;
  children: React.ReactNode;
  actions?: React.ReactNode;
}) {
  const Icon = ICONS[tone];
  return (
    <div className={css.banner} data-tone={tone}>
      <Icon className={css.icon} size={15} aria-hidden />
      <div className={css.text}>{children}</div>
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  );
}
