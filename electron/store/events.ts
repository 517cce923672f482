import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ClusterEvent, EventMetadata } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { asInteger, asText, toJson, toMs, toTime } from './columns.ts';

export interface EventRow {
  id: string;
  phase: ClusterEvent['phase'];
  severity: ClusterEvent['severity'];
  namespace: string;
  kind: string;
  name: string;
  uid: string;
  owner_uid: string;
  container: string | null;
  message: string;
  labels: string;
  metadata: string;
  occurrence: string;
  occurrences: number;
  since: string;
  detected_at: number;
}

export const HOUR_MS = 3_600_000;

/** What makes two events the same one: an anomaly's occurrence on its object, seen through its context. */
function digest(event: ClusterEvent): Buffer {
  const object = event.uid || [event.kind, event.namespace, event.name];
  const identity =
    event.phase === 'anomaly'
      ? [event.context, event.cluster, event.type, object, event.container, event.occurrence]
      : [event.phase, event.id];
  return hash('sha256', JSON.stringify(identity), 'buffer');
}

/** What an event shares with its incident. */
export type EventOrigin = Pick<Incident, 'context' | 'cluster' | 'type' | 'kind' | 'namespace' | 'name'>;

/** Context, cluster, type and owner are the incident's own and not stored again; nor is the object (evidence.ts). */
export function eventFromRow(row: EventRow, incident: EventOrigin): ClusterEvent {
  const { owner_uid, detected_at, ...same } = row;
  const { context, cluster, type, kind, namespace, name } = incident;
  return {
    ...same,
    context,
    cluster,
    type,
    owner: { kind, namespace, name, uid: owner_uid },
    labels: JSON.parse(row.labels) as Record<string, string>,
    metadata: JSON.parse(row.metadata) as EventMetadata,
    rawData: null,
    detectedAt: toTime(detected_at),
  };
}

export const EVENT_COLUMNS = `id, phase, severity, namespace, kind, name, uid, owner_uid, container, message, labels, metadata,
  occurrence, occurrences, since, detected_at`;

export function eventQueries(db: Database) {
  const known = db.prepare<[Buffer], number>('SELECT 1 FROM events WHERE digest = ?').pluck();
  const seeSettled = db.prepare<[number, Buffer]>('UPDATE settled SET at = ? WHERE digest = ?');
  const forget = db.prepare<[Buffer]>('UPDATE events SET digest = randomblob(32) WHERE digest = ?');
  const forgetSettled = db.prepare<[Buffer]>('DELETE FROM settled WHERE digest = ?');
  const values = EVENT_COLUMNS.split(',').map((name) => `@${name.trim()}`);
  const insert = db.prepare<[EventRow & { digest: Buffer; incident: string }]>(
    `INSERT INTO events (digest, incident, ${EVENT_COLUMNS}) VALUES (@digest, @incident, ${values.join(', ')})`,
  );
  const countHour = db.prepare<[string, number, number]>(
    `INSERT INTO hours (incident, hour, occurrences) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET occurrences = occurrences + excluded.occurrences`,
  );
  const newest = db.prepare<[string, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE incident = ${asText()} ORDER BY seq DESC LIMIT ${asInteger()}`,
  );
  const restarts = db.prepare<[Record<string, unknown>], { at: number; restartCount: number }>(
    `SELECT detected_at AS at, metadata ->> 'restartCount' AS restartCount FROM events
     WHERE incident = @incident AND phase = 'anomaly' AND namespace = @namespace AND name = @name
       AND uid = @uid AND container IS @container AND metadata ->> 'restartCount' IS NOT NULL
     ORDER BY seq DESC LIMIT @limit`,
  );

  const labels = db
    .prepare<[string], string>(
      `SELECT labels FROM events WHERE incident = ${asText()} AND phase = 'anomaly' ORDER BY seq DESC LIMIT 1`,
    )
    .pluck();

  const recorded = db.prepare<[], number | null>('SELECT max(seq) FROM events').pluck();

  return {
    /** Events ever recorded, pruned ones included. */
    recorded: (): number => recorded.get() ?? 0,
    /** The labels of the object that was seen failing last; null when pruning took its event. */
    labelsOf(incident: string): Record<string, string> | null {
      const found = labels.get(incident);
      return found === undefined ? null : (JSON.parse(found) as Record<string, string>);
    },
    /** True when this occurrence (or this very recovery) is stored already, or was until pruning took it. */
    has(event: ClusterEvent): boolean {
      const name = digest(event);
      // What can still be seen stays remembered: its time moves on.
      return known.get(name) === 1 || seeSettled.run(toMs(event.detectedAt), name).changes > 0;
    },
    /** @throws SqliteError when `has(event)`, or when the incident does not exist. */
    insert(incident: string, event: ClusterEvent): void {
      const detectedAt = toMs(event.detectedAt);
      insert.run({
        digest: digest(event),
        incident,
        id: event.id,
        phase: event.phase,
        severity: event.severity,
        namespace: event.namespace,
        kind: event.kind,
        name: event.name,
        uid: event.uid,
        owner_uid: event.owner.uid,
        container: event.container,
        message: event.message,
        labels: toJson(event.labels),
        metadata: toJson(event.metadata),
        occurrence: event.occurrence,
        occurrences: event.occurrences,
        since: event.since,
        detected_at: detectedAt,
      });
      if (event.occurrences > 0) countHour.run(incident, Math.floor(detectedAt / HOUR_MS), event.occurrences);
    },
    /** The occurrence that this event ends may be stored once more. */
    forgetOccurrence(event: ClusterEvent): void {
      const name = digest({ ...event, phase: 'anomaly' });
      forget.run(name);
      forgetSettled.run(name);
    },
    /** Newest first. */
    newest(incident: Incident, limit: number): ClusterEvent[] {
      return newest.all(incident.id, limit).map((row) => eventFromRow(row, incident));
    },
    /** Restart counts of one container as they were seen, oldest first; the newest `limit` of them. */
    restartHistory(
      incident: string,
      member: { namespace: string; name: string; uid: string; container: string | null },
      limit: number,
    ): { at: string; restartCount: number }[] {
      const { namespace, name, uid, container } = member;
      const rows = restarts.all({ incident, namespace, name, uid, container, limit });
      return rows.reverse().map(({ at, restartCount }) => ({ at: toTime(at), restartCount }));
    },
  };
}
