import { VisuallyHidden } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import type { Incident } from '../../shared/incident.ts';
import { counted, plain } from '../../shared/plain-text.ts';
import { flappingWords, incidentTitle, kubernetesTerm } from '../../shared/wording.ts';
import { useNow } from '../frame/clock.ts';
import { useNotWatchedSince } from '../frame/watching.ts';
import { momentInWords } from '../parts/moment.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import { SeverityMark } from '../parts/severity-mark.tsx';
import css from './incident-row.module.css';
import { extentInWords, isSilenced, placeOf, stateInWords, timesInWords } from './incident-words.ts';
import { MarkBox } from './mark-box.tsx';
import type { Sort } from './sorting.ts';

const compact = new Intl.NumberFormat(undefined, { notation: 'compact' });

interface IncidentRowProps {
  incident: Incident;
  /** It belongs under the row above. */
  under: boolean;
  /** How many others it explains that are in this list. */
  explains: number;
  unfolded: boolean;
  markable: boolean;
  /** Said only where the list spans several. */
  context: string | null;
  sort: Sort;
}

/** One incident in one line, or in two where the list is narrow (the list decides, by its `data-wide`). */
export const IncidentRow = memo(function IncidentRow(props: IncidentRowProps) {
  const { incident, under, explains, unfolded, markable, context, sort } = props;
  const now = useNow();
  const title = incidentTitle(incident, now);
  const place = placeOf(incident);
  const resolved = incident.state === 'resolved';
  const flapping = flappingWords(incident, now);
  const unwatched = useNotWatchedSince(incident);
  return (
    <div
      className={css.row}
      data-state={incident.state}
      data-unwatched={unwatched !== null || undefined}
      data-under={under || undefined}
    >
      {markable && <MarkBox />}
      <span className={css.mark}>
        <SeverityMark mark={resolved ? 'resolved' : incident.severity} />
      </span>
      <span className={css.title}>
        <span title={title}>{title}</span>
        {explains > 0 && <Fold explains={explains} unfolded={unfolded} />}
      </span>
      <span className={css.meta}>
        <span className={css.term} title={kubernetesTerm(incident.type)}>
          {kubernetesTerm(incident.type)}
        </span>
        <span className={css.place} title={`${incident.kind} ${place}`}>
          {context !== null && <span className={css.context}>{plain(context)} / </span>}
          {incident.namespace === '' ? place : plain(incident.namespace)}
          {incident.namespace !== '' && <span className={css.name}> / {plain(incident.name)}</span>}
        </span>
        <span className={css.extent}>{extentInWords(incident)}</span>
        <span className={css.count} title={`Seen ${incident.count.toLocaleString()} times`}>
          {incident.count > 1 && `×${compact.format(incident.count)}`}
        </span>
        <span
          className={css.state}
          data-usual={
            (incident.state === 'open' &&
              incident.reopened === 0 &&
              !isSilenced(incident) &&
              unwatched === null) ||
            undefined
          }
          title={flapping || undefined}
        >
          {unwatched === null ? stateInWords(incident) : 'Not watched'}
          {unwatched !== null && <span className={css.until}> since {momentInWords(unwatched, now)}</span>}
          {flapping !== '' && <span className={css.until}> {timesInWords(incident, now)}</span>}
          {incident.state === 'open' && incident.silencedUntil !== null && (
            <span className={css.until}> until {momentInWords(incident.silencedUntil, now)}</span>
          )}
          {incident.state === 'snoozed' && incident.snoozedUntil !== null && (
            <span className={css.until}> until {momentInWords(incident.snoozedUntil, now)}</span>
          )}
        </span>
      </span>
      <span className={css.since}>
        <RelativeTime iso={timeShown(incident, sort)} />
      </span>
    </div>
  );
});

/** The time that the list is about: since when, until when, or when last. */
function timeShown({ state, resolvedAt, since, lastSeen }: Incident, sort: Sort): string {
  if (sort === 'seen') return lastSeen;
  return (state === 'resolved' && resolvedAt) || since;
}

/** How many are folded under a row. For the pointer; the list's own keys fold too, as no control can be inside an option. */
function Fold({ explains, unfolded }: { explains: number; unfolded: boolean }) {
  const others = counted(explains, 'incident');
  return (
    <span
      className={css.fold}
      data-part="fold"
      data-unfolded={unfolded || undefined}
      title={unfolded ? `Fold ${others} away (←)` : `Show the ${others} that this explains (→)`}
    >
      <ChevronRight size={12} aria-hidden />
      {explains.toLocaleString()}
      <VisuallyHidden component="span">
        {explains === 1 ? ' incident' : ' incidents'} explained, {unfolded ? 'shown below' : 'folded'}
      </VisuallyHidden>
    </span>
  );
}

/** The heads over the columns of a wide list; for the eye only, each cell speaks for itself. */
export function RowHeads({ resolved, sort }: { resolved: boolean; sort: Sort }) {
  return (
    <div className={`${css.row} ${css.heads}`} aria-hidden>
      <span className={css.mark} />
      <span className={css.title}>What</span>
      <span className={css.meta}>
        <span className={css.term}>Kubernetes says</span>
        <span className={css.place}>Where</span>
        <span className={css.extent}>Affected</span>
        <span className={css.count}>Seen</span>
        <span className={css.state}>State</span>
      </span>
      <span className={css.since}>{sort === 'seen' ? 'Last seen' : resolved ? 'Resolved' : 'Since'}</span>
    </div>
  );
}
