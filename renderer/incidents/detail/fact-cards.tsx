import type { IncidentDetail } from '../../../shared/incident.ts';
import { useNow } from '../../frame/clock.ts';
import { evidenceFacts } from './evidence-facts.ts';
import css from './fact-cards.module.css';

/** What the incident knows, one fact a card. */
export function FactCards({ detail }: { detail: IncidentDetail }) {
  const facts = evidenceFacts(detail, useNow());
  const message = detail.incident.message.trim();
  if (facts.length === 0 && message === '') return null;
  return (
    <div>
      {message !== '' && <p className={css.message}>{message}</p>}
      <dl className={css.facts}>
        {facts.map(({ label, text, tone }) => (
          <div key={label} className={css.fact} data-tone={tone}>
            <dt>{label}</dt>
            <dd title={text}>{text}</dd>
          </div>
        ))}
      </dl>
      {detail.evidence?.problems.map((problem) => (
        <p key={problem} className={css.problem}>
          Not gathered: {problem}
        </p>
      ))}
    </div>
  );
}
