import { SEVERITIES } from '../../shared/cluster-event.ts';
import type { Incident, IncidentDetail } from '../../shared/incident.ts';
import { counted, NAME_LENGTH, plain } from '../../shared/plain-text.ts';
import { redact } from '../../shared/redact.ts';
import {
  consequences,
  flappingWords,
  incidentPlace,
  incidentTitle,
  kubernetesTerm,
} from '../../shared/wording.ts';
import type { Delivery } from '../store/deliveries.ts';
import type { ChannelMessage } from './channel.ts';

const EVIDENCE_LINES = 3;
/** Incidents that a summary names. */
const NAMED = 10;
const LONGEST_LINE = 200;

/** One incident for a chat: what, where (context first), since when, how many, the evidence in three lines. */
export function incidentStory(
  { id, step }: Pick<Delivery, 'id' | 'step'>,
  detail: IncidentDetail,
  children: readonly Incident[],
  { link, whole, now }: { link: string | null; whole: boolean; now: number },
): ChannelMessage {
  const { incident } = detail;
  const place = incidentPlace(incident);
  const also = consequences(incident, children, now);
  const lines = [
    `${incident.severity} · ${place} · ${kubernetesTerm(incident.type)}`,
    step === 'resolved' ? overInWords(incident) : sinceInWords(incident, now),
    ...[also, flappingWords(incident, now)].filter(Boolean),
    ...(step === 'resolved' && !whole ? [] : evidenceLines(detail)),
  ];
  return {
    key: id,
    incident: incident.id,
    incidents: [incident.id],
    step,
    severity: incident.severity,
    context: incident.context,
    title: `${plain(incident.context, 120)}: ${step === 'resolved' ? 'resolved: ' : step === 'worse' ? 'worse: ' : ''}${incidentTitle(incident, now)}`,
    lines,
    link,
    at: new Date(now).toISOString(),
    facts: factsOf(incident),
  };
}

function sinceInWords({ since, count, failing, affected }: Incident, now: number): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(since)) / 60_000));
  return [
    `since ${utc(since)} (${minutes} min)`,
    affected > 1 ? `${counted(failing, 'pod')} of ${affected} affected fail now` : '',
    count > 1 ? `seen ${counted(count, 'time')}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function overInWords({ since, resolvedAt, resolution, count, reopened }: Incident): string {
  const end = resolvedAt ?? since;
  const minutes = Math.max(0, Math.round((Date.parse(end) - Date.parse(since)) / 60_000));
  const how =
    resolution === 'gone' ? 'it is gone' : resolution === 'closed' ? 'closed by a person' : 'it recovered';
  return [
    `${how} at ${utc(end)}, after ${minutes} min`,
    count > 1 ? `seen ${counted(count, 'time')}` : '',
    reopened > 0 ? `came back ${counted(reopened, 'time')}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

const utc = (time: string) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Why, how it ended, its last words: at most three lines, secrets blanked, each cut. */
export function evidenceLines({ diagnosis, evidence, incident }: IncidentDetail): string[] {
  const [container] = evidence?.containers ?? [];
  const end = container?.lastTermination;
  const log = (container?.previousLogs || container?.currentLogs || '').trimEnd().split('\n').at(-1) ?? '';
  const ended =
    end == null
      ? ''
      : [
          `${plain(container?.container, NAME_LENGTH)} ended with exit code ${end.exitCode ?? 'unknown'}`,
          plain(end.reason, 60),
          container?.memoryLimit == null ? '' : `limit ${plain(container.memoryLimit, 30)}`,
        ]
          .filter(Boolean)
          .join(', ');
  return [
    diagnosis === null || diagnosis.diagnosis.pattern === 'Unknown'
      ? ''
      : `why: ${diagnosis.diagnosis.rootCause}`,
    ended,
    log === '' ? plain(incident.message, LONGEST_LINE) : `last words: ${log}`,
  ]
    .map((line) => plain(redact(line), LONGEST_LINE))
    .filter(Boolean)
    .slice(0, EVIDENCE_LINES);
}

function factsOf(incident: Incident): ChannelMessage['facts'] {
  const { type, namespace, kind, name, state, since, firstSeen, lastSeen, count, failing, affected } =
    incident;
  const { reopened, resolvedAt, resolution, preExisting } = incident;
  return {
    ...{ type, namespace, kind, name, state, since, firstSeen, lastSeen, count, failing, affected },
    ...{ reopened, resolvedAt, resolution, preExisting },
  };
}

/** What could not be told in time, as one message: how many, and what of it is still open by name. */
export function summaryStory(
  key: string,
  incidents: readonly Incident[],
  { title, now }: { title: string; now: number },
): ChannelMessage {
  const open = incidents.filter(({ state }) => state !== 'resolved');
  const spoken = open.length > 0 ? open : incidents;
  const named = spoken
    .slice(0, NAMED)
    .map((incident) => `${incident.severity} · ${incidentPlace(incident)} · ${incidentTitle(incident, now)}`);
  const more = spoken.length - named.length;
  const over = incidents.length - open.length;
  const [first] = incidents;
  return {
    key,
    incident: null,
    incidents: incidents.map((one) => one.id),
    step: 'digest',
    severity: SEVERITIES.find((severity) => open.some((one) => one.severity === severity)) ?? 'info',
    context: first?.context ?? '',
    title: `${plain(first?.context ?? 'Dogwatch', 120)}: ${title}`,
    lines: [
      ...named,
      ...(more > 0 ? [`and ${counted(more, 'more', 'more')}${open.length > 0 ? ' open' : ''}`] : []),
      ...(over > 0 ? [`${counted(over, 'incident')} over by now`] : []),
    ],
    link: null,
    at: new Date(now).toISOString(),
    facts: { incidents: incidents.length, open: open.length },
  };
}
