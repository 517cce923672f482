import type { Incident, TimelineStep } from './incident.ts';
import { counted } from './plain-text.ts';
import { duration } from './relative-time.ts';
import { flappingWords, incidentTitle } from './wording.ts';

/** What a timeline step may speak of besides the incident (after the step). */
export interface TimelineFacts {
  incident: Incident;
  now: number;
  /** As memberName words it. */
  member?: string;
  /** The title of the incident that explains it. */
  other?: string;
  /** How many incidents it explains by now. */
  children?: number;
  /** How it was told, or why evidence is missing: a clause. */
  detail?: string;
}

/** One step of an incident's life as a sentence. */
export function timelineText(
  step: TimelineStep,
  { incident, now, member, other, children = 0, detail }: TimelineFacts,
): string {
  const who = member || 'A member';
  const title = incidentTitle(incident, now);
  switch (step) {
    case 'opened':
      return incident.preExisting ? `Was already there: ${title}.` : `${title}.`;
    case 'reopened':
      return `Came back: ${title}.`;
    case 'repeated':
      return `Seen again at ${who}, ${counted(incident.count, 'time')} in all.`;
    case 'member_added':
      return `${who} is affected too.`;
    case 'member_recovered':
      return `${who} recovered.`;
    case 'member_gone':
      return `${who} was deleted.`;
    case 'member_unwatched':
      return `${who} is excluded from the watch.`;
    case 'severity_changed':
      return `Is ${incident.severity} now${detail === undefined ? '' : `, ${detail}`}.`;
    case 'acknowledged':
      return incident.state === 'acknowledged' ? 'Acknowledged.' : 'Acknowledgement taken back.';
    case 'snoozed':
      return `Snoozed for ${duration(Date.parse(incident.snoozedUntil ?? '') - now)}.`;
    case 'unsnoozed':
      return 'Snooze ended, still failing.';
    case 'silenced':
      return `Silenced for ${silenceLength(incident, now)}: nobody is told.`;
    case 'unsilenced':
      return 'The silence is over, still failing.';
    case 'linked':
      return `Explained by another incident: ${other ?? 'its cause'}.`;
    case 'gathered':
      return `Explains ${counted(children, 'other incident')}.`;
    case 'separated':
      return 'Still failing without what explained it: stands on its own now.';
    case 'flapping':
      return `Is ${flappingWords(incident, now)}: told once, and not each time until it is calm.`;
    case 'calm':
      return 'Calm again: has not come back for a while.';
    case 'resolved':
      return RESOLVED[incident.resolution ?? 'recovered'];
    case 'unwatched':
      return 'Closed: nothing of it is watched any more. It comes back if it is watched again and still fails.';
    case 'notified':
      return `Told ${detail ?? 'by notification'}.`;
    case 'evidence':
      return detail ? `Evidence collected; ${detail}.` : 'Evidence collected.';
    case 'evidence_failed':
      return `Evidence could not be collected${detail ? `: ${detail}` : ''}.`;
  }
}

/** To the full minute: a silence of four hours is four hours also a moment after it began. */
function silenceLength({ silencedUntil }: Incident, now: number): string {
  return duration(Math.ceil((Date.parse(silencedUntil ?? '') - now) / 60_000) * 60_000);
}

const RESOLVED = {
  recovered: 'Recovered.',
  gone: 'Resolved: what failed was deleted.',
  closed: 'Closed by hand.',
} as const;
