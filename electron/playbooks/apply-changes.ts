import { isDeepStrictEqual } from 'node:util';
import { fieldsOf } from '../../shared/api-fields.ts';
import { plain } from '../../shared/plain-text.ts';
import type { PlannedChange } from '../../shared/playbook.ts';
import { redact } from '../../shared/redact.ts';
import type { Clock } from '../app/clock.ts';
import { type PlaybookCluster, readObject, statusOf } from './cluster.ts';
import { kindOfBody } from './dry-run.ts';
import { readPath, stateOf } from './planned-change.ts';
import { valueAt } from './pointer.ts';

const LIMIT_MS = 30_000;
/** Between two tries of an eviction that a PodDisruptionBudget holds back. */
const RETRY_MS = 5_000;

export interface Applying {
  cluster: PlaybookCluster;
  clock: Clock;
  signal: AbortSignal;
  /** Epoch ms until which a PodDisruptionBudget is waited for. */
  until: number;
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
  const name = nameOf(change);
  try {
    const state = stateOf(change, await readObject(cluster, readPath(change), signal));
    if (state === 'after') {
      applying.applied(change, `${name} is as it is to be already.`);
      return null;
    }
    if (state === 'elsewhere')
      return `${name} is neither as it was nor as it is to be: somebody else changed it, nothing was sent.`;
    applying.sending(change);
    const answer = await send(change, applying);
    applying.applied(
      change,
      `${name}: ${asPlanned(change, answer) ? 'done' : 'done, and the server made more of it'}.`,
    );
    return null;
  } catch (error) {
    return explain(change, applying, error);
  }
}

/** An eviction that a budget forbids (429) is tried again until the time is over. */
async function send(change: PlannedChange, { cluster, clock, signal, until }: Applying): Promise<unknown> {
  const { method, path, contentType, body } = change.request;
  const options = { method, path, body, contentType: kindOfBody(contentType), dryRun: false };
  for (;;) {
    try {
      return await cluster.write({ ...options, signal, timeoutMs: LIMIT_MS });
    } catch (error) {
      const waits = change.verb === 'evict' && statusOf(error) === 429 && clock.now() + RETRY_MS < until;
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

/** No answer is not a no: the object says whether the request arrived. */
async function explain(change: PlannedChange, applying: Applying, error: unknown): Promise<string | null> {
  const name = nameOf(change);
  const reason = plain(redact(error instanceof Error ? error.message : String(error)), 300).replace(
    /\.$/,
    '',
  );
  if (change.verb === 'evict' && statusOf(error) === 429)
    return `${name} was not evicted: its PodDisruptionBudget did not let it go in time.`;
  if (statusOf(error) !== null) return `${name} was not changed: ${reason}.`;
  try {
    const state = stateOf(change, await readObject(applying.cluster, readPath(change), applying.signal));
    if (state === 'after') {
      applying.applied(change, `${name}: done, though the answer got lost (${reason}).`);
      return null;
    }
    return `${name} was not changed: ${reason}.`;
  } catch {
    return `${name}: it is not known whether it was changed (${reason}). Look at it before anything else.`;
  }
}

function asPlanned({ verb, fields }: PlannedChange, answer: unknown): boolean {
  if (verb !== 'patch') return true;
  return fields.every(({ path, after }) => isDeepStrictEqual(valueAt(fieldsOf(answer), path), after ?? null));
}

function nameOf({ object: { kind, namespace, name } }: PlannedChange): string {
  return `${kind} ${namespace === '' ? '' : `${plain(namespace)}/`}${plain(name)}`;
}
