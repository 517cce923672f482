import { diffLines } from './diff-lines.ts';
import css from './diff-view.module.css';

const SPOKEN = { added: 'added: ', removed: 'removed: ', same: '', place: '' };

/** What would be different, as a unified diff: signs, colours, and words for who hears it. */
export function DiffView({ diff, of }: { diff: string; of: string }) {
  const lines = diffLines(diff);
  if (lines.every(({ kind }) => kind !== 'added' && kind !== 'removed'))
    return (
      <p className={css.none}>{diff.trim() || 'The cluster answers that nothing would be different.'}</p>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={css.diff} aria-label={`What changes in ${of}`} tabIndex={0}>
      <div className={css.lines}>
        {lines.map(({ kind, sign, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and never move.
          <div key={at} className={css.line} data-kind={kind}>
            {kind !== 'place' && (
              <span className={css.sign} aria-hidden>
                {sign}
              </span>
            )}
            {SPOKEN[kind] !== '' && <span className={css.spoken}>{SPOKEN[kind]}</span>}
            <code className={css.text}>{text}</code>
          </div>
        ))}
      </div>
    </section>
  );
}
