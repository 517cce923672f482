import type { Fields } from '../../shared/api-fields.ts';
import type { PlannedChange } from '../../shared/playbook.ts';
import type { Clock } from '../app/clock.ts';
import { type Change, readPath } from './change.ts';
import { type PlaybookCluster, readObject, statusOf } from './cluster.ts';
import { nameOf } from './object-name.ts';
import { hasAll, stateOf } from './planned-change.ts';
import { clause } from './sentence.ts';
import { wholeOf } from './whole-change.ts';

const LIMIT_MS = 30_000;
/** Between two tries of an eviction that a PodDisruptionBudget holds back. */
const RETRY_MS = 5_000;

export interface Applying {
  cluster: PlaybookCluster;
  clock: Clock;
  signal: AbortSignal;
  /** Epoch ms until which a PodDisruptionBudget is waited for. */
  until: number;
  /** Why nothing is sent any more: objects are only looked at, to say what was done. Null while it may be sent. */
  tooLate(): string | null;
  /** Told before a request leaves, and of what came of it. Both are on disk when they return. */
  sending(change: PlannedChange): void;
  applied(change: PlannedChange, how: string): void;
}

/** How far it came: `failure` is one sentence, null when all is done. */
export interface Applied {
  done: PlannedChange[];
  failure: string | null;
}

/**
 * Carries changes out in order. Each object is read first: one that is as it is to be is passed over (it was done
 * before a restart), one that is neither as before nor as after stops everything. Never rejects.
 */
export async function applyChanges(changes: readonly PlannedChange[], applying: Applying): Promise<Applied> {
  const done: PlannedChange[] = [];
  for (const change of changes) {
    const failure = await applyOne(change, applying);
    if (failure !== null) return { done, failure };
    done.push(change);
  }
  return { done, failure: null };
}

async function applyOne(change: PlannedChange, applying: Applying): Promise<string | null> {
  const { cluster, signal } = applying;
  const name = nameOf(change.object);
  let whole: Change;
  let current: Fields | null;
  try {
    current = await readObject(cluster, readPath(change), signal);
    const state = stateOf(change, current);
    if (state === 'after') {
      applying.applied(change, `${name} is as it is to be already.`);
      return null;
    }
    if (state === 'elsewhere')
      return `${name} is neither as it was nor as it is to be: somebody else changed it, nothing was sent.`;
    const late = applying.tooLate();
    if (late !== null) return `${name} was not changed: ${late}.`;
    whole = await wholeOf(cluster, change, current, signal);
  } catch (error) {
    return `${name} was not changed, nothing was sent: ${clause(error)}.`;
  }
  applying.sending(change);
  try {
    const answer = await send(whole, applying);
    const isAll = change.verb !== 'patch' || hasAll(change.fields, 'after', answer);
    applying.applied(change, `${name}: ${isAll ? 'done' : 'done, and the server made more of it'}.`);
    return null;
  } catch (error) {
    return explain(change, applying, { error, reason: clause(error, [whole, current]) });
  }
}

/** An eviction that a budget forbids (429) is tried again until the time is over. */
async function send(
  { verb, request }: Change,
  { cluster, clock, signal, until }: Applying,
): Promise<unknown> {
  for (;;) {
    try {
      return await cluster.write({ ...request, dryRun: false, signal, timeoutMs: LIMIT_MS });
    } catch (error) {
      const waits = verb === 'evict' && statusOf(error) === 429 && clock.now() + RETRY_MS < until;
      if (!waits) throw error;
      await pause(clock, RETRY_MS, signal);
    }
  }
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}

/**
 * No answer is not a no, and a no may be to what was sent twice: a request of ours from before a restart may have come
 * through after the object was read. The object says what is true.
 */
async function explain(
  change: PlannedChange,
  { cluster, signal, applied }: Applying,
  { error, reason }: { error: unknown; reason: string },
): Promise<string | null> {
  const name = nameOf(change.object);
  const status = statusOf(error);
  if (change.verb === 'evict' && status === 429)
    return `${name} was not evicted: its PodDisruptionBudget did not let it go in time.`;
  try {
    const state = stateOf(change, await readObject(cluster, readPath(change), signal));
    if (state !== 'after') return `${name} was not changed: ${reason}.`;
    const how = status === null ? `the answer got lost (${reason})` : `the server said no (${reason})`;
    applied(change, `${name}: done, though ${how}.`);
    return null;
  } catch {
    if (status !== null) return `${name} was not changed: ${reason}.`;
    return `${name}: it is not known whether it was changed (${reason}). Look at it before anything else.`;
  }
}
