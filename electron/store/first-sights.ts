import type { Database } from 'better-sqlite3';
import type { EventType } from '../../shared/cluster-event.ts';

/** When the running loop first saw a condition on an object: graces survive a restart. Times are epoch ms. */
export function firstSightQueries(db: Database) {
  const get = db
    .prepare<[string, string, string], number>(
      'SELECT at FROM first_sights WHERE cluster = ? AND type = ? AND uid = ?',
    )
    .pluck();
  const remember = db.prepare<[string, string, string, number]>(
    `INSERT INTO first_sights (cluster, type, uid, at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at`,
  );
  const forget = db.prepare<[string, string, string]>(
    'DELETE FROM first_sights WHERE cluster = ? AND type = ? AND uid = ?',
  );

  return {
    get: (cluster: string, type: EventType, uid: string): number | null =>
      get.get(cluster, type, uid) ?? null,
    remember(cluster: string, type: EventType, uid: string, at: number): void {
      remember.run(cluster, type, uid, at);
    },
    forget(cluster: string, type: EventType, uid: string): void {
      forget.run(cluster, type, uid);
    },
  };
}
