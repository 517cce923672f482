import type { WatchEvent } from '../kube/connection.ts';
import type { KubeError } from '../kube/kube-error.ts';
import type { Resource } from '../kube/resources.ts';
import { createEarlyEnds } from './early-ends.ts';
import type { ReflectorDeps } from './reflector-ports.ts';
import { createSync, type Sync } from './sync.ts';
import { breathe, oncePerTurn } from './time-slice.ts';
import type { Turn } from './turn.ts';
import { serverHasReached } from './version-probe.ts';

const FULL_SYNC_MS = 30 * 60_000;
const PROBE_MS = 5 * 60_000;
/** After a silence the first listen is short: what happened meanwhile comes at once, and its end proves the stream works. */
const BRIEF_SECONDS = 5;
/** After an API server restart all resources are told 410 at once; their lists are spread over this time. */
const STAGGER_MS = 3_000;
/** 410 right after a fresh list, this often in a row, is no ageing resourceVersion but a broken server. */
const GONE_IN_ROW = 3;

/** Follows one resource through its history: lists, listens from where the list or the last listen ended, probes. */
export interface Follower {
  readonly listening: boolean;
  /**
   * Takes one step (a list, or one watch) and returns the wait until the next, in ms. `brief`: listen only shortly.
   * @throws KubeError
   */
  step(turn: Turn, brief: boolean, signal: AbortSignal): Promise<number>;
  /** The wait until the next step when this failure is part of normal life, as 410 is; null when it is a failure. */
  excuse(failure: KubeError, turn: Turn): number | null;
  /** Asks the server where it stands before listening on. */
  distrust(): void;
  /** Lists from the start before listening on. */
  relist(): void;
}

export function createFollower(
  resource: Resource,
  namespace: string | null,
  { connection, clock, log, random, settings, feed }: ReflectorDeps,
): Follower {
  const name = namespace === null ? resource.name : `${resource.name} in ${namespace}`;
  const scope = namespace === null ? {} : { namespace };
  const earlyEnds = createEarlyEnds(clock);
  /** What arrives together is saved together: in a storm a transaction for each change would take longer than the storm. */
  const flushSoon = oncePerTurn(feed.flush);
  let resourceVersion: string | null = null;
  let sync: Sync | null = null;
  let syncedAt: number | null = null;
  let probedAt: number | null = null;
  let watchForbiddenAt: number | null = null;
  let emptySeen = false;
  let goneInRow = 0;
  let listening = false;

  const intervalMs = () => settings().interval * 1000;
  const polls = () => settings().mode === 'poll' || watchForbiddenAt !== null;
  const isOlder = (at: number | null, ms: number) => at === null || clock.now() - at >= ms;

  async function list(turn: Turn, signal: AbortSignal): Promise<number> {
    turn.mode = polls() ? 'poll' : 'sync';
    sync ??= createSync(connection, resource, namespace, feed, clock.now());
    const current = sync;
    turn.syncing = current.progress;
    const version = await current.run({
      pageSize: settings().pageSize,
      signal,
      onPage(bytes) {
        turn.bytes += bytes;
        turn.syncing = current.progress;
        feed.progressed();
      },
    });
    signal.throwIfAborted();
    sync = null;
    turn.changes = current.objects;
    // A list that falls to zero needs a second one: a wrong backend answers so, too.
    const surprise = current.objects === 0 && !emptySeen && feed.expectsObjects();
    emptySeen = surprise;
    if (current.complete && !surprise) feed.absent();
    feed.heard(current.startedAt);
    feed.flush();
    syncedAt = surprise ? null : clock.now();
    probedAt = clock.now();
    resourceVersion = surprise || polls() || version === '' ? null : version;
    return resourceVersion === null ? Math.max(1000, intervalMs() - (clock.now() - turn.startedAt)) : 0;
  }

  function apply({ type, object }: WatchEvent, turn: Turn): void {
    if (type === 'DELETED') feed.remove(object);
    else if (type !== 'BOOKMARK') feed.add(object);
    if (type !== 'BOOKMARK') turn.changes++;
    resourceVersion = versionOf(object) ?? resourceVersion;
    feed.heard(clock.now());
    flushSoon();
  }

  async function listen(from: string, turn: Turn, brief: boolean, signal: AbortSignal): Promise<number> {
    const seconds = Math.min(settings().interval, brief ? BRIEF_SECONDS : PROBE_MS / 1000);
    const startedAt = clock.now();
    turn.mode = 'listen';
    turn.endsAt = startedAt + seconds * 1000;
    feed.progressed();
    const onBytes = (bytes: number) => {
      turn.bytes += bytes;
    };
    const options = { ...scope, resourceVersion: from, timeoutSeconds: seconds, signal, onBytes };
    listening = true;
    try {
      for await (const event of connection.watch(resource, options)) {
        signal.throwIfAborted();
        apply(event, turn);
        await breathe();
      }
    } finally {
      listening = false;
    }
    signal.throwIfAborted();
    feed.heard(clock.now());
    feed.flush();
    goneInRow = 0;
    return clock.now() < turn.endsAt - 1000 ? earlyEnds.resumeAfter(intervalMs()) : 0;
  }

  async function probe(at: string, signal: AbortSignal): Promise<void> {
    const reached = await serverHasReached(connection, resource, { ...scope, resourceVersion: at }, signal);
    probedAt = clock.now();
    if (reached) {
      feed.heard(clock.now());
      return;
    }
    log.warn('the server is behind what it said before; listing again', { resource: name });
    resourceVersion = null;
  }

  return {
    get listening() {
      return listening;
    },
    async step(turn, brief, signal) {
      if (watchForbiddenAt !== null && isOlder(watchForbiddenAt, FULL_SYNC_MS)) watchForbiddenAt = null;
      if (polls() || isOlder(syncedAt, FULL_SYNC_MS)) resourceVersion = null;
      if (resourceVersion !== null && isOlder(probedAt, PROBE_MS)) await probe(resourceVersion, signal);
      return resourceVersion === null ? list(turn, signal) : listen(resourceVersion, turn, brief, signal);
    },
    excuse(failure, turn) {
      if (turn.mode !== 'listen') return null;
      if (failure.kind === 'gone') {
        resourceVersion = null;
        if (++goneInRow >= GONE_IN_ROW) return null;
        log.info('resource version too old; listing again', { resource: name });
        return Math.round(random() * STAGGER_MS);
      }
      if (failure.kind === 'forbidden') {
        watchForbiddenAt = clock.now();
        log.warn('watch is not permitted; polling instead', { resource: name, error: failure.message });
        return 0;
      }
      return null;
    },
    distrust() {
      probedAt = null;
    },
    relist() {
      resourceVersion = null;
      syncedAt = null;
      sync = null;
    },
  };
}

function versionOf(object: Record<string, unknown>): string | null {
  const metadata = object.metadata;
  if (typeof metadata !== 'object' || metadata === null || !('resourceVersion' in metadata)) return null;
  const version = metadata.resourceVersion;
  return typeof version === 'string' && version !== '' ? version : null;
}
