import type { ClusterConnection } from '../kube/connection.ts';
import { KubeError } from '../kube/kube-error.ts';
import type { Resource } from '../kube/resources.ts';
import { breathe } from './time-slice.ts';
import type { SyncProgress } from './turn.ts';

/** How often one list may start over because its continue token expired. */
const RESTARTS = 3;

/** Where the objects of a list go, page by page. */
export interface SyncTarget {
  /** A list begins, or begins again: what was added since the last `begin` no longer proves anything. */
  begin(): void;
  /** Returns false for an item that is no usable object. */
  add(raw: unknown): boolean;
  /** A page is done: hand on what it brought. */
  flush(): void;
}

/** One list in pages. It keeps its place, so that a failed page is asked for again, not the whole list. */
export interface Sync {
  readonly startedAt: number;
  readonly objects: number;
  readonly progress: SyncProgress;
  /** False when an item could not be understood: absence then proves nothing. */
  readonly complete: boolean;
  /**
   * Fetches the remaining pages and returns the list's resourceVersion.
   * @throws KubeError; calling again resumes at the page that failed
   */
  run(options: SyncOptions): Promise<string>;
}

export interface SyncOptions {
  pageSize: number;
  signal: AbortSignal;
  /** After each page. */
  onPage(bytes: number): void;
}

export function createSync(
  connection: Pick<ClusterConnection, 'listPage'>,
  resource: Resource,
  namespace: string | null,
  target: SyncTarget,
  startedAt: number,
): Sync {
  let next: string | null = null;
  let restarts = 0;
  let objects = 0;
  let remaining: number | null = null;
  let complete = true;

  function restart(): void {
    next = null;
    objects = 0;
    remaining = null;
    complete = true;
    target.begin();
  }

  async function fetchPage({ pageSize, signal }: SyncOptions) {
    try {
      return await connection.listPage(resource, {
        ...(namespace === null ? {} : { namespace }),
        ...(next === null ? {} : { continue: next }),
        limit: pageSize,
        signal,
      });
    } catch (error) {
      // A continue token lives as long as etcd keeps its revision, five minutes by default.
      const expired = error instanceof KubeError && error.kind === 'gone' && next !== null;
      if (!expired || ++restarts > RESTARTS) throw error;
      restart();
      return null;
    }
  }

  restart();
  return {
    startedAt,
    get objects() {
      return objects;
    },
    get progress() {
      return { objects, remaining };
    },
    get complete() {
      return complete;
    },
    async run(options) {
      for (;;) {
        const page = await fetchPage(options);
        if (page === null) continue;
        let added = 0;
        for (const item of page.items) {
          if (!target.add(item)) complete = false;
          added++;
          await breathe();
          // The pause or stop that came meanwhile must not find us still adding.
          options.signal.throwIfAborted();
        }
        objects += added;
        next = page.continue;
        remaining = page.remaining;
        target.flush();
        options.onPage(page.bytes);
        if (next === null) return page.resourceVersion;
      }
    },
  };
}
