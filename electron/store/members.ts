import type { Database } from 'better-sqlite3';
import type { EventMetadata, EventType, ObjectRef } from '../../shared/cluster-event.ts';
import type { AffectedMember } from '../../shared/incident.ts';
import type { KnownTrouble } from '../watch/event-sink.ts';
import { asInteger, asText, toJson, toMs, toTime } from './columns.ts';

/** An affected member with what the loop must remember of its trouble. */
export interface StoredMember extends Omit<AffectedMember, 'restartCount'> {
  ownerUid: string;
  /** The latest anomaly's. */
  occurrence: string;
  metadata: EventMetadata;
}

interface MemberRow {
  kind: string;
  namespace: string;
  name: string;
  uid: string;
  container: string;
  owner_uid: string;
  state: StoredMember['state'];
  occurrence: string;
  metadata: string;
  first_seen: number;
  last_seen: number;
}

interface TroubleRow extends MemberRow {
  type: EventType;
  owner_kind: string;
  owner_namespace: string;
  owner_name: string;
}

type Subject = Pick<StoredMember, 'kind' | 'namespace' | 'name' | 'uid' | 'container'>;

function key(incident: string, member: Subject) {
  const { kind, namespace, name, uid } = member;
  return { incident, kind, namespace, name, uid, container: member.container ?? '' };
}

const subjectOf = ({ kind, namespace, name, uid }: MemberRow): ObjectRef => ({ kind, namespace, name, uid });

function fromRow(row: MemberRow): StoredMember {
  return {
    ...subjectOf(row),
    container: row.container || null,
    ownerUid: row.owner_uid,
    state: row.state,
    occurrence: row.occurrence,
    metadata: JSON.parse(row.metadata) as EventMetadata,
    firstSeen: toTime(row.first_seen),
    lastSeen: toTime(row.last_seen),
  };
}

const COLUMNS = `kind, namespace, name, uid, container, owner_uid, state, occurrence, metadata, first_seen, last_seen`;
const IS_SUBJECT = `incident = @incident AND kind = @kind AND namespace = @namespace AND name = @name AND uid = @uid`;

export function memberQueries(db: Database) {
  const upsert = db.prepare<[MemberRow & { incident: string }]>(
    `INSERT INTO members (incident, ${COLUMNS})
     VALUES (@incident, @kind, @namespace, @name, @uid, @container, @owner_uid, @state, @occurrence, @metadata,
             @first_seen, @last_seen)
     ON CONFLICT DO UPDATE SET owner_uid = excluded.owner_uid, state = excluded.state,
       occurrence = excluded.occurrence, metadata = excluded.metadata, last_seen = excluded.last_seen`,
  );
  const one = db.prepare<[Record<string, unknown>], MemberRow>(
    `SELECT ${COLUMNS} FROM members WHERE ${IS_SUBJECT} AND container = @container`,
  );
  const failingOf = db.prepare<[Record<string, unknown>], MemberRow>(
    `SELECT ${COLUMNS} FROM members
     WHERE ${IS_SUBJECT} AND state = 'failing' AND (@container = '' OR container = @container)`,
  );
  const remove = db.prepare<[Record<string, unknown>]>(
    `DELETE FROM members WHERE ${IS_SUBJECT} AND container = @container`,
  );
  const nodes = db
    .prepare<[string], string | null>(
      `SELECT DISTINCT metadata ->> 'node' FROM members WHERE incident = ? AND state = 'failing'`,
    )
    .pluck();
  const all = db.prepare<[string, number], MemberRow>(
    `SELECT ${COLUMNS} FROM members WHERE incident = ${asText()}
     ORDER BY state = 'failing' DESC, last_seen DESC, namespace, name, container LIMIT ${asInteger()}`,
  );
  const carry = db.prepare<[string, string]>(
    `INSERT INTO members (incident, ${COLUMNS})
     SELECT ?, ${COLUMNS} FROM members WHERE incident = ? AND state = 'failing'`,
  );
  // CROSS JOIN: from the few failing members to their incidents, never through all incidents.
  const troubles = db.prepare<[string, string], TroubleRow>(
    `SELECT ${COLUMNS.split(', ')
      .map((name) => `m.${name}`)
      .join(', ')},
       i.type AS type, i.kind AS owner_kind, i.namespace AS owner_namespace, i.name AS owner_name
     FROM members m INDEXED BY members_failing CROSS JOIN incidents i ON i.id = m.incident
     WHERE m.state = 'failing' AND i.context = ? AND i.cluster = ?
       AND NOT EXISTS (SELECT 1 FROM incidents later WHERE later.fingerprint = i.fingerprint AND later.seq > i.seq)`,
  );

  return {
    get(incident: string, subject: Subject): StoredMember | null {
      const row = one.get(key(incident, subject));
      return row ? fromRow(row) : null;
    },
    /** The subject's failing members: the one container, or all of them when `container` is null. */
    failingOf(incident: string, subject: Subject): StoredMember[] {
      return failingOf.all(key(incident, subject)).map(fromRow);
    },
    /** The nodes of what fails in an incident; null for what is on none, or on one that nobody named. */
    failingNodes(incident: string): (string | null)[] {
      return nodes.all(incident);
    },
    /** Inserts it, or overwrites all but its first sight. */
    save(incident: string, member: StoredMember): void {
      upsert.run({
        ...key(incident, member),
        owner_uid: member.ownerUid,
        state: member.state,
        occurrence: member.occurrence,
        metadata: toJson(member.metadata),
        first_seen: toMs(member.firstSeen),
        last_seen: toMs(member.lastSeen),
      });
    },
    /** As if it had never been a member. */
    delete(incident: string, member: Subject): void {
      remove.run(key(incident, member));
    },
    /** Failing first, then newest. */
    of(incident: string, limit: number): AffectedMember[] {
      return all.all(incident, limit).map((row) => {
        const { ownerUid, occurrence, metadata, ...member } = fromRow(row);
        return { ...member, restartCount: metadata.restartCount ?? null };
      });
    },
    /** Copies what still fails of a closed incident into the one that follows it. Returns how many. */
    carryOver(from: string, to: string): number {
      return carry.run(to, from).changes;
    },
    /** Everything reported and not yet recovered, incidents closed by hand included. */
    knownTroubles(context: string, cluster: string): KnownTrouble[] {
      return troubles.all(context, cluster).map((row) => ({
        type: row.type,
        subject: subjectOf(row),
        owner: {
          kind: row.owner_kind,
          namespace: row.owner_namespace,
          name: row.owner_name,
          uid: row.owner_uid,
        },
        container: row.container || null,
        occurrence: row.occurrence,
        metadata: JSON.parse(row.metadata) as EventMetadata,
      }));
    },
  };
}
