import { SEVERITIES, type Severity } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import { counted, listed, plain } from '../../shared/plain-text.ts';
import { consequences, flappingWords, incidentPlace, incidentTitle } from '../../shared/wording.ts';

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

/** An incident and what it explains, which is told with it. */
export interface Story {
  incident: Incident;
  children: readonly Incident[];
}

/** One incident in its own words, and what came of it. `now` in epoch ms. */
export function incidentMessage(id: string, story: Story, now: number): NotificationMessage {
  const { incident } = story;
  const title = incidentTitle(incident, now);
  const also = [consequencesOf(story, now), flappingWords(incident, now)].filter(Boolean);
  return {
    id,
    title,
    body: [incidentPlace(incident), ...also].join('\n'),
    severity: incident.severity,
    incident: incident.id,
  };
}

/** Several incidents of one context as one message: how many, and the most severe of them by name. */
export function digestMessage(
  id: string,
  stories: readonly Story[],
  reason: DigestReason,
  now: number,
): NotificationMessage {
  const ranked = stories.toSorted((a, b) => rank(a.incident.severity) - rank(b.incident.severity));
  const first = ranked[0]?.incident;
  const lines = ranked.slice(0, NAMED).map((story) => {
    const namespace = plain(story.incident.namespace, 63);
    const also = stories.length > 1 ? consequencesOf(story, now) : '';
    return `${namespace && `${namespace} · `}${incidentTitle(story.incident, now)}${also && ` (${also})`}`;
  });
  const others = stories.length - lines.length;
  if (others > 0) lines.push(`and ${others.toLocaleString('en-US')} more`);
  return {
    id,
    title: `${plain(first?.context, 120)}: ${countOf(stories, reason)}`,
    body: lines.join('\n'),
    severity: first?.severity ?? 'info',
    incident: stories.length === 1 ? (first?.id ?? null) : null,
  };
}

function consequencesOf({ incident, children }: Story, now: number): string {
  return consequences(incident, children, now);
}

/** "1 node and 12 incidents on it were already there", "3 incidents since the last look". */
function countOf(stories: readonly Story[], reason: DigestReason): string {
  const nodes = stories.filter(takesAlong);
  const onNodes = nodes.reduce((sum, { children }) => sum + children.length, 0);
  const others = stories.length - nodes.length;
  const told = [
    nodes.length > 0 ? counted(nodes.length, 'node') : '',
    onNodes > 0 ? `${counted(onNodes, 'incident')} on ${nodes.length === 1 ? 'it' : 'them'}` : '',
    nodes.length > 0 ? (others > 0 ? counted(others, 'other') : '') : newOf(others, reason),
  ].filter(Boolean);
  if (reason === 'already_there') return `${listed(told)} were already there`;
  return reason === 'meanwhile' ? `${listed(told)} since the last look` : listed(told);
}

function newOf(count: number, reason: DigestReason): string {
  return counted(count, reason === 'many' ? 'new incident' : 'incident');
}

/** A node that went away, with incidents on it. */
export function takesAlong({ incident, children }: Story): boolean {
  return incident.type === 'node_not_ready' && children.length > 0;
}
const rank = (severity: Severity) => SEVERITIES.indexOf(severity);
