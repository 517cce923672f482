import css from './setting-row.module.css';

interface SettingRowProps {
  label: string;
  explains: React.ReactNode;
  /** Why the last change was refused. */
  error: string | null;
  children: React.ReactNode;
}

/** What it is called and does at the left, its control at the right. */
export function SettingRow({ label, explains, error, children }: SettingRowProps) {
  return (
    <div className={css.row}>
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
