import { Ban, Check, type LucideIcon, Minus, OctagonAlert, SkipForward } from 'lucide-react';
import { plain } from '../../shared/plain-text.ts';
import { conditionWords, outcomeWords } from '../../shared/rule-words.ts';
import type { RuleExplanation, RuleOutcome } from '../../shared/rules.ts';
import css from './rule-verdict.module.css';

const ICONS: Record<RuleOutcome, LucideIcon> = {
  matched: Check,
  not_matched: Minus,
  disabled: Ban,
  stopped: SkipForward,
  failed: OctagonAlert,
};

/** One rule's answer, and each of its conditions. Those of a person's own rules are open from the start. */
export function RuleVerdict({ explanation }: { explanation: RuleExplanation }) {
  const { outcome, name, builtIn, conditions } = explanation;
  const Icon = ICONS[outcome];
  return (
    <li className={css.verdict}>
      <details open={!builtIn || outcome === 'matched'}>
        <summary className={css.summary}>
          <Icon className={css.icon} data-outcome={outcome} size={14} aria-hidden />
          <span className={css.name}>{plain(name)}</span>
          <span className={css.words}>{outcomeWords(explanation)}</span>
        </summary>
        <ul className={css.conditions}>
          {conditions.map((condition) => (
            <li key={condition.field} data-matches={condition.matches}>
              <span className={css.yes}>{condition.matches ? 'yes' : 'no'}</span>
              {conditionWords(condition)}
            </li>
          ))}
          {conditions.length === 0 && <li>It asks nothing: everything matches.</li>}
        </ul>
      </details>
    </li>
  );
}
