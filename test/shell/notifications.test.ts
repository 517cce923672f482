import { describe, expect, test, vi } from 'vitest';
import type { NotificationMessage } from '../../shared/ipc.ts';
import { electronOn, silentLog } from './support/stand-in.ts';
import { incident } from './support/states.ts';

const ID = incident(1).id;
const message = (changes: Partial<NotificationMessage> = {}): NotificationMessage => ({
  id: 'm1',
  title: 'web keeps crashing',
  body: 'shop · prod',
  severity: 'critical',
  incident: ID,
  ...changes,
});

async function notificationsOn(
  platform: NodeJS.Platform,
  launchedBy: string | null = null,
  history: string[] = [],
) {
  const machine = await electronOn(platform);
  const { Notification } = await import('../support/electron-stand-in/notification-module.ts');
  Notification.history = history.map((id) => new Notification({ id }));
  const { createNotifications } = await import('../../electron/shell/notifications.ts');
  const log = silentLog();
  const notifications = createNotifications(platform, log);
  const listener = { onClick: vi.fn(), onTrouble: vi.fn(), sound: vi.fn(() => true) };
  notifications.listen(listener, launchedBy);
  await Promise.resolve();
  return { ...machine, ...listener, Notification, notifications, log };
}
const shown = () => new Promise((resolve) => setImmediate(resolve));

describe.each(['linux', 'darwin', 'win32'] as const)('on %s', (platform) => {
  test('a click leads to the incident, once', async () => {
    const { notifications, controls, onClick } = await notificationsOn(platform);
    notifications.notify(message());
    expect(controls.notifications()).toMatchObject([
      { title: 'web keeps crashing', body: 'shop · prod', urgency: 'critical' },
    ]);
    controls.clickNotification(0);
    expect(onClick.mock.calls).toEqual([[ID]]);
  });

  test('a digest leads to the list, once', async () => {
    const { notifications, controls, onClick } = await notificationsOn(platform);
    notifications.notify(message({ incident: null }));
    controls.clickNotification(0);
    expect(onClick.mock.calls).toEqual([[null]]);
  });

  test('an incident stands there once, with its newest words', async () => {
    const { notifications, controls } = await notificationsOn(platform);
    notifications.notify(message());
    notifications.notify(message({ id: 'm2', incident: incident(2).id, title: 'other' }));
    notifications.notify(message({ id: 'm3', title: 'web keeps crashing again' }));
    expect(controls.notifications().map(({ title }) => title)).toEqual(['other', 'web keeps crashing again']);
  });

  test('a desktop without notifications is told about', async () => {
    const { notifications, Notification, onTrouble, controls, ...listener } = await notificationsOn(platform);
    Notification.supported = false;
    notifications.listen({ onTrouble, ...listener }, null);
    expect(onTrouble, 'at the start').toHaveBeenCalledOnce();
    notifications.notify(message());
    expect(onTrouble).toHaveBeenCalledWith(expect.stringContaining('shows no notifications'));
    expect(controls.notifications()).toEqual([]);
  });

  test('what is told of one incident is one group, named for it', async () => {
    const { notifications, controls } = await notificationsOn(platform);
    notifications.notify(message());
    notifications.notify(message({ id: 'm2', incident: incident(2).id }));
    const [first, second] = controls.notifications();
    expect(first).toMatchObject({ id: `incident-${ID}`, groupId: `incident-${ID}` });
    expect(second?.groupId).toBe(`incident-${incident(2).id}`);
  });

  test.each([
    ['critical', true, false],
    ['warning', true, false],
    ['info', true, true],
    ['critical', false, true],
  ] as const)('%s with sound %j is silent: %j', async (severity, sound, silent) => {
    const { notifications, controls, sound: setting } = await notificationsOn(platform);
    setting.mockReturnValue(sound);
    notifications.notify(message({ severity }));
    expect(controls.notifications()[0]?.silent).toBe(silent);
  });

  test('old ones are let go of, so that memory does not grow', async () => {
    const { notifications } = await notificationsOn(platform);
    for (let number = 0; number < 150; number++)
      notifications.notify(message({ incident: incident(number).id }));
    expect(notifications.shown()).toHaveLength(100);
    expect(notifications.shown().at(-1)?.message.incident).toBe(incident(149).id);
  });
});

test.each(['darwin', 'win32'] as const)(
  'on %s a refusal is logged and told, and forgotten when one is shown',
  async (platform) => {
    const { notifications, controls, Notification, onTrouble, log } = await notificationsOn(platform);
    controls.refuseNotifications('not signed');
    notifications.notify(message());
    await shown();
    expect(onTrouble).toHaveBeenLastCalledWith(expect.stringContaining('(not signed)'));
    expect(log.error).toHaveBeenCalledOnce();
    Notification.refusal = null;
    notifications.notify(message());
    await shown();
    expect(onTrouble).toHaveBeenLastCalledWith(null);
  },
);

describe('what an earlier run showed', () => {
  test('Windows: a click in the action centre leads to the incident', async () => {
    const { controls, onClick } = await notificationsOn('win32');
    controls.clickEarlierNotification(`incident-${ID}`);
    controls.clickEarlierNotification('nonsense');
    expect(onClick.mock.calls).toEqual([[ID], [null]]);
  });

  test('macOS: a click in the notification centre leads to the incident', async () => {
    const { controls, onClick } = await notificationsOn('darwin', null, [`incident-${ID}`]);
    controls.clickEarlierNotification(`incident-${ID}`);
    expect(onClick.mock.calls).toEqual([[ID]]);
  });

  test('macOS: the click that started Dogwatch leads to the incident', async () => {
    const { onClick } = await notificationsOn('darwin', `incident-${ID}`);
    expect(onClick.mock.calls).toEqual([[ID]]);
  });
});
