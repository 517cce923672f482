import { SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import { counted, plain } from '../../shared/plain-text.ts';
import { incidentPlace, incidentTitle } from '../../shared/wording.ts';

/** Titles named in a digest. */
const NAMED = 3;

/** Why several incidents are told at once. */
export type DigestReason =
  /** Too many in a moment. */
  | 'many'
  /** Found by the first look at a cluster. */
  | 'already_there'
  /** Found by the first look after a sleep, a pause or an outage. */
  | 'meanwhile';

/** One incident in its own words. `now` in epoch ms. */
export function incidentMessage(id: string, incident: Incident, now: number): NotificationMessage {
  return {
    id,
    title: incidentTitle(incident, now),
    body: incidentPlace(incident),
    severity: incident.severity,
    incident: incident.id,
  };
}

/** Several incidents of one context as one message: how many, and the most severe of them by name. */
export function digestMessage(
  id: string,
  incidents: readonly Incident[],
  reason: DigestReason,
  now: number,
): NotificationMessage {
  const ranked = incidents.toSorted((a, b) => rank(a.severity) - rank(b.severity));
  const lines = ranked.slice(0, NAMED).map((incident) => {
    const namespace = plain(incident.namespace, 63);
    return `${namespace && `${namespace} · `}${incidentTitle(incident, now)}`;
  });
  const others = incidents.length - lines.length;
  if (others > 0) lines.push(`and ${others.toLocaleString('en-US')} more`);
  return {
    id,
    title: `${plain(ranked[0]?.context, 120)}: ${countOf(incidents.length, reason)}`,
    body: lines.join('\n'),
    severity: ranked[0]?.severity ?? 'info',
    incident: null,
  };
}

function countOf(count: number, reason: DigestReason): string {
  if (reason === 'already_there') return `${counted(count, 'incident')} were already there`;
  if (reason === 'meanwhile') return `${counted(count, 'incident')} since the last look`;
  return counted(count, 'new incident');
}

const rank = (severity: Severity) => SEVERITIES.indexOf(severity);
