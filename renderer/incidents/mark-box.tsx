import { Check, Minus } from 'lucide-react';
import css from './mark-box.module.css';

/**
 * The box to mark a line by, for the pointer: no control can be inside an option, whose `aria-checked` it shows. The
 * list's keys mark too.
 */
export function MarkBox() {
  return (
    <span className={css.place} data-part="mark" title="Mark (X)">
      <span className={css.box}>
        <Check className={css.check} size={11} strokeWidth={3.4} aria-hidden />
        <Minus className={css.some} size={11} strokeWidth={3.4} aria-hidden />
      </span>
    </span>
  );
}
