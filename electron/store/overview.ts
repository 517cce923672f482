import type { Database } from 'better-sqlite3';
import type { EventType } from '../../shared/cluster-event.ts';
import type { NoisyWorkload, Overview, Recovery } from '../../shared/overview.ts';
import { toTime } from './columns.ts';
import { HOUR_MS } from './events.ts';

const NOISIEST = 10;

/** `since` in epoch ms; `context` null: of all. */
interface Scope {
  since: number;
  context: string | null;
}

/** What happened since a time; incidents are looked at in indexes alone, events never. */
export function overviewQueries(db: Database) {
  const IN_SCOPE = '(@context IS NULL OR context = @context)';
  const BEGUN = `FROM incidents INDEXED BY incidents_begun WHERE first_seen >= @since AND ${IN_SCOPE}`;
  const opened = db.prepare<[Scope], { hour: number; type: EventType; count: number }>(
    `SELECT first_seen / ${HOUR_MS} AS hour, type, count(*) AS count ${BEGUN} GROUP BY hour, type ORDER BY hour, type`,
  );
  const openedIn = db.prepare<[Scope], { context: string; count: number }>(
    `SELECT context, count(*) AS count ${BEGUN} GROUP BY context`,
  );
  // What began within the window was seen within it alone; of what is older the hours know how often it was.
  const noisiest = db.prepare<[Scope], NoisyWorkload>(
    `SELECT context, namespace, kind, name, count(*) AS incidents, sum(
       CASE WHEN first_seen >= @since THEN count ELSE (
         SELECT ifnull(sum(occurrences), 0) FROM hours WHERE incident = incidents.id AND hour >= @since / ${HOUR_MS}
       ) END
     ) AS occurrences
     FROM incidents INDEXED BY incidents_begun WHERE last_seen >= @since AND ${IN_SCOPE}
     GROUP BY context, namespace, kind, name
     ORDER BY occurrences DESC, incidents DESC, context, namespace, name LIMIT ${NOISIEST}`,
  );
  const recoveries = db.prepare<[Scope], { context: string; ms: number }>(
    `SELECT context, resolved_at - first_seen AS ms FROM incidents INDEXED BY incidents_recovered
     WHERE resolution = 'recovered' AND resolved_at >= @since AND ${IN_SCOPE}`,
  );

  return {
    /** Incidents opened, by the hour and type. */
    opened: (scope: Scope): Overview['opened'] =>
      opened.all(scope).map((row) => ({ ...row, hour: toTime(row.hour * HOUR_MS) })),
    /** How many were opened in each context that had any. */
    openedIn: (scope: Scope): ReadonlyMap<string, number> =>
      new Map(openedIn.all(scope).map(({ context, count }) => [context, count])),
    noisiest: (scope: Scope): NoisyWorkload[] => noisiest.all(scope),
    /** Of all in scope, and of each context. */
    recovery(scope: Scope): { all: Recovery; of: ReadonlyMap<string, Recovery> } {
      const rows = recoveries.all(scope);
      const groups = Map.groupBy(rows, ({ context }) => context);
      const of = [...groups].map(([context, group]) => [context, recoveryOf(group)] as const);
      return { all: recoveryOf(rows), of: new Map(of) };
    },
  };
}

export function recoveryOf(rows: readonly { ms: number }[]): Recovery {
  const times = rows.map(({ ms }) => Math.max(0, ms)).sort((a, b) => a - b);
  const middle = [times[Math.floor((times.length - 1) / 2)], times[Math.floor(times.length / 2)]];
  const [low = 0, high = 0] = middle;
  if (times.length === 0) return { recovered: 0, meanMs: null, medianMs: null };
  const sum = times.reduce((all, ms) => all + ms, 0);
  return {
    recovered: times.length,
    meanMs: Math.round(sum / times.length),
    medianMs: Math.round((low + high) / 2),
  };
}
