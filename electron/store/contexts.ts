import type { Database } from 'better-sqlite3';

/** A cluster that was watched through a context, and until when (epoch ms). */
export interface WatchedContext {
  context: string;
  cluster: string;
  lastWatched: number;
}

/** How exactly it is known until when a context was watched. */
const WRITTEN_EVERY_MS = 1000;

export function contextQueries(db: Database) {
  const COLUMNS = 'context, cluster, last_watched AS lastWatched';
  const upsert = db.prepare<[WatchedContext]>(
    `INSERT INTO contexts (context, cluster, last_watched) VALUES (@context, @cluster, @lastWatched)
     ON CONFLICT DO UPDATE SET last_watched = excluded.last_watched`,
  );
  const latest = db.prepare<[string], WatchedContext>(
    `SELECT ${COLUMNS} FROM contexts WHERE context = ? ORDER BY last_watched DESC LIMIT 1`,
  );
  const one = db.prepare<[string, string], WatchedContext>(
    `SELECT ${COLUMNS} FROM contexts WHERE context = ? AND cluster = ?`,
  );

  /** When each was written last: a storm's batches need not say it once each, which is a transaction more. */
  const written = new Map<string, number>();

  return {
    watched(context: string, cluster: string, at: number): void {
      const key = JSON.stringify([context, cluster]);
      if (Math.abs(at - (written.get(key) ?? Number.NEGATIVE_INFINITY)) < WRITTEN_EVERY_MS) return;
      written.set(key, at);
      upsert.run({ context, cluster, lastWatched: at });
    },
    /** The cluster that was watched last through a context. */
    latest: (context: string): WatchedContext | null => latest.get(context) ?? null,
    get: (context: string, cluster: string): WatchedContext | null => one.get(context, cluster) ?? null,
  };
}
