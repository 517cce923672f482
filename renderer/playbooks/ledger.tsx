import { RelativeTime } from '../parts/relative-time.tsx';
import css from './ledger.module.css';

/** What happened, in rows: one word for it, what it was about, and when. */
export function Ledger({ children }: { children: React.ReactNode }) {
  return <ol className={css.ledger}>{children}</ol>;
}

interface LedgerRowProps {
  word: string;
  tone: 'good' | 'bad' | 'calm';
  title: React.ReactNode;
  /** Below the title. */
  place: React.ReactNode;
  /** RFC 3339. */
  at: string;
}

export function LedgerRow({ word, tone, title, place, at }: LedgerRowProps) {
  return (
    <li className={css.row}>
      <span className={css.word} data-tone={tone}>
        {word}
      </span>
      <div className={css.words}>
        <p className={css.title}>{title}</p>
        <p className={css.place}>{place}</p>
      </div>
      <span className={css.when}>
        <RelativeTime iso={at} />
      </span>
    </li>
  );
}
