import { flushCompileCache } from 'node:module';
import { testLog } from '../../../incidents/support/test-log.ts';
import { type WiredOptions, wiredRooms } from '../wired-rooms.ts';
import { type SoakTime, soakClock } from './soak-clock.ts';
import { batchOf, failingAfter, soakFeed } from './soak-feed.ts';

/** What the process is told at its start. */
export interface SoakTerms extends Omit<WiredOptions, 'clock' | 'log'> {
  time: SoakTime;
  seed: number;
  events: number;
  /** Ms between two batches, by the machine's own time. */
  paceMs: number;
}

/** What it says, twenty times a second at most. */
export interface SoakReport {
  recorded: number;
  /** Messages that nobody has yet. */
  owed: number;
  /** What it logged as an error. */
  errors: string[];
}

/**
 * Dogwatch from the recording of events to the channels in a process that may be killed: it goes on behind the last
 * event that is in the database, after a look that finds all that fails once more.
 */
const terms = JSON.parse(process.env.DOGWATCH_SOAK ?? '') as SoakTerms;
const clock = soakClock(terms.time);
const log = testLog();
// What ends by SIGKILL keeps no cache of its modules.
flushCompileCache();
const { db, incidents, courier } = wiredRooms({ ...terms, clock, log });

const feed = soakFeed(terms.seed, terms.events);
const inDatabase = db.prepare<[], number>('SELECT count(*) FROM events').pluck();
const owed = db.prepare<[], number>(`SELECT count(*) FROM deliveries WHERE state = 'pending'`).pluck();
let recorded = inDatabase.get() ?? 0;
let batch = 0;
for (let events = 0; events < recorded; batch++) events += feed[batch]?.length ?? 0;

for (const seen of failingAfter(feed.slice(0, batch))) incidents.record(batchOf(seen, clock.now()));
if (inDatabase.get() !== recorded) throw new Error('what was known was recorded once more');

const TICK_MS = 30_000;
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
  50,
);
process.on('disconnect', () => process.exit(1));
process.on('message', async () => {
  await courier.stop();
  db.close();
  process.exit(0);
});
