import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { KeptDiagnosis } from '../../../shared/diagnosis.ts';
import type { Incident } from '../../../shared/incident.ts';
import { useNow } from '../../frame/clock.ts';
import { useAction } from '../../frame/use-action.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { Section } from '../../parts/section.tsx';
import css from './diagnosis-section.module.css';
import { confidenceInWords, patternInWords, sourceInWords } from './diagnosis-words.ts';

const FIRST = 3;

/** Why it broke: looked up when an incident is first opened, and again when a person asks. */
export function DiagnosisSection({ incident, kept }: { incident: Incident; kept: KeptDiagnosis | null }) {
  const action = useAction();
  const [fresh, setFresh] = useState<{ incident: string; kept: KeptDiagnosis } | null>(null);
  const shown = fresh?.incident === incident.id ? fresh.kept : kept;
  const outdated = shown !== null && shown.opening !== incident.reopened;

  async function look(): Promise<void> {
    const answer = await action.run('incidents.diagnose', { id: incident.id });
    if (answer !== null) setFresh({ incident: incident.id, kept: answer });
  }

  const asked = useRef('');
  // What is over is not looked into unasked: its pods are gone, and what was found stays.
  const due = incident.state !== 'resolved' && (shown === null || outdated);
  const opening = `${incident.id} ${incident.reopened}`;
  useEffect(() => {
    if (!due || asked.current === opening) return;
    asked.current = opening;
    void look();
  });

  if (shown === null && !action.busy && action.error === null && incident.state !== 'resolved') return null;
  return (
    <Section
      title="Why"
      aside={
        <>
          {shown && (
            <span>
              looked <RelativeTime iso={shown.at} />
            </span>
          )}
          <Button variant="subtle" disabled={action.busy} onClick={() => void look()}>
            {action.busy ? 'Looking…' : shown === null ? 'Look into it' : 'Look again'}
          </Button>
        </>
      }
    >
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
      {shown === null && action.busy && <p className={css.soft}>Reading states, logs, events and changes…</p>}
      {shown !== null && <Answer kept={shown} outdated={outdated} />}
    </Section>
  );
}

function Answer({ kept, outdated }: { kept: KeptDiagnosis; outdated: boolean }) {
  const { diagnosis, model, problems } = kept;
  const [all, setAll] = useState(false);
  const now = useNow();
  const evidence = all ? diagnosis.evidence : diagnosis.evidence.slice(0, FIRST);
  const more = diagnosis.evidence.length - evidence.length;
  return (
    <div className={css.answer}>
      <p className={css.cause}>{diagnosis.rootCause}</p>
      <p className={css.soft}>
        {patternInWords(diagnosis.pattern)} · {confidenceInWords(diagnosis)}
        {model !== null && ` · ${model} was asked`}
        {outdated && ' · from before it came back'}
      </p>
      {evidence.length > 0 && (
        <ul className={css.list} aria-label="Evidence">
          {evidence.map(({ source, text }) => (
            <li key={`${source} ${text}`}>
              <span className={css.source} title={source}>
                {sourceInWords(source, now)}
              </span>
              <code className={css.quote}>{text}</code>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button variant="subtle" className={css.more} onClick={() => setAll(true)}>
          {more} more
        </Button>
      )}
      {diagnosis.nextSteps.length > 0 && (
        <ol className={css.list} aria-label="Next steps">
          {diagnosis.nextSteps.map(({ text, command }) => (
            <li key={`${text} ${command}`}>
              {text}
              {command !== null && (
                <span className={css.command}>
                  <code>{command}</code>
                  <CopyButton text={command} what="command" />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {problems.length > 0 && (
        <details className={css.soft}>
          <summary>
            {problems.length === 1 ? 'One part' : `${problems.length} parts`} could not be looked at
          </summary>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
