import type { Incident } from '../../shared/incident.ts';
import { counted, plain } from '../../shared/plain-text.ts';
import { duration } from '../../shared/relative-time.ts';
import { POD_TYPES } from '../../shared/wording.ts';

const RESOLUTIONS = { recovered: 'Recovered', gone: 'Deleted', closed: 'Closed by hand' };

/** Whether nobody is told of it just now. */
export function isSilenced({ state, silencedUntil }: Incident): boolean {
  return state !== 'resolved' && silencedUntil !== null;
}

/** The state as one or two words: "Reopened", "Flapping", "Silenced", "Snoozed", "Recovered". */
export function stateInWords(incident: Incident): string {
  if (isSilenced(incident) && incident.state === 'open') return 'Silenced';
  if (incident.flappingSince !== null && incident.state !== 'acknowledged' && incident.state !== 'snoozed')
    return 'Flapping';
  switch (incident.state) {
    case 'open':
      return incident.reopened > 0 ? 'Reopened' : 'Open';
    case 'acknowledged':
      return 'Acknowledged';
    case 'snoozed':
      return 'Snoozed';
    case 'resolved':
      return incident.resolution === null ? 'Resolved' : RESOLUTIONS[incident.resolution];
  }
}

/** How often one that flaps came back: "4× in 40 min". */
export function timesInWords({ reopenings }: Incident, now: number): string {
  return `${reopenings.length}× in ${duration(now - Date.parse(reopenings[0] ?? ''))}`;
}

/** How much is hit: "3 pods", or of a workload "0 of 3 up". Empty where one object is all there is. */
export function extentInWords({ metadata, failing, affected, type }: Incident): string {
  if (POD_TYPES.has(type)) return counted(failing || affected, 'pod');
  return metadata.wants === undefined ? '' : `${metadata.available ?? 0} of ${metadata.wants} up`;
}

/** "shop / checkout", or a node's bare name. */
export function placeOf({ namespace, name }: Pick<Incident, 'namespace' | 'name'>): string {
  return namespace === '' ? plain(name) : `${plain(namespace)} / ${plain(name)}`;
}
