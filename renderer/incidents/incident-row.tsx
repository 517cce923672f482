import type { Incident } from '../../shared/incident.ts';
import { plain } from '../../shared/plain-text.ts';
import { incidentTitle, kubernetesTerm } from '../../shared/wording.ts';
import { useNow } from '../frame/clock.ts';
import { momentInWords } from '../parts/moment.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import { SeverityMark } from '../parts/severity-mark.tsx';
import css from './incident-row.module.css';
import { extentInWords, placeOf, stateInWords } from './incident-words.ts';

/** One incident in one line, or in two where the list is narrow (the list decides, by its `data-wide`). */
export function IncidentRow({ incident }: { incident: Incident }) {
  const now = useNow();
  const title = incidentTitle(incident, now);
  const place = placeOf(incident);
  const resolved = incident.state === 'resolved';
  return (
    <div className={css.row} data-state={incident.state}>
      <span className={css.mark}>
        <SeverityMark mark={resolved ? 'resolved' : incident.severity} />
      </span>
      <span className={css.title} title={title}>
        {title}
      </span>
      <span className={css.meta}>
        <span className={css.term}>{kubernetesTerm(incident.type)}</span>
        <span className={css.place} title={`${incident.kind} ${place}`}>
          {incident.namespace === '' ? place : plain(incident.namespace)}
          {incident.namespace !== '' && <span className={css.name}> / {plain(incident.name)}</span>}
        </span>
        <span className={css.extent}>{extentInWords(incident)}</span>
        <span className={css.count} title={`Seen ${incident.count} times`}>
          {incident.count > 1 && `×${incident.count.toLocaleString()}`}
        </span>
        <span
          className={css.state}
          data-usual={(incident.state === 'open' && incident.reopened === 0) || undefined}
        >
          {stateInWords(incident)}
          {incident.state === 'snoozed' && incident.snoozedUntil !== null && (
            <span className={css.until}> until {momentInWords(incident.snoozedUntil, now)}</span>
          )}
        </span>
      </span>
      <span className={css.since}>
        <RelativeTime iso={(resolved && incident.resolvedAt) || incident.since} />
      </span>
    </div>
  );
}

/** The heads over the columns of a wide list; for the eye only, each cell speaks for itself. */
export function RowHeads({ resolved }: { resolved: boolean }) {
  return (
    <div className={`${css.row} ${css.heads}`} aria-hidden>
      <span className={css.mark} />
      <span className={css.title}>What</span>
      <span className={css.meta}>
        <span className={css.term}>Kubernetes says</span>
        <span className={css.place}>Where</span>
        <span className={css.extent}>Hit</span>
        <span className={css.count}>Seen</span>
        <span className={css.state}>State</span>
      </span>
      <span className={css.since}>{resolved ? 'Resolved' : 'Since'}</span>
    </div>
  );
}
