import { join } from 'node:path';
import { attentionOf } from '../../../../electron/app/attention.ts';
import { openCourier } from '../../../../electron/app/open-courier.ts';
import { openRules } from '../../../../electron/app/rules.ts';
import { createIncidents } from '../../../../electron/incidents/incidents.ts';
import { planDeliveries } from '../../../../electron/notify/plan-deliveries.ts';
import { createSilences } from '../../../../electron/rules/silences.ts';
import { openDatabase } from '../../../../electron/store/database.ts';
import { createStore } from '../../../../electron/store/store.ts';
import { defaultSettings } from '../../../../shared/settings.ts';
import { testLog } from '../../../incidents/support/test-log.ts';
import { type SoakTime, soakClock } from './soak-clock.ts';
import { batchOf, failingAfter, soakFeed } from './soak-feed.ts';

/** What the process is told at its start. */
export interface SoakTerms {
  folder: string;
  time: SoakTime;
  seed: number;
  events: number;
  /** Ms between two batches, by the machine's own time. */
  paceMs: number;
  answerMs: number;
  urls: { webhook: string; slack: string; telegram: string; ntfy: string };
  secrets: Record<string, string>;
}

/** What it says, fifty times a second at most. */
export interface SoakReport {
  recorded: number;
  /** Messages that nobody has yet. */
  owed: number;
  /** What it logged as an error. */
  errors: string[];
}

/**
 * Dogwatch from the recording of events to the channels, as the session wires it, in a process that may be killed: it
 * goes on behind the last event that is in the database, after a look that finds all that fails once more.
 */
const terms = JSON.parse(process.env.DOGWATCH_SOAK ?? '') as SoakTerms;
const clock = soakClock(terms.time);
const log = testLog();
const settings = defaultSettings();
settings.notifications.severities = ['critical', 'warning', 'info'];
settings.notifications.defaultRoute = 'webhook:ops';
Object.assign(settings.notifications.channels, {
  slackUrl: terms.urls.slack,
  telegramUrl: terms.urls.telegram,
  ntfyUrl: terms.urls.ntfy,
});

const { db } = openDatabase(join(terms.folder, 'dogwatch.db'), { clock, log });
const store = createStore(db);
const rules = openRules(join(terms.folder, 'rules.yaml'), () => settings, log);
const incidents = createIncidents({
  ...{ store, clock, log, settings: () => settings },
  attention: attentionOf(rules.book, createSilences(store, log)),
  follow: planDeliveries(() => settings),
  sight: () => null,
});
const courier = openCourier({
  ...{ store, incidents, settings: () => settings, clock, log, answerMs: terms.answerMs },
  secrets: { get: async (name) => terms.secrets[name] ?? null },
});

const feed = soakFeed(terms.seed, terms.events);
const inDatabase = db.prepare<[], number>('SELECT count(*) FROM events').pluck();
const owed = db.prepare<[], number>(`SELECT count(*) FROM deliveries WHERE state = 'pending'`).pluck();
let recorded = inDatabase.get() ?? 0;
let batch = 0;
for (let events = 0; events < recorded; batch++) events += feed[batch]?.length ?? 0;

for (const seen of failingAfter(feed.slice(0, batch))) incidents.record(batchOf(seen, clock.now()));
if (inDatabase.get() !== recorded) throw new Error('what was known was recorded once more');

const TICK_MS = 5_000;
function tick(): void {
  if (incidents.tick(clock.now()).length > 0) courier.changed();
  clock.after(TICK_MS, tick);
}
tick();

function recordNext(): void {
  const happenings = feed[batch];
  if (happenings === undefined) return;
  incidents.record(batchOf(happenings, clock.now()));
  courier.changed();
  batch += 1;
  recorded += happenings.length;
  setTimeout(recordNext, terms.paceMs);
}
recordNext();

const errors = () => log.lines.filter((line) => line.startsWith('error '));
setInterval(
  () => process.send?.({ recorded, owed: owed.get() ?? 0, errors: errors() } satisfies SoakReport),
  20,
);
process.on('disconnect', () => process.exit(1));
process.on('message', async () => {
  await courier.stop();
  db.close();
  process.exit(0);
});
