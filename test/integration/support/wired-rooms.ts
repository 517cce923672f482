import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attentionOf } from '../../../electron/app/attention.ts';
import type { Clock } from '../../../electron/app/clock.ts';
import type { Log } from '../../../electron/app/log.ts';
import { openCourier } from '../../../electron/app/open-courier.ts';
import { openRules } from '../../../electron/app/rules.ts';
import { createIncidents } from '../../../electron/incidents/incidents.ts';
import { planDeliveries } from '../../../electron/notify/plan-deliveries.ts';
import { createSilences } from '../../../electron/rules/silences.ts';
import { openDatabase } from '../../../electron/store/database.ts';
import { createStore } from '../../../electron/store/store.ts';
import { defaultSettings } from '../../../shared/settings.ts';

export interface WiredOptions {
  /** Where the database and rules.yaml are. */
  folder: string;
  rules: string;
  clock: Clock;
  log: Log;
  urls: { slack: string; telegram: string; ntfy: string };
  /** Addresses of webhooks and tokens, by name. */
  secrets: Record<string, string>;
  /** Of the machine's own time. */
  answerMs: number;
}

/** From the recording of events to the channels, wired as a session does it, over a database in a file. */
export function wiredRooms({ folder, rules: text, clock, log, urls, secrets, answerMs }: WiredOptions) {
  const settings = defaultSettings();
  settings.notifications.severities = ['critical', 'warning', 'info'];
  settings.notifications.defaultRoute = 'webhook:ops';
  Object.assign(settings.notifications.channels, {
    slackUrl: `${urls.slack}/api/`,
    telegramUrl: urls.telegram,
    ntfyUrl: urls.ntfy,
  });
  const shared = { settings: () => settings, clock, log };
  const file = join(folder, 'rules.yaml');
  writeFileSync(file, text);
  const rules = openRules(file, shared.settings, log);
  const { db } = openDatabase(join(folder, 'dogwatch.db'), shared);
  const store = createStore(db);
  const incidents = createIncidents({
    ...{ ...shared, store, sight: () => null },
    attention: attentionOf(rules.book, createSilences(store, log)),
    follow: planDeliveries(shared.settings),
  });
  const courier = openCourier({
    ...{ ...shared, store, incidents, answerMs },
    secrets: { get: async (name) => secrets[name] ?? null },
  });
  return { settings, rules, db, store, incidents, courier };
}
