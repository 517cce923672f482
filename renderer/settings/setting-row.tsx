import css from './setting-row.module.css';

/** Where the control stands: beside the words where there is room, always, or below them. */
export type RowLayout = 'beside' | 'always beside' | 'below';

interface SettingRowProps {
  label: React.ReactNode;
  explains: React.ReactNode;
  /** Why the last change was refused. */
  error: string | null;
  layout?: RowLayout;
  /** It is not as it comes. */
  changed?: boolean;
  children: React.ReactNode;
}

/** What something is called and does, and its control. */
export function SettingRow({
  label,
  explains,
  error,
  layout = 'beside',
  changed,
  children,
}: SettingRowProps) {
  return (
    <div className={css.row} data-layout={layout} data-changed={changed || undefined}>
      <div className={css.words}>
        <div className={css.label}>{label}</div>
        <div className={css.explains}>{explains}</div>
        {error !== null && (
          <div className={css.error} role="alert">
            {error}
          </div>
        )}
      </div>
      <div className={css.control}>{children}</div>
    </div>
  );
}
