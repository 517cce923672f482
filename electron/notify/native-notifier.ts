import type { NotificationMessage } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import { timelineText } from '../../shared/timeline-wording.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import { fateOf } from './fate.ts';
import { dueAt, type Outgoing, outgoing, type Pending } from './outbox.ts';
import { NATIVE } from './plan-deliveries.ts';
import { quietDigest } from './quiet-digest.ts';

/** After the store refused, it is asked again after this time, in ms. */
const RETRY_MS = 30_000;
/** While something is owed it is looked at this often, in ms: a machine that slept has late timers. */
const LOOK_AGAIN_MS = 60_000;

/** What is owed by now. */
interface Owed {
  tellable: Pending[];
  /** Held back by quiet hours that are over. */
  heldBack: Pending[];
  /** When to look again, in epoch ms; Infinity when nothing is left. */
  next: number;
}

/** How long what was recorded waits for more, in ms; much shorter than messages wait for company. */
const SOON_MS = 250;

export interface NativeNotifier {
  /** Incidents were recorded, or the settings changed: there may be something to tell. */
  changed(): void;
  /** The burst's sync has ended: its summary may be told. */
  burstEnded(burst: string): void;
  /** Messages that the host failed to show, since the start. */
  failures(): number;
  stop(): void;
}

/**
 * Tells the person at this desktop what the store says is owed to them, also what an earlier run still owed. A
 * delivery is marked as sent before it is shown: a crash in between loses one message rather than repeating it at
 * every start. The host's `notify` may throw.
 */
export function createNativeNotifier({
  store,
  clock,
  log,
  settings,
  notify,
}: {
  store: Store;
  clock: Clock;
  log: Log;
  settings: () => Settings;
  notify: (message: NotificationMessage) => void;
}): NativeNotifier {
  const burstsOver = new Set<string>();
  let cancel: (() => void) | null = null;
  let soon: (() => void) | null = null;
  let failures = 0;
  let stopped = false;

  /** Sorts what is owed; what is not worth telling (resolved, acknowledged, silenced, folded …) is dropped for good. */
  function owed(now: number): Owed {
    const { notifications } = settings();
    return store.transaction(() => {
      const sorted: Owed = { tellable: [], heldBack: [], next: Infinity };
      for (const delivery of store.deliveries.pending(NATIVE)) {
        const incident = store.incidents.get(delivery.incident);
        const due = dueAt(delivery, burstsOver);
        const fate = fateOf(notifications, notifications.native ? incident : null, due, now);
        if (incident === null || fate.kind === 'drop') {
          store.deliveries.finish(delivery.id, 'dropped', now);
          continue;
        }
        const pending = { delivery, incident, children: store.incidents.children(incident.id) };
        if (fate.kind === 'hold') sorted.next = Math.min(sorted.next, fate.until);
        else if (fate.kind === 'digest') sorted.heldBack.push(pending);
        else {
          sorted.tellable.push(pending);
          if (due > now) sorted.next = Math.min(sorted.next, due);
        }
      }
      return sorted;
    });
  }

  /** One digest for each context. */
  function digests(heldBack: readonly Pending[], now: number): Outgoing[] {
    return [...Map.groupBy(heldBack, ({ incident }) => incident.context).values()].map((told) => {
      const incidents = told.map(({ incident }) => incident);
      return { message: quietDigest(told[0]?.delivery.id ?? '', incidents, now), told };
    });
  }

  function markSent({ told }: Outgoing): void {
    const now = clock.now();
    const detail = told.length > 1 ? `in a digest of ${told.length}` : 'by notification';
    store.transaction(() => {
      for (const { delivery, incident } of told) {
        store.deliveries.finish(delivery.id, 'sent', now);
        if (incident.state !== 'open') continue;
        const text = timelineText('notified', { incident, now, detail });
        const entry = { at: new Date(now).toISOString(), step: 'notified', text, eventId: null } as const;
        store.timeline.add(incident.id, entry);
      }
    });
  }

  function show(message: NotificationMessage): void {
    try {
      notify(message);
    } catch (error) {
      failures += 1;
      log.error('A notification could not be shown.', { title: message.title, failures, error });
    }
  }

  /** Tells what is due and sleeps until more will be. */
  function tell(): void {
    cancel?.();
    cancel = null;
    soon?.();
    soon = null;
    if (stopped) return;
    try {
      const now = clock.now();
      const { tellable, heldBack, next } = owed(now);
      for (const one of [...digests(heldBack, now), ...outgoing(tellable, burstsOver, now)]) {
        markSent(one);
        show(one.message);
      }
      if (Number.isFinite(next)) cancel = clock.after(Math.min(Math.max(0, next - now), LOOK_AGAIN_MS), tell);
    } catch (error) {
      log.error('Notifications are held back: the database cannot be used.', { error });
      cancel = clock.after(RETRY_MS, tell);
    }
  }

  /** A storm brings something every few milliseconds, and each look goes through all that is owed. */
  function tellSoon(): void {
    soon ??= clock.after(SOON_MS, tell);
  }

  // What an earlier run still owed; not at once, so that the host is ready to show it.
  cancel = clock.after(0, tell);

  return {
    changed: tellSoon,
    burstEnded(burst) {
      burstsOver.add(burst);
      tell();
    },
    failures: () => failures,
    stop() {
      stopped = true;
      soon?.();
      cancel?.();
    },
  };
}
