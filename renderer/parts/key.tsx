import css from './key.module.css';

/** A key that does the same as the control it stands in; the control's name already says what. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className={css.key} aria-hidden>
      {children}
    </kbd>
  );
}
