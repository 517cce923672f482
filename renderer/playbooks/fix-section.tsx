import { useState } from 'react';
import type { Incident } from '../../shared/incident.ts';
import type { Run } from '../../shared/playbook.ts';
import { useView } from '../frame/store.ts';
import { useAction } from '../frame/use-action.ts';
import { useRequest } from '../frame/use-request.ts';
import { Section } from '../parts/section.tsx';
import css from './fix-section.module.css';
import { OfferCard } from './offer-card.tsx';
import { offersVersion } from './offers-version.ts';
import { RunView } from './run-view.tsx';
import { useDecision } from './use-decision.ts';

/** ms: passing by asks the cluster nothing. */
const SETTLE = 250;
/** Older runs are in the audit log. */
const MOST_RUNS = 5;

/** What can be done about it: what runs or ran, what waits for a person, and what is offered. */
export function FixSection({ incident }: { incident: Incident }) {
  const version = useView(({ app }) => `${app?.playbooks.version ?? 0}`);
  const runs = useRequest('playbooks.runs', { incident: incident.id }, { version, delay: SETTLE });
  const approvals = useRequest('approvals.list', {}, { version, delay: SETTLE });
  const action = useAction();
  /** The run that takes the focus, and how often it did. */
  const [led, lead] = useState({ run: '', times: 0 });
  const leadTo = (run: string) => lead(({ times }) => ({ run, times: times + 1 }));
  const shown = [...(runs.value ?? [])]
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt))
    .slice(0, MOST_RUNS);
  const active = shown.find(({ state }) => state === 'running' || state === 'waiting');
  const decision = useDecision(() => {
    if (active !== undefined) leadTo(active.id);
  });

  async function follow(started: Promise<Run | null>): Promise<void> {
    const run = await started;
    if (run !== null) leadTo(run.id);
  }

  const isOver = incident.state === 'resolved';
  if (isOver && shown.length === 0) return null;
  const elsewhere =
    decision.refused !== null &&
    !approvals.value?.some(({ id, state }) => id === decision.refused?.approval && state === 'pending');
  const error = action.error ?? (elsewhere ? decision.refused?.error : null) ?? runs.error ?? null;
  return (
    <Section title="Fix">
      <div className={css.fix}>
        {error !== null && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
        {shown.map((run) => (
          <RunView
            key={run.id}
            run={run}
            approvals={approvals.value ?? []}
            decision={decision}
            action={action}
            focused={run.id === led.run ? led.times : 0}
            undo={(step) => void follow(action.run('playbooks.undo', { run: run.id, step }))}
          />
        ))}
        {!isOver && (
          <Offers
            incident={incident}
            version={offersVersion(incident, active)}
            hasRuns={shown.length > 0}
            busy={action.busy}
            start={(playbook) =>
              void follow(action.run('playbooks.start', { incident: incident.id, playbook }))
            }
          />
        )}
      </div>
    </Section>
  );
}

interface OffersProps {
  incident: Incident;
  version: string;
  hasRuns: boolean;
  busy: boolean;
  start: (playbook: string) => void;
}

function Offers({ incident, version, hasRuns, busy, start }: OffersProps) {
  const offers = useRequest('playbooks.offers', { incident: incident.id }, { version, delay: SETTLE });
  if (offers.value === null)
    return <p className={css.soft}>{offers.error ?? 'Looking at what can be done…'}</p>;
  if (offers.value.length === 0)
    return hasRuns ? null : <p className={css.soft}>No playbook is meant for this.</p>;
  return offers.value.map((offer) => (
    <OfferCard
      key={offer.playbook.id}
      offer={offer}
      place={incident}
      busy={busy || offers.loading}
      start={() => start(offer.playbook.id)}
    />
  ));
}
