import { type ApiResource, groupVersion } from './api-resources.ts';
import type { ApiRoute } from './api-route.ts';
import type { DemoClock } from './demo-clock.ts';
import type { Fault } from './faults.ts';
import type { ObjectStore } from './object-store.ts';
import type { Change, Revision } from './resource-history.ts';
import { parseCount, parseResourceVersion, requestMatcher } from './serve-list.ts';
import { failure, invalid } from './status-error.ts';

/** Where a watch writes to: one HTTP response, or a test's list. */
export interface WatchStream {
  write(line: string): void;
  end(): void;
  destroy(): void;
}

const BOOKMARK_EVERY_MS = 60_000;
const LAST_BOOKMARK_BEFORE_END_MS = 2_000;
const DEFAULT_TIMEOUT_S = 1_800;

/**
 * Streams a resource's changes (API concepts, "Efficient detection of changes"). A resourceVersion not reached yet
 * gets nothing until the timeout, as on a real server. Throws a Status before the stream began; returns its stop.
 */
export function startWatch(
  { store, clock }: { store: ObjectStore; clock: DemoClock },
  resource: ApiResource,
  route: ApiRoute,
  query: URLSearchParams,
  metadataOnly: boolean,
  stream: WatchStream,
  fault: Fault | undefined,
): () => void {
  const matches = requestMatcher(resource, route, query);
  const from = parseResourceVersion(query);
  const timeoutMs = (parseCount(query, 'timeoutSeconds') || DEFAULT_TIMEOUT_S) * 1000;
  if (query.get('sendInitialEvents') === 'true') {
    throw invalid(
      'ListOptions.meta.k8s.io',
      '',
      'sendInitialEvents',
      'Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
    );
  }
  const history = store.history(resource.name);
  const backlog = fault?.kind === 'watchError410' ? undefined : from ? history.since(from) : [];
  if (!backlog) {
    const message = `too old resource version: ${from} (${history.oldest})`;
    stream.write(`{"type":"ERROR","object":${JSON.stringify(failure(410, 'Expired', message))}}\n`);
    stream.end();
    return () => {};
  }

  const timers = new Set<unknown>();
  const later = (ms: number, run: () => void) => {
    const timer = clock.setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const silent = fault?.kind === 'staleWatch' || fault?.kind === 'hangMidway';
  const send = (change: Change) => {
    if (silent || change.resourceVersion <= from) return;
    const line = eventLine(change, matches, metadataOnly);
    if (line) stream.write(line);
  };
  const unsubscribe = store.subscribe((changed, change) => {
    if (changed === resource.name) send(change);
  });
  const stop = () => {
    unsubscribe();
    for (const timer of timers) clock.clearTimeout(timer);
    timers.clear();
  };
  const end = () => {
    stop();
    stream.end();
  };

  if (fault?.kind === 'hugeLine') stream.write(hugeLine(resource, fault.bytes, store.resourceVersion));
  if (fault?.kind === 'cut') {
    stop();
    stream.write('{"type":"MODIFIED","object":{"kind":"Po');
    stream.destroy();
    return stop;
  }
  if (!from) {
    for (const revision of silent ? [] : history.current()) {
      if (matches(revision.object)) stream.write(lineOf('ADDED', revision, metadataOnly));
    }
  }
  for (const change of backlog) send(change);

  const bookmark = () => {
    if (!silent && store.resourceVersion >= from) {
      stream.write(bookmarkLine(resource, store.resourceVersion, metadataOnly));
    }
  };
  const bookmarkAgain = () => {
    bookmark();
    later(BOOKMARK_EVERY_MS, bookmarkAgain);
  };
  if (['1', 'true'].includes(query.get('allowWatchBookmarks') ?? '')) {
    later(BOOKMARK_EVERY_MS, bookmarkAgain);
    if (timeoutMs > LAST_BOOKMARK_BEFORE_END_MS) later(timeoutMs - LAST_BOOKMARK_BEFORE_END_MS, bookmark);
  }
  if (fault?.kind === 'dropWatch') later(fault.afterMs, end);
  else if (fault?.kind !== 'openForever' && fault?.kind !== 'hangMidway') later(timeoutMs, end);
  return stop;
}

/** A change as this watcher sees it: an object that starts or stops matching its selector appears or disappears. */
function eventLine(
  { type, revision, previous }: Change,
  matches: (object: Revision['object']) => boolean,
  metadataOnly: boolean,
): string | undefined {
  const is = type !== 'DELETED' && matches(revision.object);
  const was = previous !== undefined && matches(previous.object);
  if (!is && !was) return undefined;
  return lineOf(!is ? 'DELETED' : was ? 'MODIFIED' : 'ADDED', revision, metadataOnly);
}

type Lines = Map<string, string>;
const lines = new WeakMap<Revision, Lines>();

/** One line for each kind of view, shared by all watchers of the change. */
function lineOf(type: Change['type'], revision: Revision, metadataOnly: boolean): string {
  const key = `${type}${metadataOnly}`;
  const made: Lines = lines.get(revision) ?? new Map();
  lines.set(revision, made);
  const known = made.get(key);
  if (known) return known;
  const line = `{"type":"${type}","object":${metadataOnly ? revision.metadataJson() : revision.json()}}\n`;
  made.set(key, line);
  return line;
}

function bookmarkLine(resource: ApiResource, resourceVersion: number, metadataOnly: boolean): string {
  const object = {
    kind: metadataOnly ? 'PartialObjectMetadata' : resource.kind,
    apiVersion: metadataOnly ? 'meta.k8s.io/v1' : groupVersion(resource),
    metadata: { resourceVersion: String(resourceVersion), creationTimestamp: null },
  };
  return `${JSON.stringify({ type: 'BOOKMARK', object })}\n`;
}

function hugeLine(resource: ApiResource, bytes: number, resourceVersion: number): string {
  const object = {
    kind: resource.kind,
    apiVersion: groupVersion(resource),
    metadata: {
      name: 'huge',
      namespace: 'default',
      uid: 'huge',
      resourceVersion: String(resourceVersion),
      annotations: { padding: 'x'.repeat(bytes) },
    },
  };
  return `${JSON.stringify({ type: 'MODIFIED', object })}\n`;
}
