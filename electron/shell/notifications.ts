import { Notification } from 'electron';
import type { NotificationMessage } from '../../shared/ipc.ts';
import type { Log } from '../app/log.ts';
import { incidentOfNotification, notificationId, notificationOfActivation } from './deep-link.ts';

/** Notifications whose clicks are still heard: the system keeps them, but forgets ours once they are collected. */
const KEPT = 100;
const UNSUPPORTED = 'This desktop shows no notifications. Watch the tray icon and this window instead.';

export interface NotificationListener {
  /** A notification of this or of an earlier run was clicked; null for a digest. */
  onClick(incident: string | null): void;
  /** Why they cannot be shown, in one sentence; null once one was shown. */
  onTrouble(problem: string | null): void;
  /** Whether they may be heard. */
  sound(): boolean;
}

export interface Shown {
  message: NotificationMessage;
  notification: Notification;
}

export interface Notifications {
  notify(message: NotificationMessage): void;
  /** Hears clicks, those on what earlier runs showed too. `launchedBy`: the notification that started us (macOS). */
  listen(listener: NotificationListener, launchedBy: string | null): void;
  /** What can still be clicked, oldest first; for the tests on real Electron. */
  shown(): Shown[];
}

/** Native notifications. An incident has one at a time: a newer one takes its place. */
export function createNotifications(platform: NodeJS.Platform, log: Log): Notifications {
  const kept = new Map<string, Shown>();
  let listener: NotificationListener | null = null;

  function notify(message: NotificationMessage): void {
    if (!supported()) return;
    const id = message.incident === null ? message.id : notificationId(message.incident);
    const notification = new Notification({
      id,
      // What is told of one incident stands together.
      groupId: id,
      title: message.title,
      body: message.body,
      silent: message.severity === 'info' || listener?.sound() === false,
      urgency: message.severity === 'critical' ? 'critical' : 'normal',
    });
    notification.on('click', () => listener?.onClick(message.incident));
    notification.on('show', () => listener?.onTrouble(null));
    if (platform !== 'linux')
      notification.on('failed', (_event, error) => {
        kept.delete(id);
        log.error('a notification could not be shown', { error });
        listener?.onTrouble(
          `Notifications cannot be shown (${error}). Watch the tray icon and this window instead.`,
        );
      });
    // Linux knows no ids: without this an incident that comes back would stand there twice.
    if (platform === 'linux') kept.get(id)?.notification.close();
    keep(id, { message, notification });
    notification.show();
  }

  function supported(): boolean {
    const there = Notification.isSupported();
    if (!there) listener?.onTrouble(UNSUPPORTED);
    return there;
  }

  function keep(id: string, shown: Shown): void {
    kept.delete(id);
    kept.set(id, shown);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  }

  function hearEarlierRuns(onClick: NotificationListener['onClick'], launchedBy: string | null): void {
    if (platform === 'win32')
      Notification.handleActivation((details) => {
        const id = notificationOfActivation(details.arguments);
        // Those of this run are heard by their own listener as well.
        if (id === null || !kept.has(id)) onClick(incidentOfNotification(id));
      });
    if (platform !== 'darwin') return;
    if (launchedBy !== null) onClick(incidentOfNotification(launchedBy));
    void Notification.getHistory().then((earlier) => {
      for (const notification of earlier)
        notification.on('click', () => onClick(incidentOfNotification(notification.id)));
    });
  }

  return {
    notify,
    listen(heard, launchedBy) {
      listener = heard;
      supported();
      hearEarlierRuns(heard.onClick, launchedBy);
    },
    shown: () => [...kept.values()],
  };
}
