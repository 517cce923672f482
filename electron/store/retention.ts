import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import type { OldestResolved } from './pruning.ts';
import type { Store } from './store.ts';

/** The start belongs to the first look at the cluster; in ms. */
const FIRST_SWEEP_MS = 60_000;
/** Between sweeps, in ms. */
const REST_MS = 600_000;
/** Between two steps of a sweep, in ms: whoever waits for the database waits for one step at most. */
const STEP_MS = 50;
/** Free pages that stay in the file for what comes next: 4 MB. */
const SPARE_PAGES = 1000;
/** An occurrence that no start of Dogwatch saw for this long, in ms, is no longer in any cluster. */
const SETTLED_MS = 400 * 86_400_000;

export type Limits = Settings['history'];

/** Whether the oldest resolved incident is to go: by age, or because the database holds too much. `now`: epoch ms. */
export function isDue(oldest: OldestResolved, usedBytes: number, limits: Limits, now: number): boolean {
  return oldest.resolvedAt < keptSince(limits, now) || usedBytes > limits.maxSizeMB * 1e6;
}

const keptSince = (limits: Limits, now: number): number => now - limits.keepDays * 86_400_000;

export interface Retention {
  stop(): void;
}

/**
 * Keeps the database within the limits, forever, in steps of a few ms. Unresolved incidents are never taken; of those
 * with many events the oldest events go. A step that fails is logged and its sweep given up until the next.
 */
export function startRetention(options: {
  store: Store;
  clock: Clock;
  log: Log;
  limits: () => Limits;
}): Retention {
  const { clock, log } = options;
  let cancel = clock.after(FIRST_SWEEP_MS, () => walk(sweep(options)));

  function walk(steps: Iterator<void>): void {
    let done = true;
    try {
      done = steps.next().done === true;
    } catch (error) {
      log.error('Old history could not be pruned.', { error });
    }
    cancel = done
      ? clock.after(REST_MS, () => walk(sweep(options)))
      : clock.after(STEP_MS, () => walk(steps));
  }

  return { stop: () => cancel() };
}

/** One pass over what there is to prune; each `next()` is one short transaction. */
function* sweep({ store, clock, log, limits }: Parameters<typeof startRetention>[0]): Generator<void> {
  const { pruning, transaction } = store;
  const now = () => clock.now();

  for (let crowded = pruning.nextCrowded(0); crowded; crowded = pruning.nextCrowded(crowded.seq)) {
    const { id } = crowded;
    const trim = () => transaction(() => pruning.trim(id, keptSince(limits(), now()), now()));
    while (trim() > 0) yield;
    yield;
  }

  let forgotten = 0;
  // Looked up anew at each step: an incident half taken may have reopened, and is then kept.
  for (let oldest = pruning.oldestResolved(); oldest; oldest = pruning.oldestResolved()) {
    const { id } = oldest;
    if (!isDue(oldest, pruning.usedBytes(), limits(), now())) break;
    if (transaction(() => pruning.forget(id, now()))) forgotten += 1;
    yield;
  }
  if (forgotten > 0) log.info('Old incidents were pruned.', { incidents: forgotten });
  const { maxSizeMB } = limits();
  if (pruning.usedBytes() > maxSizeMB * 1e6)
    log.warn('The database is larger than history.maxSizeMB: all of it is unresolved.', { maxSizeMB });

  while (transaction(() => pruning.forgetSettled(now() - SETTLED_MS)) > 0) yield;

  while (pruning.freePages() > SPARE_PAGES && pruning.giveBack() > 0) yield;
}
