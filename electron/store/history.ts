import type { Database } from 'better-sqlite3';
import type { EventType } from '../../shared/cluster-event.ts';
import type { RestartSeries, Workload, WorkloadHistory } from '../../shared/history.ts';
import type { Incident, TimelineEntry } from '../../shared/incident.ts';
import { toTime } from './columns.ts';
import { HOUR_MS } from './events.ts';
import { COLUMNS, fromRow, type IncidentRow } from './incident-row.ts';
import { fromTimelineRow, type TimelineRow } from './timeline.ts';

/** How far a workload's history reaches, so that it stays quick for one that failed all month. */
const LIMITS = { incidents: 100, turns: 100, days: 30, restarts: 5000, restartsOfOne: 1000 } as const;

interface RestartRow {
  kind: string;
  namespace: string;
  name: string;
  uid: string;
  container: string;
  at: number;
  restartCount: number;
}

export function historyQueries(db: Database) {
  const OF_WORKLOAD =
    'i.context = @context AND i.namespace = @namespace AND i.kind = @kind AND i.name = @name';
  const incidents = db.prepare<[Workload & { limit: number }], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents i WHERE ${OF_WORKLOAD} ORDER BY last_seen DESC LIMIT @limit`,
  );
  const turns = db.prepare<[string, number], TimelineRow>(
    `SELECT at, step, text, event FROM timeline
     WHERE incident = ? AND step IN ('opened', 'reopened', 'resolved') ORDER BY seq DESC LIMIT ?`,
  );
  const hours = db.prepare<[Workload & { since: number }], { hour: number; type: EventType; count: number }>(
    `SELECT h.hour, i.type, sum(h.occurrences) AS count
     FROM incidents i CROSS JOIN hours h ON h.incident = i.id AND h.hour >= @since / ${HOUR_MS}
     WHERE ${OF_WORKLOAD} AND i.last_seen >= @since GROUP BY h.hour, i.type ORDER BY h.hour, i.type`,
  );
  // The limit is on what is read: an incident without restarts must not be read to its beginning.
  const restarts = db.prepare<[string, number], RestartRow>(
    `SELECT kind, namespace, name, uid, container, at, restartCount FROM (
       SELECT kind, namespace, name, uid, container, detected_at AS at, phase,
         metadata ->> 'restartCount' AS restartCount
       FROM events WHERE incident = ? ORDER BY seq DESC LIMIT ?
     ) WHERE phase = 'anomaly' AND container IS NOT NULL AND restartCount IS NOT NULL`,
  );

  function turnsOf({ id }: Incident): TimelineEntry[] {
    return turns.all(id, LIMITS.turns).reverse().map(fromTimelineRow);
  }

  function restartsOf(found: readonly Incident[]): RestartSeries[] {
    let left: number = LIMITS.restarts;
    const rows = found.flatMap(({ id }) => {
      const read = restarts.all(id, Math.min(left, LIMITS.restartsOfOne));
      left -= read.length;
      return read;
    });
    const byContainer = Map.groupBy(
      rows.sort((a, b) => b.at - a.at),
      ({ uid, namespace, name, container }) => JSON.stringify([uid || [namespace, name], container]),
    );
    return [...byContainer.values()].map(seriesOf);
  }

  return {
    /** What is remembered of a workload. `now` is epoch ms. */
    workload(workload: Workload, now: number): WorkloadHistory {
      const { context, namespace, kind, name } = workload;
      const of = { context, namespace, kind, name };
      const found = incidents.all({ ...of, limit: LIMITS.incidents }).map(fromRow);
      const since = now - LIMITS.days * 24 * HOUR_MS;
      return {
        incidents: found.map((incident) => ({ incident, turns: turnsOf(incident) })),
        occurrences: hours
          .all({ ...of, since })
          .map(({ hour, type, count }) => ({ hour: toTime(hour * HOUR_MS), type, count })),
        restarts: restartsOf(found),
      };
    },
  };
}

/** Newest first in, oldest first out. Crash loop and OOM may both have seen the same restart. */
function seriesOf(rows: RestartRow[]): RestartSeries {
  const { kind = '', namespace = '', name = '', uid = '', container = '' } = rows[0] ?? {};
  const firstSeen = new Map(rows.map(({ restartCount, at }) => [restartCount, at]));
  return {
    pod: { kind, namespace, name, uid },
    container,
    points: [...firstSeen].reverse().map(([restartCount, at]) => ({ at: toTime(at), restartCount })),
  };
}
