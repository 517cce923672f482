import type { Database } from 'better-sqlite3';
import type { EventType, Severity } from '../../shared/cluster-event.ts';
import type { IncidentState } from '../../shared/incident.ts';
import { toJson, toMs } from './columns.ts';

/** What a list may be narrowed to. What is absent narrows nothing; an empty list lets nothing pass. */
export interface IncidentFilter {
  /** Every word of it must begin a word in the incident's names, kind, type, message, reason, node or image. */
  text?: string | undefined;
  types?: readonly EventType[] | undefined;
  severities?: readonly Severity[] | undefined;
  states?: readonly IncidentState[] | undefined;
  /** '' is that of nodes. */
  namespace?: string | undefined;
  /** First seen from and to these (RFC 3339), both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** More words than a person types; FTS5 limits how many an expression may have. */
const MOST_WORDS = 32;

/**
 * A person's text as an FTS5 query. Quoted, so that nothing in it is an operator; an asterisk after each word, so that
 * it is found while still being typed. What holds no letter or digit is no word to FTS5. '' when there is no word.
 * @see https://sqlite.org/fts5.html#full_text_query_syntax
 */
export function matchOf(text: string): string {
  const words = text.split(/[\s\0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, MOST_WORDS)
    .map((word) => `"${word.replaceAll('"', '""')}"*`)
    .join(' ');
}

/** A filter but for its text as conditions on the columns of `incidents`, and the values that they bind. */
function conditionsOf({ types, severities, states, namespace, from, to }: IncidentFilter) {
  const conditions: string[] = [];
  const values: Record<string, string | number> = {};
  const add = (name: string, value: string | number | undefined, condition: string) => {
    if (value === undefined) return;
    conditions.push(condition);
    values[name] = value;
  };
  const oneOf = (column: string, name: string, wanted: readonly string[] | undefined) =>
    add(name, wanted && toJson(wanted), `${column} IN (SELECT value FROM json_each(@${name}))`);
  oneOf('state', 'states', states);
  oneOf('severity', 'severities', severities);
  oneOf('type', 'types', types);
  add('namespace', namespace, 'namespace = @namespace');
  add('from', from && toMs(from), 'first_seen >= @from');
  add('to', to && toMs(to), 'first_seen <= @to');
  return { conditions, values };
}

const isSearched = ({ text = '' }: IncidentFilter): boolean => text.trim() !== '';

export const isFiltered = (filter: IncidentFilter): boolean =>
  isSearched(filter) || conditionsOf(filter).conditions.length > 0;

/** Matches of a text that are read one by one: more are quicker looked for along the list. */
const FEW = 2_000;

/**
 * The pages of a filtered list. Named indexes: they hold all that is filtered by, while SQLite would rather take a
 * narrow one and read each incident to filter it.
 */
export function searchQueries<Row>(db: Database, columns: string) {
  const firstMatches = db
    .prepare<[string], number>(
      `SELECT rowid FROM incident_words WHERE incident_words MATCH ? LIMIT ${FEW + 1}`,
    )
    .pluck();

  /** Whom a text leaves, as a table to look in, a condition and its value. */
  function searched(text: string, list: string) {
    const match = matchOf(text);
    // FTS5 takes no empty query: text without a word is in no incident.
    const matches = match === '' ? [] : firstMatches.all(match);
    return matches.length <= FEW
      ? {
          table: 'incidents NOT INDEXED',
          condition: 'seq IN (SELECT value FROM json_each(@text))',
          value: toJson(matches),
        }
      : {
          table: list,
          condition: 'seq IN (SELECT rowid FROM incident_words WHERE incident_words MATCH @text)',
          value: match,
        };
  }

  return {
    page(
      filter: IncidentFilter,
      {
        context,
        state,
        ...values
      }: { context: string | null; state: string; lastSeen: number; id: string; limit: number },
    ): { rows: Row[]; total: number } {
      const { conditions, values: wanted } = conditionsOf(filter);
      const list = `incidents INDEXED BY ${context === null ? 'incidents_newest' : 'incidents_newest_in_context'}`;
      const text = isSearched(filter) ? searched(filter.text ?? '', list) : null;
      if (text !== null) {
        conditions.push(text.condition);
        wanted.text = text.value;
      }
      const found = `FROM ${text?.table ?? list}
        WHERE ${[context === null ? 'true' : 'context = @context', state, ...conditions].join(' AND ')}`;
      const scope = context === null ? wanted : { ...wanted, context };
      const page = db.prepare<[Record<string, unknown>], Row>(
        `SELECT ${columns} FROM incidents WHERE seq IN (
           SELECT seq ${found} AND (last_seen, id) < (@lastSeen, @id) ORDER BY last_seen DESC, id DESC LIMIT @limit
         ) ORDER BY last_seen DESC, id DESC`,
      );
      const total = db.prepare<[Record<string, unknown>], number>(`SELECT count(*) ${found}`).pluck();
      return { rows: page.all({ ...scope, ...values }), total: total.get(scope) ?? 0 };
    },
  };
}
