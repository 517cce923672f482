import type { Risk } from '../../shared/playbook.ts';
import css from './risk-mark.module.css';

const WORDS: Record<Risk, { word: string; means: string; bars: number }> = {
  LOW: { word: 'Low risk', means: 'Only reads.', bars: 1 },
  MEDIUM: { word: 'Medium risk', means: 'Disturbs one pod.', bars: 2 },
  HIGH: { word: 'High risk', means: 'Changes what is wanted, or moves workloads.', bars: 3 },
};

/** Risk as a shape, a colour and a word: one, two or three bars of three. Not the shapes of severity. */
export function RiskMark({ risk }: { risk: Risk }) {
  const { word, means, bars } = WORDS[risk];
  return (
    <span className={css.risk} data-risk={risk} title={means}>
      <svg width="13" height="12" viewBox="0 0 13 12" aria-hidden>
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            className={bar < bars ? css.full : css.empty}
            x={bar * 4.5 + 0.5}
            y={8 - bar * 3.5}
            width="3"
            height={3.5 + bar * 3.5}
          />
        ))}
      </svg>
      {word}
    </span>
  );
}
