import { SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import { counted, NAME_LENGTH, plain } from '../../shared/plain-text.ts';
import { incidentTitle } from '../../shared/wording.ts';

/** Titles named in the digest. */
const NAMED = 3;

/**
 * What quiet hours held back of one context: how many incidents there were, the most severe of those that are still
 * open by name, and how many are over. `now` in epoch ms.
 */
export function quietDigest(id: string, incidents: readonly Incident[], now: number): NotificationMessage {
  const ranked = incidents.toSorted((one, other) => rank(one.severity) - rank(other.severity));
  const open = ranked.filter(({ state }) => state === 'open');
  const named = open.slice(0, NAMED).map((incident) => {
    const namespace = plain(incident.namespace, NAME_LENGTH);
    return `${namespace && `${namespace} · `}${incidentTitle(incident, now)}`;
  });
  const more = open.length - named.length;
  const over = ranked.length - open.length;
  const [only] = incidents.length === 1 ? incidents : [];
  return {
    id,
    title: `${plain(ranked[0]?.context, 120)}: ${counted(ranked.length, 'incident')} during quiet hours`,
    body: [
      ...named,
      ...(more > 0 ? [`and ${counted(more, 'more', 'more')} open`] : []),
      ...(over > 0 ? [overInWords(over, open.length)] : []),
    ].join('\n'),
    severity: open[0]?.severity ?? 'info',
    incident: only?.id ?? null,
  };
}

/** Resolved, acknowledged and snoozed ones need nobody any more. */
function overInWords(over: number, open: number): string {
  if (open === 0) return over === 1 ? 'It is over or taken care of' : 'All are over or taken care of';
  return `${over.toLocaleString('en-US')} ${over === 1 ? 'is' : 'are'} over or taken care of`;
}

const rank = (severity: Severity) => SEVERITIES.indexOf(severity);
