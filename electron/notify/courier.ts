import { plain } from '../../shared/plain-text.ts';
import { redact } from '../../shared/redact.ts';
import { timelineText } from '../../shared/timeline-wording.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { Delivery } from '../store/deliveries.ts';
import type { Store } from '../store/store.ts';
import { type Channel, ChannelError } from './channel.ts';
import { type Due, dueNow, type Outlook } from './due-messages.ts';
import { backoffMs, brake, FIRST_RETRY_MS, type Lane, newLane, type RouteHealth } from './lane.ts';

/** A service that takes longer to answer, in ms, may have taken the message or not. */
const ANSWER_MS = 15_000;
/** What could not be told for this long, in ms, is given up: it is listed, and can be sent again. */
const GIVEN_UP_MS = 14 * 24 * 60 * 60_000;
/** While something is owed it is looked at this often, in ms: a machine that slept has late timers. */
const LOOK_AGAIN_MS = 60_000;
const STORE_RETRY_MS = 30_000;
/** A storm brings something every few milliseconds, and each look goes through all that is owed. */
const SOON_MS = 250;

export interface Courier {
  /** Incidents were recorded, or settings changed: there may be something to tell. */
  changed(): void;
  health(): RouteHealth[];
  /** Sends a dead letter again. @throws Error with one sentence when it is not one */
  again(delivery: string): void;
  /** Settles when nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface CourierDeps {
  store: Pick<Store, 'deliveries' | 'incidents' | 'evidence' | 'timeline' | 'transaction'>;
  clock: Clock;
  log: Log;
  outlook: Pick<Outlook, 'detail' | 'link'>;
  /** The channel behind a route. @throws ChannelError when it is not set up */
  channel(route: string): Promise<Channel>;
  /** In [0, 1): spreads retries. */
  random?: () => number;
  /** How long a service may take to answer, in ms of the machine's own time. */
  answerMs?: number;
}

/**
 * Carries what is owed to chats and webhooks. A message is sent, then marked: a crash in between repeats it under the
 * same key rather than losing it. One message a route at a time, so that an incident's messages keep their order.
 */
export function createCourier(deps: CourierDeps): Courier {
  const { store, clock, log, random = Math.random, answerMs = ANSWER_MS } = deps;
  const lanes = new Map<string, Lane>();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  let cancel: (() => void) | null = null;
  let soon: (() => void) | null = null;

  const outlook: Outlook = {
    ...deps.outlook,
    incident: store.incidents.get,
    children: store.incidents.children,
    hasEvidence: ({ id, reopened }) => store.evidence.opening(id) === reopened,
    earlier,
  };

  function earlier(delivery: Delivery): Delivery[] {
    const own = store.deliveries.of(delivery.incident).filter(({ channel }) => channel === delivery.channel);
    const before = own.slice(own.findIndex(({ id }) => id === delivery.id) + 1);
    const over = before.findIndex(({ step }) => step === 'resolved');
    return over < 0 ? before : before.slice(0, over);
  }

  function lane(route: string): Lane {
    const known = lanes.get(route);
    if (known !== undefined) return known;
    const fresh = newLane(route);
    lanes.set(route, fresh);
    return fresh;
  }

  function look(): void {
    cancel?.();
    cancel = null;
    soon?.();
    soon = null;
    if (stopping.signal.aborted) return;
    try {
      const waits = store.deliveries.owedTo().map((route) => serve(lane(route)));
      const next = Math.min(...waits, clock.now() + (waits.length > 0 ? LOOK_AGAIN_MS : Infinity));
      if (Number.isFinite(next)) cancel = clock.after(Math.max(0, next - clock.now()), look);
    } catch (error) {
      log.error('Messages are held back: the database cannot be used.', { error });
      cancel = clock.after(STORE_RETRY_MS, look);
    }
  }

  /** Sends the route's next message if it may; returns when to look again, epoch ms. */
  function serve(own: Lane): number {
    const now = clock.now();
    // Whoever is busy looks again when it is done.
    if (own.busy) return Infinity;
    const free = Math.max(own.nextAt, own.pausedUntil);
    if (free > now) return free;
    mark(own);
    for (;;) {
      const due = dueNow(store.deliveries.pending(own.route), outlook, now);
      if (due.kind === 'wait') return due.until;
      if (due.kind === 'message') {
        begin(own, due);
        return Infinity;
      }
      for (const { id } of due.deliveries) store.deliveries.finish(id, 'dropped', now);
    }
  }

  function begin(own: Lane, due: Extract<Due, { kind: 'message' }>): void {
    own.busy = true;
    const sending = send(own, due)
      .catch((error: unknown) =>
        log.error('A message could not be accounted for.', { route: own.route, error }),
      )
      .finally(() => {
        own.busy = false;
        underWay.delete(sending);
        look();
      });
    underWay.add(sending);
  }

  async function send(
    own: Lane,
    { message, thread, fulfils }: Extract<Due, { kind: 'message' }>,
  ): Promise<void> {
    let gapMs = 0;
    try {
      const channel = await deps.channel(own.route);
      gapMs = channel.gapMs;
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(answerMs)]);
      const sent = await channel.send(message, { thread, signal });
      Object.assign(own, { failuresInRow: 0, pausedUntil: 0, error: null });
      own.unmarked = () => arrived(own.route, fulfils, sent.thread);
    } catch (error) {
      if (stopping.signal.aborted) return;
      failed(own, fulfils, asChannelError(error));
    } finally {
      own.nextAt = Math.max(own.nextAt, clock.now() + gapMs);
    }
    mark(own);
  }

  /** Where the database refuses, what was sent is not sent again: it is marked before anything else is sent. */
  function mark(own: Lane): void {
    own.unmarked?.();
    own.unmarked = null;
  }

  function arrived(route: string, fulfils: readonly Delivery[], thread: string | null): void {
    const now = clock.now();
    store.transaction(() => {
      for (const { id, incident } of fulfils) {
        store.deliveries.finish(id, 'sent', now, fulfils.length === 1 ? thread : null);
        note(incident, `to ${route}`, now);
      }
      for (const { incident, channel } of fulfils.filter(isOvertaken))
        store.deliveries.owe({ incident, channel, burst: null, step: 'opened', notBefore: now }, now);
    });
  }

  /** An end that was under way while the trouble came back: who believes in it has to hear of the return. */
  function isOvertaken({ incident: id, channel, step }: Delivery): boolean {
    const incident = step === 'resolved' ? store.incidents.get(id) : null;
    if (incident === null || incident.state !== 'open') return false;
    if (incident.parent !== null || incident.silencedUntil !== null) return false;
    return !store.deliveries.of(id).some((own) => own.channel === channel && own.state === 'pending');
  }

  function note(id: string, detail: string, now: number): void {
    const incident = store.incidents.get(id);
    if (incident === null) return;
    const text = timelineText('notified', { incident, now, detail });
    store.timeline.add(id, { at: new Date(now).toISOString(), step: 'notified', text, eventId: null });
  }

  function failed(own: Lane, fulfils: readonly Delivery[], error: ChannelError): void {
    const now = clock.now();
    own.error = error.message;
    if (error.kind === 'throttled') own.pausedUntil = now + (error.retryAfterMs ?? FIRST_RETRY_MS);
    else if (error.kind !== 'refused') brake(own, now, random());
    // What was told together is tried again together.
    const tries = Math.max(...fulfils.map(({ attempts }) => attempts));
    const retryAt = now + backoffMs(tries, random());
    log.warn('A message could not be delivered.', {
      route: own.route,
      kind: error.kind,
      error: error.message,
    });
    store.transaction(() => {
      for (const { id, createdAt } of fulfils) {
        if (error.kind === 'refused' || now - createdAt > GIVEN_UP_MS)
          store.deliveries.bury(id, now, error.message);
        else if (error.kind === 'throttled')
          store.deliveries.retryAt(id, own.pausedUntil, error.message, false);
        else store.deliveries.retryAt(id, retryAt, error.message, true);
      }
    });
  }

  cancel = clock.after(0, look);

  return {
    changed() {
      soon ??= clock.after(SOON_MS, look);
    },
    health: () =>
      [...lanes.values()].map(({ route, failuresInRow, pausedUntil, error }) => {
        return { route, failuresInRow, pausedUntil, error };
      }),
    again(id) {
      if (!store.deliveries.revive(id, clock.now())) throw new Error('This message waits for nobody.');
      look();
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async stop() {
      stopping.abort(new Error('Dogwatch is stopping.'));
      cancel?.();
      soon?.();
      await Promise.allSettled(underWay);
    },
  };
}

function asChannelError(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const text = plain(redact(error instanceof Error ? error.message : String(error)), 200);
  return new ChannelError('unavailable', text);
}
