import type { Database } from 'better-sqlite3';

/** A context that was watched before: the cluster then behind it, and until when (epoch ms). */
export interface WatchedContext {
  context: string;
  cluster: string;
  lastWatched: number;
}

export function contextQueries(db: Database) {
  const COLUMNS = 'context, cluster, last_watched AS lastWatched';
  const upsert = db.prepare<[WatchedContext]>(
    `INSERT INTO contexts (context, cluster, last_watched) VALUES (@context, @cluster, @lastWatched)
     ON CONFLICT DO UPDATE SET cluster = excluded.cluster, last_watched = excluded.last_watched`,
  );
  const one = db.prepare<[string], WatchedContext>(`SELECT ${COLUMNS} FROM contexts WHERE context = ?`);
  const all = db.prepare<[], WatchedContext>(`SELECT ${COLUMNS} FROM contexts ORDER BY context`);

  return {
    watched(context: string, cluster: string, at: number): void {
      upsert.run({ context, cluster, lastWatched: at });
    },
    get: (context: string): WatchedContext | null => one.get(context) ?? null,
    all: (): WatchedContext[] => all.all(),
  };
}
