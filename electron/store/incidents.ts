import type { Database } from 'better-sqlite3';
import type { EventType } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { asText, toJson, toMs, toMsOrNull } from './columns.ts';
import { COLUMNS, fromRow, type IncidentRow, toRow } from './incident-row.ts';
import { type IncidentFilter, isFiltered, searchQueries } from './incident-search.ts';

/** One page of the list, newest first. `context` null: all of them. */
export interface IncidentQuery extends IncidentFilter {
  context: string | null;
  state: 'active' | 'resolved' | 'all';
  limit: number;
  before: { lastSeen: string; id: string } | null;
}

/** Written out, not bound: a partial index is used only where the query states its condition. */
const STATES = {
  active: `state <> 'resolved'`,
  resolved: `state = 'resolved'`,
  all: 'true',
} as const;

/** Neither a person nor a silence has put it off. */
export const CALLS = `state <> 'snoozed' AND silenced_until IS NULL`;

/** Not folded under another unresolved incident. */
export const STANDS_ALONE = `NOT EXISTS (SELECT 1 FROM incidents cause WHERE cause.id = incidents.parent AND cause.state <> 'resolved')`;

const MOST_SEVERE_FIRST = `CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END`;

export function incidentQueries(db: Database) {
  const [id, ...others] = COLUMNS.split(',').map((name) => name.trim());
  // The id is not set again: SQLite would look through everything that refers to it.
  const upsert = db.prepare<[IncidentRow]>(
    `INSERT INTO incidents (${COLUMNS}) VALUES (@${id}, ${others.map((name) => `@${name}`).join(', ')})
     ON CONFLICT (${id}) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const attend = db.prepare<[number | null, string, string]>(
    'UPDATE incidents SET silenced_until = ?, rules = ? WHERE id = ?',
  );
  const one = db.prepare<[string], IncidentRow>(`SELECT ${COLUMNS} FROM incidents WHERE id = ?`);
  const latest = db.prepare<[string], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE fingerprint = ${asText()} ORDER BY seq DESC LIMIT 1`,
  );
  const snoozesOver = db.prepare<[number], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE state <> 'resolved' AND state = 'snoozed' AND snoozed_until <= ?`,
  );
  const open = db.prepare<[string, string, number], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents
     WHERE context = ? AND cluster = ? AND state <> 'resolved' AND ${CALLS} AND ${STANDS_ALONE}
     ORDER BY ${MOST_SEVERE_FIRST}, last_seen DESC, id DESC LIMIT ?`,
  );
  const unresolved = db.prepare<[string, string], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE context = ? AND state <> 'resolved' AND cluster = ?`,
  );
  const linkable = db
    .prepare<[string, string, string], number>(
      `SELECT 1 FROM incidents WHERE context = ? AND state <> 'resolved' AND cluster = ?
       AND (parent IS NOT NULL OR type IN (SELECT value FROM json_each(?))) LIMIT 1`,
    )
    .pluck();
  const children = db.prepare<[string], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE parent = ${asText()} AND state <> 'resolved'
     ORDER BY ${MOST_SEVERE_FIRST}, last_seen DESC, id DESC`,
  );
  const flapping = db.prepare<[], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE flapping_since IS NOT NULL`,
  );
  const active = db.prepare<[], IncidentRow>(`SELECT ${COLUMNS} FROM incidents WHERE state <> 'resolved'`);
  const silenced = db.prepare<[], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE silenced_until IS NOT NULL AND state <> 'resolved' ORDER BY seq DESC`,
  );
  const begun = db.prepare<[number, number], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents
     WHERE state <> 'resolved' AND state = 'open' AND unixepoch(since) > ? AND unixepoch(since) <= ?`,
  );
  const contexts = db
    .prepare<[], string>(`SELECT DISTINCT context FROM incidents WHERE state <> 'resolved' ORDER BY context`)
    .pluck();

  const pages = (state: IncidentQuery['state'], scope: string) => ({
    page: db.prepare<[Record<string, unknown>], IncidentRow>(
      `SELECT ${COLUMNS} FROM incidents WHERE ${scope} AND ${STATES[state]}
       AND (last_seen, id) < (@lastSeen, @id) ORDER BY last_seen DESC, id DESC LIMIT @limit`,
    ),
    total: db
      .prepare<[Record<string, unknown>], number>(
        `SELECT count(*) FROM incidents WHERE ${scope} AND ${STATES[state]}`,
      )
      .pluck(),
  });
  const statesIn = (scope: string) => ({
    active: pages('active', scope),
    resolved: pages('resolved', scope),
    all: pages('all', scope),
  });
  const everywhere = statesIn('true');
  const inContext = statesIn('context = @context');
  const search = searchQueries<IncidentRow>(db, COLUMNS);

  return {
    /** Inserts it, or overwrites the one with its id. */
    save(incident: Incident): void {
      upsert.run(toRow(incident));
    },
    /** Saves only what rules and silences make of it, its severity left as it was: no index of the lists moves. */
    saveAttention({ id, silencedUntil, rules }: Incident): void {
      attend.run(toMsOrNull(silencedUntil), toJson(rules), id);
    },
    get(id: string): Incident | null {
      const row = one.get(id);
      return row ? fromRow(row) : null;
    },
    /** The one opened last for a fingerprint, in whatever state. */
    latest(fingerprint: string): Incident | null {
      const row = latest.get(fingerprint);
      return row ? fromRow(row) : null;
    },
    list(query: IncidentQuery): { incidents: Incident[]; total: number } {
      const { context, limit } = query;
      const lastSeen = query.before ? toMs(query.before.lastSeen) : Number.MAX_SAFE_INTEGER;
      const from = { lastSeen, id: query.before?.id ?? '', limit };
      if (isFiltered(query)) {
        const found = search.page(query, { context, state: STATES[query.state], ...from });
        return { incidents: found.rows.map(fromRow), total: found.total };
      }
      const { page, total } = (context === null ? everywhere : inContext)[query.state];
      const scope = context === null ? {} : { context };
      return { incidents: page.all({ ...scope, ...from }).map(fromRow), total: total.get(scope) ?? 0 };
    },
    /** All that are not resolved in the cluster behind a context, those folded under others included. */
    unresolved(context: string, cluster: string): Incident[] {
      return unresolved.all(context, cluster).map(fromRow);
    },
    /** Whether an unresolved one there is folded under another, or of one of these types. */
    hasFamily(context: string, cluster: string, types: readonly EventType[]): boolean {
      return linkable.get(context, cluster, toJson(types)) === 1;
    },
    /** The unresolved ones that an incident explains, most severe and newest first. */
    children(id: string): Incident[] {
      return children.all(id).map(fromRow);
    },
    /** Those that flap, resolved at the moment or not. */
    flapping(): Incident[] {
      return flapping.all().map(fromRow);
    },
    /** Neither resolved nor snoozed nor silenced nor folded under another, most severe and newest first. */
    open(context: string, cluster: string, limit: number): Incident[] {
      return open.all(context, cluster, limit).map(fromRow);
    },
    /** All that are not resolved, of every context. */
    active(): Incident[] {
      return active.all().map(fromRow);
    },
    /** Unresolved ones that a silence is about, newest first. */
    silenced(): Incident[] {
      return silenced.all().map(fromRow);
    },
    /** Open ones whose trouble began after `from` and not after `to` (epoch s). */
    begunBetween(from: number, to: number): Incident[] {
      return begun.all(from, to).map(fromRow);
    },
    /** Snoozed ones whose time is up. `now` in epoch ms. */
    snoozesOver(now: number): Incident[] {
      return snoozesOver.all(now).map(fromRow);
    },
    /** Contexts that have unresolved incidents. */
    activeContexts(): string[] {
      return contexts.all();
    },
  };
}
