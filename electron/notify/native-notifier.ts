import type { NotificationMessage } from '../../shared/ipc.ts';
import type { Settings } from '../../shared/settings.ts';
import { timelineText } from '../../shared/wording.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import { dueAt, type Outgoing, outgoing, type Pending } from './outbox.ts';
import { NATIVE } from './plan-deliveries.ts';

/** After the store refused, it is asked again after this time, in ms. */
const RETRY_MS = 30_000;

export interface NativeNotifier {
  /** Incidents were recorded: there may be something to tell. */
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
  let failures = 0;
  let stopped = false;

  /** What is still worth telling; what is not (resolved, acknowledged, snoozed, silenced or folded by now) is dropped for good. */
  function stillOwed(): Pending[] {
    const wanted = settings().notifications.native;
    return store.transaction(() =>
      store.deliveries.pending(NATIVE).flatMap((delivery) => {
        const incident = store.incidents.get(delivery.incident);
        const isOpen =
          incident?.state === 'open' && incident.parent === null && incident.silencedUntil === null;
        if (wanted && isOpen)
          return [{ delivery, incident, children: store.incidents.children(incident.id) }];
        store.deliveries.finish(delivery.id, 'dropped', clock.now());
        return [];
      }),
    );
  }

  function markSent({ told }: Outgoing): void {
    const now = clock.now();
    const detail = told.length > 1 ? `in a digest of ${told.length}` : 'by notification';
    store.transaction(() => {
      for (const { delivery, incident } of told) {
        store.deliveries.finish(delivery.id, 'sent', now);
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
    if (stopped) return;
    try {
      for (const one of outgoing(stillOwed(), burstsOver, clock.now())) {
        markSent(one);
        show(one.message);
      }
      const next = Math.min(...store.deliveries.pending(NATIVE).map((each) => dueAt(each, burstsOver)));
      if (Number.isFinite(next)) cancel = clock.after(Math.max(0, next - clock.now()), tell);
    } catch (error) {
      log.error('Notifications are held back: the database cannot be used.', { error });
      cancel = clock.after(RETRY_MS, tell);
    }
  }

  // What an earlier run still owed; not at once, so that the host is ready to show it.
  cancel = clock.after(0, tell);

  return {
    changed: tell,
    burstEnded(burst) {
      burstsOver.add(burst);
      tell();
    },
    failures: () => failures,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
