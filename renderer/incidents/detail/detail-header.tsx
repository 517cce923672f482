import { ActionIcon, Tooltip } from '@mantine/core';
import { ArrowLeft, Link, X } from 'lucide-react';
import { incidentLink } from '../../../shared/deep-link.ts';
import type { Incident } from '../../../shared/incident.ts';
import { plain } from '../../../shared/plain-text.ts';
import { flappingWords, incidentTitle, kubernetesTerm } from '../../../shared/wording.ts';
import { useNow } from '../../frame/clock.ts';
import { useAction } from '../../frame/use-action.ts';
import { useNotWatchedSince } from '../../frame/watching.ts';
import { Banner } from '../../parts/banner.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { momentInWords } from '../../parts/moment.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { SeverityMark } from '../../parts/severity-mark.tsx';
import { extentInWords, stateInWords } from '../incident-words.ts';
import css from './detail-header.module.css';
import { SilenceMenu } from './silence-menu.tsx';
import { StateActions } from './state-actions.tsx';

/** What, how bad, in which state, and where; with what a person can do about the incident itself. */
export function DetailHeader({ incident, close }: { incident: Incident; close: () => void }) {
  const now = useNow();
  const action = useAction();
  const resolved = incident.state === 'resolved';
  const extent = extentInWords(incident);
  const flapping = flappingWords(incident, now);
  const unwatched = useNotWatchedSince(incident);
  return (
    <header className={css.header}>
      <div className={css.top}>
        <ActionIcon className={css.back} aria-label="Back to the list" onClick={close}>
          <ArrowLeft size={16} />
        </ActionIcon>
        <div className={css.where}>
          <span className={css.context} title="Context">
            {plain(incident.context, 1_000)}
          </span>
          {incident.namespace !== '' && <span title="Namespace">{plain(incident.namespace)}</span>}
          <span title={incident.name}>
            {plain(incident.kind)} {plain(incident.name)}
          </span>
        </div>
        <CopyButton text={incidentLink(incident.id)} what="link to this incident" icon={<Link size={14} />} />
        <Tooltip label="Close the detail (Esc)">
          <ActionIcon className={css.shut} aria-label="Close the detail" onClick={close}>
            <X size={15} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={css.head}>
        <span className={css.mark}>
          <SeverityMark mark={resolved ? 'resolved' : incident.severity} size={17} />
        </span>
        <h2 id="incident-title" className={css.title} tabIndex={-1}>
          {incidentTitle(incident, now)}
        </h2>
      </div>
      <p className={css.words}>
        <span className={css.severity} data-severity={toneOf(incident)}>
          {stateInWords(incident)}
          {incident.state === 'snoozed' &&
            incident.snoozedUntil !== null &&
            ` until ${momentInWords(incident.snoozedUntil, now)}`}
          {incident.state === 'open' &&
            incident.silencedUntil !== null &&
            ` until ${momentInWords(incident.silencedUntil, now)}`}
        </span>
        {unwatched !== null && <span>not watched since {momentInWords(unwatched, now)}</span>}
        <span>{kubernetesTerm(incident.type)}</span>
        {extent !== '' && <span>{extent}</span>}
        <span>
          began <RelativeTime iso={incident.since} />
        </span>
        {flapping !== '' && <span>{flapping}</span>}
        {incident.count > 1 && <span>seen {incident.count.toLocaleString()} times</span>}
        {resolved && incident.resolvedAt && (
          <span>
            resolved <RelativeTime iso={incident.resolvedAt} />
          </span>
        )}
        {incident.preExisting && (
          <span title="The first look found it; when exactly it began was not seen">found at start</span>
        )}
      </p>
      {!resolved && (
        <div className={css.actions}>
          <StateActions incident={incident} action={action} now={now} />
          <SilenceMenu incident={incident} action={action} />
        </div>
      )}
      {action.error && (
        <div role="alert" className={css.error}>
          <Banner tone="error">{action.error}</Banner>
        </div>
      )}
    </header>
  );
}

/** Who has acknowledged or put it off need not be alarmed again. */
function toneOf({ state, severity, silencedUntil }: Incident): string {
  if (state === 'resolved') return state;
  return state === 'open' && silencedUntil === null ? severity : 'calm';
}
