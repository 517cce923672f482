import { expect, onTestFinished, test } from 'vitest';
import { createRandom } from '../../electron/demo/random.ts';
import { createNativeNotifier } from '../../electron/notify/native-notifier.ts';
import type { Severity } from '../../shared/cluster-event.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import { WEEKDAYS } from '../../shared/settings.ts';
import { batch, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { fakeClock } from '../incidents/support/fake-clock.ts';
import { testLog } from '../incidents/support/test-log.ts';
import { temporaryFolder } from './support/dogwatch.ts';
import { startFaultyService } from './support/soak/faulty-service.ts';
import {
  ntfyShape,
  type ServiceShape,
  slackShape,
  telegramShape,
  webhookShape,
} from './support/soak/service-shapes.ts';
import { wiredRooms } from './support/wired-rooms.ts';

/** Much at once, by day and by night, over the real protocols of four services. */

const SECRET = 'between us';
const STORM = 2_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Fifty regexes, each of them asked about every incident: more than most people have. */
const REGEXES = Array.from(
  { length: 50 },
  (_, index) =>
    `  - { id: r${index}, when: { name: "/^(a|b)+-${index}(-[a-z]+)*$/" }, then: { suppress: true } }`,
);

async function room() {
  const clock = fakeClock(new Date(2026, 10, 22, 12).getTime());
  const calm = { ...createRandom(1), next: () => 0 };
  const serve = async (route: string, shape: ServiceShape) => {
    const service = await startFaultyService(route, shape, { random: calm, clock });
    onTestFinished(() => service.close());
    return service;
  };
  const webhook = await serve('webhook:ops', webhookShape(SECRET));
  const slack = await serve('slack:C0PAYMENTS', slackShape);
  const telegram = await serve('telegram:4242', telegramShape);
  const ntfy = await serve('ntfy:edge', ntfyShape);
  const services = [webhook, slack, telegram, ntfy];
  const routes = services.map(({ route }) => `"${route}"`).join();
  const log = testLog();
  const rooms = wiredRooms({
    folder: temporaryFolder(),
    rules: `rules:\n${REGEXES.join('\n')}\n  - { id: all, when: {}, then: { notify: [native, ${routes}], stop: true } }\n`,
    ...{ clock, log, answerMs: 15_000 },
    urls: { slack: slack.url, telegram: telegram.url, ntfy: ntfy.url },
    secrets: {
      ...{ 'webhook-ops-url': webhook.url, 'webhook-ops-secret': SECRET },
      ...{ 'slack-token': 'xoxb-1', 'telegram-token': '4242:x', 'ntfy-token': 'tk_1' },
    },
  });
  const { incidents, courier, store, settings, db } = rooms;
  const native: NotificationMessage[] = [];
  const notifier = createNativeNotifier({
    ...{ store, clock, log, settings: () => settings },
    notify: (message) => native.push(message),
  });
  onTestFinished(async () => {
    notifier.stop();
    await courier.stop();
    db.close();
  });
  const now = () => new Date(clock.now()).toISOString();
  const record = (events: ReturnType<typeof crashOf>[]) => {
    incidents.record(batch(events));
    courier.changed();
    notifier.changed();
  };
  return {
    settings,
    log,
    native,
    crash(names: string[], severity: Severity = 'critical') {
      const events = names.map((name) => crashOf(name, { severity, detectedAt: now(), since: now() }));
      record(events);
      return events;
    },
    recover: (events: ReturnType<typeof crashOf>[]) =>
      record(events.map((event) => endOf(event, 'recovery', { detectedAt: now() }))),
    /** In steps, and what is under way gets its turn. */
    async pass(ms: number, step = 1_000): Promise<void> {
      for (let left = ms; left > 0; left -= step) {
        clock.advance(Math.min(step, left));
        await courier.idle();
      }
    },
    /** What each service was told since it was last asked. */
    told: () => services.map(({ journal }) => journal.splice(0).map(({ step, about }) => `${step} ${about}`)),
  };
}

const eachTold = (...messages: string[]) => [messages, messages, messages, messages];

test(`${STORM} incidents in one second are one message each place, and so are their ends; then each is told again`, {
  timeout: 240_000,
}, async () => {
  const { crash, recover, pass, told, native, log } = await room();
  const names = Array.from({ length: STORM }, (_, index) => `app-${index}-ab-${index % 50}`);
  const stormed = [];
  for (let at = 0; at < STORM; at += STORM / 20) {
    stormed.push(...crash(names.slice(at, at + STORM / 20)));
    await pass(50, 50);
  }
  await pass(20_000);
  expect(told()).toEqual(eachTold(`digest ${STORM}`));
  expect(native.map(({ title }) => title)).toEqual(['prod: 2,000 new incidents']);

  const [one] = crash(['alone']);
  await pass(20_000);
  if (one !== undefined) recover([one]);
  await pass(20_000);
  expect(told()).toEqual(eachTold('opened 1', 'resolved 1'));
  expect(native.slice(1).map(({ title }) => title)).toEqual([expect.stringMatching(/^alone keeps crashing/)]);

  for (let at = 0; at < STORM; at += STORM / 20) {
    recover(stormed.slice(at, at + STORM / 20));
    await pass(50, 50);
  }
  await pass(20_000);
  expect(told()).toEqual(eachTold(`digest ${STORM}`));
  expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
});

test('quiet hours keep this desktop quiet and tell it a digest afterwards; what is critical breaks through, and chats hear all', {
  timeout: 60_000,
}, async () => {
  const { crash, pass, told, native, settings } = await room();
  const { quietHours } = settings.notifications;
  Object.assign(quietHours, {
    enabled: true,
    from: '11:00',
    to: '20:00',
    days: [...WEEKDAYS],
    critical: true,
  });
  crash(['slight-1', 'slight-2', 'slight-3'], 'warning');
  await pass(MINUTE);
  expect(native).toEqual([]);
  crash(['grave']);
  await pass(MINUTE);
  expect(native.map(({ title }) => title)).toEqual([expect.stringMatching(/^grave keeps crashing/)]);
  expect(told()).toEqual(eachTold('opened 1', 'opened 1', 'opened 1', 'opened 1'));
  await pass(9 * HOUR, MINUTE);
  expect(native.slice(1).map(({ title }) => title)).toEqual(['prod: 3 incidents during quiet hours']);
  expect(told()).toEqual(eachTold());
});
