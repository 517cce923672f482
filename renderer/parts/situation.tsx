import css from './situation.module.css';

export type SituationTone = 'good' | 'calm' | 'warning' | 'error';

interface SituationProps {
  tone: SituationTone;
  icon: React.ReactNode;
  title: string;
  children?: React.ReactNode;
  actions?: React.ReactNode;
}

/** What stands where content would be: good news, waiting, or what is wrong and what to do. */
export function Situation({ tone, icon, title, children, actions }: SituationProps) {
  return (
    <section className={css.situation} aria-label={title}>
      <div className={css.icon} data-tone={tone} aria-hidden>
        {icon}
      </div>
      <h2 className={css.title}>{title}</h2>
      {children && <div className={css.text}>{children}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
    </section>
  );
}
