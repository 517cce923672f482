import type { Database } from 'better-sqlite3';
import type { ExportQuery } from '../../shared/history.ts';
import type { Incident } from '../../shared/incident.ts';
import { toMs } from './columns.ts';
import { csvLine } from './csv.ts';
import { EVENT_COLUMNS as COLUMNS, type EventOrigin, type EventRow, eventFromRow } from './events.ts';
import { type Columns, EVENT_COLUMNS, type ExportedEvent, INCIDENT_COLUMNS } from './export-columns.ts';
import { fromRow, type IncidentRow, COLUMNS as STORED } from './incident-row.ts';

/** Rows looked at for one page, matching or not: a few ms of work, and at most some 100 kB of ordinary text. */
const PAGE_ROWS = 200;
/** Without it Excel takes UTF-8 for the system's old code page. JSON must not begin with it (RFC 8259). */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows from `after` (not included) to `upTo`, by order of recording, that match. Times are epoch ms. */
interface Page {
  after: number;
  upTo: number;
  context: string | null;
  from: number;
  to: number;
}

type JoinedRow = EventRow &
  Pick<EventOrigin, 'context' | 'cluster' | 'type'> & { incident: string } & Record<
    'owner_kind' | 'owner_namespace' | 'owner_name',
    string
  >;

export function exportQueries(db: Database) {
  const events = db.prepare<[Page], JoinedRow>(
    `SELECT ${COLUMNS.split(',')
      .map((name) => `e.${name.trim()}`)
      .join(', ')}, e.incident, i.context, i.cluster, i.type,
       i.kind AS owner_kind, i.namespace AS owner_namespace, i.name AS owner_name
     FROM events e CROSS JOIN incidents i ON i.id = e.incident
     WHERE e.seq > @after AND e.seq <= @upTo AND (@context IS NULL OR i.context = @context)
       AND e.detected_at BETWEEN @from AND @to ORDER BY e.seq`,
  );
  const incidents = db.prepare<[Page], IncidentRow>(
    `SELECT ${STORED} FROM incidents
     WHERE seq > @after AND seq <= @upTo AND (@context IS NULL OR context = @context)
       AND last_seen >= @from AND first_seen <= @to ORDER BY seq`,
  );
  const ends = (table: ExportQuery['what']) =>
    db.prepare<[], { first: number | null; last: number | null }>(
      `SELECT (SELECT min(seq) FROM ${table}) AS first, (SELECT max(seq) FROM ${table}) AS last`,
    );
  const endsOf = { events: ends('events'), incidents: ends('incidents') };

  const linesOf = {
    events: (page: Page, format: ExportQuery['format']) =>
      lines(events.all(page).map(exportedEvent), EVENT_COLUMNS, format),
    incidents: (page: Page, format: ExportQuery['format']) =>
      lines(incidents.all(page).map(fromRow), INCIDENT_COLUMNS, format),
  };
  const headings = {
    events: Object.keys(EVENT_COLUMNS),
    incidents: Object.keys(INCIDENT_COLUMNS),
  };

  return {
    /**
     * The export as text, in the order of recording; a page without a match is ''. What is recorded after it began is
     * left out, what is pruned meanwhile is missing. The caller lets others work between two pages.
     */
    *pages({ what, format, context, from, to }: ExportQuery): Generator<string> {
      if (format === 'csv') yield BYTE_ORDER_MARK + csvLine(headings[what]);
      const { first, last } = endsOf[what].get() ?? {};
      if (first == null || last == null) return;
      const match = {
        context,
        from: from === null ? Number.MIN_SAFE_INTEGER : toMs(from),
        to: to === null ? Number.MAX_SAFE_INTEGER : toMs(to),
      };
      for (let after = first - 1; after < last; after += PAGE_ROWS)
        yield linesOf[what]({ after, upTo: Math.min(after + PAGE_ROWS, last), ...match }, format);
    },
  };
}

function lines<T extends ExportedEvent | Incident>(
  rows: T[],
  columns: Columns<T>,
  format: ExportQuery['format'],
): string {
  const cells = Object.values(columns);
  return rows
    .map((row) => (format === 'csv' ? csvLine(cells.map((cell) => cell(row))) : jsonLine(row)))
    .join('');
}

/** What Unicode calls a line end is written as an escape: not every reader splits at \n alone. */
function jsonLine(row: unknown): string {
  const text = JSON.stringify(row).replace(
    /[\u0085\u2028\u2029]/g,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}

function exportedEvent(joined: JoinedRow): ExportedEvent {
  const { incident, context, cluster, type, owner_kind, owner_namespace, owner_name, ...row } = joined;
  const owner = { kind: owner_kind, namespace: owner_namespace, name: owner_name };
  const { rawData: _, ...event } = eventFromRow(row, { context, cluster, type, ...owner });
  return { ...event, incident };
}
