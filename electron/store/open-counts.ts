import type { Database } from 'better-sqlite3';
import type { Severity } from '../../shared/cluster-event.ts';
import { CALLS, STANDS_ALONE } from './incidents.ts';

/** Unresolved incidents of a severity in one cluster, as one context saw it. */
export interface OpenCount {
  context: string;
  cluster: string;
  severity: Severity;
  /** Those that are neither snoozed nor silenced nor folded under another. */
  count: number;
  /** When the latest of all was last seen, epoch ms. */
  lastSeen: number;
}

export function openCountQueries(db: Database) {
  const all = db.prepare<[], OpenCount>(
    `SELECT context, cluster, severity, max(last_seen) AS lastSeen,
       count(*) FILTER (WHERE ${CALLS} AND ${STANDS_ALONE}) AS count
     FROM incidents INDEXED BY incidents_open WHERE state <> 'resolved'
     GROUP BY context, cluster, severity ORDER BY context, cluster`,
  );
  return { all: (): OpenCount[] => all.all() };
}
