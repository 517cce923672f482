import { createHash } from 'node:crypto';
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
  /** What this route was told, or is owed, of the incident between its last end and this message, newest first. */
  earlier(delivery: Delivery): Delivery[];
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
  const stale = staleOf(pending, outlook, now);
  if (stale.length > 1) return folded(stale, outlook, now);

  const heads = [...Map.groupBy(pending, ({ incident }) => incident).values()].map((own) =>
    headOf(own, outlook),
  );
  const moot = heads.filter(({ incident, delivery, later }) => isMoot(delivery, incident, later, outlook));
  if (moot.length > 0) return { kind: 'drop', deliveries: moot.map(({ delivery }) => delivery) };

  const there = heads.filter((head): head is Tellable => head.incident !== null);
  const dueAts = there.map(({ delivery, incident }) => dueAt(delivery, incident, outlook));
  const first = there.find((_, index) => (dueAts[index] ?? now) <= now);
  if (first === undefined) return { kind: 'wait', until: Math.min(...dueAts) };
  // The first that is due takes along what still waits for company or evidence.
  const alike = there.filter((other) => isAlike(other, first) && other.delivery.notBefore <= now);
  if (alike.length <= DIGEST_ABOVE) return one(first.delivery, first.incident, outlook, now);
  const deliveries = alike.map(({ delivery }) => delivery);
  const incidents = alike.map(({ incident }) => incident);
  const title = counted(incidents.length, first.delivery.step === 'resolved' ? 'incident' : 'new incident');
  return {
    kind: 'message',
    message: summaryStory(keyOf(deliveries), incidents, {
      title: first.delivery.step === 'resolved' ? `resolved: ${title}` : title,
      now,
    }),
    thread: null,
    fulfils: deliveries,
  };
}

/** The oldest of what is owed of an incident, and what follows it. */
interface Head {
  delivery: Delivery;
  incident: Incident | null;
  later: readonly Delivery[];
}
interface Tellable extends Head {
  incident: Incident;
}

function headOf(own: readonly Delivery[], outlook: Outlook): Head {
  const [delivery, ...later] = own as [Delivery, ...Delivery[]];
  return { delivery, incident: outlook.incident(delivery.incident), later };
}

/** Beginnings are told together, and so are ends; what got worse stands for itself. */
function isAlike({ delivery, incident }: Tellable, first: Tellable): boolean {
  return (
    delivery.step === first.delivery.step &&
    delivery.step !== 'worse' &&
    incident.context === first.incident.context
  );
}

/** What is no news any more and may be told; never an end without its beginning, nor one that did not last. */
function staleOf(pending: readonly Delivery[], outlook: Outlook, now: number): Delivery[] {
  const held = new Set<string>();
  return pending.filter(({ incident, step, createdAt, notBefore }) => {
    const isOld = now - createdAt > EXPIRED_MS && notBefore <= now;
    const isTrue = step !== 'resolved' || outlook.incident(incident)?.state === 'resolved';
    const isStale = isOld && isTrue && !held.has(incident);
    if (!isStale) held.add(incident);
    return isStale;
  });
}

/**
 * An opening that was over, or taken care of, before it was to be told; its end is then no news either. Nor is an end
 * that did not last, where nothing else says that the trouble is there again.
 */
function isMoot(
  delivery: Delivery,
  incident: Incident | null,
  later: readonly Delivery[],
  outlook: Outlook,
): boolean {
  if (incident === null) return true;
  if (delivery.step === 'resolved')
    return (incident.state !== 'resolved' && later.length === 0) || outlook.earlier(delivery).length === 0;
  if (incident.parent !== null || incident.silencedUntil !== null) return true;
  if (incident.state === 'resolved') return later.length === 0 || wasOverInTime(delivery, incident);
  return incident.state !== 'open';
}

/** Its cooldown outlasted it, and nobody tried to tell it before. */
function wasOverInTime({ createdAt, notBefore, error }: Delivery, { resolvedAt }: Incident): boolean {
  return error === null && notBefore > createdAt && Date.parse(resolvedAt ?? '') <= notBefore;
}

function dueAt(delivery: Delivery, incident: Incident, outlook: Outlook): number {
  const { createdAt, notBefore, burst, step } = delivery;
  if (step === 'worse') return notBefore;
  if (step === 'resolved') return Math.max(notBefore, createdAt + GATHER_MS);
  const gathered = createdAt + (burst === null ? GATHER_MS : Math.min(BURST_LIMIT_MS, EVIDENCE_MS));
  const evidence = outlook.hasEvidence(incident) ? 0 : createdAt + EVIDENCE_MS;
  return Math.max(notBefore, gathered, evidence);
}

function one(delivery: Delivery, incident: Incident, outlook: Outlook, now: number): Due {
  const detail = outlook.detail(incident.id);
  if (detail === null) return { kind: 'drop', deliveries: [delivery] };
  const earlier = outlook.earlier(delivery);
  // Whoever missed the beginning gets the whole story at the end.
  const whole = delivery.step === 'resolved' && earlier.every(({ state }) => state !== 'sent');
  const message = incidentStory(delivery, detail, outlook.children(incident.id), {
    ...{ link: outlook.link(incident), whole, now },
  });
  return { kind: 'message', message, thread: threadOf(earlier), fulfils: [delivery] };
}

const threadOf = (earlier: readonly Delivery[]) =>
  earlier.find(({ remote }) => remote !== null)?.remote ?? null;

/** The same for the same messages, another one as soon as more are told: whoever drops repeats misses none. */
function keyOf(deliveries: readonly Delivery[]): string {
  const ids = deliveries.map(({ id }) => id).join();
  return createHash('sha256').update(ids).digest('hex').slice(0, 32);
}

function folded(stale: readonly Delivery[], outlook: Outlook, now: number): Due {
  const ids = [...new Set(stale.map(({ incident }) => incident))];
  const incidents = ids.flatMap((id) => outlook.incident(id) ?? []);
  if (incidents.length === 0) return { kind: 'drop', deliveries: [...stale] };
  const title = `${counted(incidents.length, 'incident')} while this channel could not be reached`;
  return {
    kind: 'message',
    message: summaryStory(keyOf(stale), incidents, { title, now }),
    thread: null,
    fulfils: [...stale],
  };
}
