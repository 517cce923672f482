import { ChevronRight } from 'lucide-react';
import css from './fold.module.css';

interface FoldProps {
  title: string;
  /** Whether it is open at first. */
  open?: boolean;
  toggled?(open: boolean): void;
  children: React.ReactNode;
}

/** A part of a card that is opened when it is wanted. */
export function Fold({ title, open = false, toggled, children }: FoldProps) {
  return (
    <details className={css.fold} open={open} onToggle={(event) => toggled?.(event.currentTarget.open)}>
      <summary className={css.title}>
        <ChevronRight className={css.arrow} size={13} aria-hidden />
        {title}
      </summary>
      <div className={css.body}>{children}</div>
    </details>
  );
}
