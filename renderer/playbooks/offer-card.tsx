import { Button } from '@mantine/core';
import { useId } from 'react';
import { plain } from '../../shared/plain-text.ts';
import type { PlaybookOffer } from '../../shared/playbook.ts';
import css from './offer-card.module.css';
import { PlaceOf } from './place.tsx';
import { RiskMark } from './risk-mark.tsx';

interface OfferCardProps {
  offer: PlaybookOffer;
  place: { context: string; namespace: string };
  busy: boolean;
  start: () => void;
}

/** A playbook that is offered: what each step does, how risky it is and why it cannot be done, before anything runs. */
export function OfferCard({
  offer: { playbook, builtIn, steps, blocked },
  place,
  busy,
  start,
}: OfferCardProps) {
  const heading = useId();
  const why = useId();
  return (
    <article className={css.offer} aria-labelledby={heading}>
      <div className={css.head}>
        <div className={css.words}>
          <h4 id={heading} className={css.name}>
            {plain(playbook.name, 100)}
            {!builtIn && <span className={css.soft}> your own playbook</span>}
          </h4>
          {playbook.description !== '' && <p className={css.soft}>{plain(playbook.description, 500)}</p>}
        </div>
        <div className={css.act}>
          <PlaceOf context={place.context} namespaces={[place.namespace]} />
          <Button
            aria-label={`Start ${plain(playbook.name, 100)}`}
            aria-describedby={blocked === null ? undefined : why}
            disabled={busy || blocked !== null}
            onClick={start}
          >
            Start
          </Button>
        </div>
      </div>
      {blocked !== null && (
        <p id={why} className={css.blocked}>
          Cannot be started: {plain(blocked, 400)}
        </p>
      )}
      <details className={css.details}>
        <summary>
          {steps.length === 1 ? 'Its step' : `Its ${steps.length} steps`}: what only reads runs at once, what
          changes something asks you first
        </summary>
        <ol className={css.steps}>
          {steps.map(({ title, risk, explains, impossible }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the playbook.
            <li key={at}>
              <p className={css.step}>
                {plain(title, 400)} <RiskMark risk={risk} />
              </p>
              <p className={css.soft}>{plain(explains, 400)}</p>
              {impossible !== null && <p className={css.blocked}>Not possible: {plain(impossible, 400)}</p>}
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}
