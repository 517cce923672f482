import type { Incident, IncidentDetail } from '../../shared/incident.ts';
import { counted } from '../../shared/plain-text.ts';
import type { Delivery } from '../store/deliveries.ts';
import type { ChannelMessage } from './channel.ts';
import { incidentStory, summaryStory } from './incident-story.ts';
import { BURST_LIMIT_MS, DIGEST_ABOVE, GATHER_MS } from './outbox.ts';

/** An opening waits this long for its evidence, in ms. */
export const EVIDENCE_MS = 5_000;
/** What was owed this long, in ms, is no news any more: it is folded into one summary. */
export const EXPIRED_MS = 60 * 60_000;

export interface Outlook {
  incident(id: string): Incident | null;
  detail(id: string): IncidentDetail | null;
  children(incident: string): Incident[];
  hasEvidence(incident: Incident): boolean;
  /** Whether an earlier message about this opening reached the channel. */
  wasTold(delivery: Delivery): boolean;
  threadOf(delivery: Delivery): string | null;
  link(incident: Incident): string | null;
}

/** What goes to one route now. */
export type Due =
  | { kind: 'message'; message: ChannelMessage; thread: string | null; fulfils: Delivery[] }
  /** No longer worth telling. */
  | { kind: 'drop'; deliveries: Delivery[] }
  /** Nothing before that time, epoch ms; Infinity when nothing is owed. */
  | { kind: 'wait'; until: number };

/**
 * Decides on the next message to a route. Order is kept per incident: only the oldest of an incident's pending
 * messages can be next. What comes together is told together; what is stale is one summary.
 * @param pending all that is owed to the route, oldest first
 */
export function dueNow(pending: readonly Delivery[], outlook: Outlook, now: number): Due {
  const stale = pending.filter(
    ({ createdAt, notBefore }) => now - createdAt > EXPIRED_MS && notBefore <= now,
  );
  if (stale.length > 1) return folded(stale, outlook, now);

  let until = Infinity;
  const openings: { delivery: Delivery; incident: Incident }[] = [];
  const seen = new Set<string>();
  for (const delivery of pending) {
    if (seen.has(delivery.incident)) continue;
    seen.add(delivery.incident);
    const incident = outlook.incident(delivery.incident);
    if (incident === null || isMoot(delivery, incident, pending))
      return { kind: 'drop', deliveries: [delivery] };
    const due = dueAt(delivery, incident, outlook);
    if (due > now) until = Math.min(until, due);
    else if (delivery.step === 'opened') openings.push({ delivery, incident });
    else return one(delivery, incident, outlook, now);
  }
  const [first] = openings;
  if (first === undefined) return { kind: 'wait', until };
  if (openings.length <= DIGEST_ABOVE) return one(first.delivery, first.incident, outlook, now);
  const together = openings.filter(({ incident }) => incident.context === first.incident.context);
  const incidents = together.map(({ incident }) => incident);
  const title = counted(incidents.length, 'new incident');
  return {
    kind: 'message',
    message: summaryStory(first.delivery.id, incidents, { title, now }),
    thread: null,
    fulfils: together.map(({ delivery }) => delivery),
  };
}

/** An opening that was over, or taken care of, before anybody heard of it; its end is then no news either. */
function isMoot(delivery: Delivery, incident: Incident, pending: readonly Delivery[]): boolean {
  if (delivery.step === 'resolved') return false;
  if (incident.parent !== null || incident.silencedUntil !== null) return true;
  const endFollows = pending.some((one) => one.incident === delivery.incident && one.step === 'resolved');
  return incident.state !== 'open' && !(incident.state === 'resolved' && endFollows);
}

function dueAt(delivery: Delivery, incident: Incident, outlook: Outlook): number {
  const { createdAt, notBefore, burst, step } = delivery;
  if (step !== 'opened') return notBefore;
  const gathered = createdAt + (burst === null ? GATHER_MS : Math.min(BURST_LIMIT_MS, EVIDENCE_MS));
  const evidence = outlook.hasEvidence(incident) ? 0 : createdAt + EVIDENCE_MS;
  return Math.max(notBefore, gathered, evidence);
}

function one(delivery: Delivery, incident: Incident, outlook: Outlook, now: number): Due {
  const detail = outlook.detail(incident.id);
  if (detail === null) return { kind: 'drop', deliveries: [delivery] };
  // Whoever missed the beginning gets the whole story at the end.
  const whole = delivery.step === 'resolved' && !outlook.wasTold(delivery);
  const message = incidentStory(delivery, detail, outlook.children(incident.id), {
    ...{ link: outlook.link(incident), whole, now },
  });
  return { kind: 'message', message, thread: outlook.threadOf(delivery), fulfils: [delivery] };
}

function folded(stale: readonly Delivery[], outlook: Outlook, now: number): Due {
  const ids = [...new Set(stale.map(({ incident }) => incident))];
  const incidents = ids.flatMap((id) => outlook.incident(id) ?? []);
  const [first] = stale;
  if (first === undefined || incidents.length === 0) return { kind: 'drop', deliveries: [...stale] };
  const title = `${counted(incidents.length, 'incident')} while this channel could not be reached`;
  return {
    kind: 'message',
    message: summaryStory(first.id, incidents, { title, now }),
    thread: null,
    fulfils: [...stale],
  };
}
