import { KubeError } from '../kube/kube-error.ts';
import type { Resource } from '../kube/resources.ts';
import { isOutage, retryDelay } from './backoff.ts';
import { createFollower } from './follower.ts';
import type { ReflectorDeps, ReflectorState } from './reflector-ports.ts';
import { createRest } from './rest.ts';
import { reportOf, type Turn } from './turn.ts';

/** Keeps one resource (in one namespace, or everywhere) in step with the cluster, turn by turn, for ever. */
export interface Reflector {
  readonly resource: Resource;
  /** Null: the whole cluster. */
  readonly namespace: string | null;
  readonly state: Readonly<ReflectorState>;
  /** Runs until `stop`. Never rejects. */
  run(): Promise<void>;
  /** Looks at once: ends a wait or a listen, and asks the server where it stands. */
  checkNow(): void;
  /** Ends a wait. */
  hurry(): void;
  /** Lists again, at once unless it waits for a failing server. */
  resync(): void;
  /** Forgets everything it knew, as another cluster needs. */
  reset(): void;
  /** Aborts what is under way and looks no more until `proceed`. */
  halt(): void;
  /** Goes on after `halt`, at once; what the first turn finds is a burst. */
  proceed(): void;
  stop(): void;
}

export function createReflector(
  resource: Resource,
  namespace: string | null,
  deps: ReflectorDeps,
): Reflector {
  const { clock, log, random, settings, feed, turns } = deps;
  const name = namespace === null ? resource.name : `${resource.name} in ${namespace}`;
  const state: ReflectorState = {
    health: 'unknown',
    confirmedAt: null,
    turn: null,
    waitsUntil: null,
    failures: 0,
    failure: null,
    report: null,
  };
  const heard = (at: number) => {
    state.confirmedAt = at;
    feed.heard(at);
  };
  const follower = createFollower(resource, namespace, { ...deps, feed: { ...feed, heard } });
  const rest = createRest(clock);
  let abort = new AbortController();
  let catchingUp = true;
  let failedListening = false;
  let halted = false;
  let stopped = false;

  function succeeded(turn: Turn): void {
    state.health = 'ok';
    catchingUp = false;
    // A list mends a failed list; only listening mends failed listening.
    if (!(failedListening && turn.mode === 'sync')) {
      if (state.failures > 0) log.info('watching again', { resource: name, failures: state.failures });
      state.failures = 0;
      state.failure = null;
    }
    finish(turn, null);
  }

  /** Returns the wait until the next try, in ms. */
  function failed(failure: KubeError, turn: Turn): number {
    state.failures++;
    state.failure = failure;
    state.health = 'failed';
    failedListening = turn.mode === 'listen';
    follower.distrust();
    const outage = isOutage(state.failures);
    catchingUp ||= outage;
    // What always breaks off at the same place (a line too long, a page) is begun anew.
    if (outage && (failure.kind === 'bad_response' || failure.kind === 'gone')) follower.relist();
    const wait = retryDelay(state.failures, settings().interval * 1000, failure.retryAfterMs, random);
    const detail = { resource: name, mode: turn.mode, failures: state.failures, retryInMs: wait };
    // The sentence for people is made of all resources together (app/problem-log.ts).
    log.info('cycle failed', { ...detail, error: failure.message, cause: failure.cause });
    finish(turn, failure);
    return wait;
  }

  function finish(turn: Turn, failure: KubeError | null): void {
    const known = { objects: feed.count(), failuresInRow: state.failures };
    state.report = reportOf(name, turn, clock.now(), known, failure);
    turns.turnEnded(failure);
  }

  /** Returns the wait until the next turn, in ms. */
  async function takeTurn(): Promise<number> {
    const turn: Turn = {
      startedAt: clock.now(),
      mode: 'sync',
      changes: 0,
      bytes: 0,
      endsAt: null,
      syncing: null,
    };
    abort = new AbortController();
    const { signal } = abort;
    state.turn = turn;
    turns.turnStarted(catchingUp);
    try {
      await turns.prepare(signal);
      const wait = await follower.step(turn, catchingUp || state.failures > 0, signal);
      succeeded(turn);
      return wait;
    } catch (error) {
      if (signal.aborted) return 0;
      const failure = asKubeError(error, name);
      return follower.excuse(failure, turn) ?? failed(failure, turn);
    } finally {
      state.turn = null;
    }
  }

  /** A bug in what follows a turn must not end the watch. */
  function survive(error: unknown): number {
    log.error('internal error after a cycle', { resource: name, error });
    return settings().interval * 1000;
  }

  async function pause(ms: number | null): Promise<void> {
    state.waitsUntil = ms === null ? null : clock.now() + ms;
    feed.progressed();
    await rest.sleep(ms);
    state.waitsUntil = null;
  }

  return {
    resource,
    namespace,
    state,
    async run() {
      while (!stopped) {
        const wait = halted ? 0 : await takeTurn().catch(survive);
        if (stopped) break;
        if (halted) await pause(null);
        else if (wait > 0) await pause(wait);
      }
    },
    checkNow() {
      follower.distrust();
      if (follower.listening) abort.abort();
      rest.end();
    },
    hurry: rest.end,
    resync() {
      follower.relist();
      abort.abort();
      if (state.failures === 0) rest.end();
    },
    reset() {
      follower.relist();
      state.confirmedAt = null;
      state.health = 'unknown';
      catchingUp = true;
      abort.abort();
      rest.end();
    },
    halt() {
      halted = true;
      state.health = 'unknown';
      abort.abort();
      rest.end();
    },
    proceed() {
      halted = false;
      catchingUp = true;
      follower.distrust();
      rest.end();
    },
    stop() {
      stopped = true;
      abort.abort();
      rest.end();
    },
  };
}

/** A bug of ours must look like any other failed cycle: visible, counted, and tried again. */
function asKubeError(error: unknown, name: string): KubeError {
  if (error instanceof KubeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new KubeError('bad_response', `internal error while watching ${name} (${message})`, {
    cause: error,
  });
}
