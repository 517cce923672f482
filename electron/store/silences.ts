import type { Database } from 'better-sqlite3';
import type { When } from '../../shared/rules.ts';
import type { Silence } from '../../shared/silence.ts';
import { toJson, toMs, toTime } from './columns.ts';

interface SilenceRow {
  id: string;
  matchers: string;
  comment: string;
  starts_at: number;
  ends_at: number;
  created_at: number;
}

const COLUMNS = 'id, matchers, comment, starts_at, ends_at, created_at';
/** More are not listed: nobody reads them. */
const LISTED = 500;

export function silenceQueries(db: Database) {
  const insert = db.prepare<[SilenceRow]>(
    `INSERT INTO silences (${COLUMNS}) VALUES (@id, @matchers, @comment, @starts_at, @ends_at, @created_at)`,
  );
  const all = db.prepare<[], SilenceRow>(
    `SELECT ${COLUMNS} FROM silences ORDER BY ends_at DESC, id LIMIT ${LISTED}`,
  );
  const end = db.prepare<[number, string]>('UPDATE silences SET ends_at = ? WHERE id = ?');
  const prune = db.prepare<[number]>('DELETE FROM silences WHERE ends_at < ?');

  return {
    add({ id, when, comment, start, end, createdAt }: Silence): void {
      const times = { starts_at: toMs(start), ends_at: toMs(end), created_at: toMs(createdAt) };
      insert.run({ id, matchers: toJson(when), comment, ...times });
    },
    /** Those that end last come first, expired ones included. */
    all(): Silence[] {
      return all.all().map((row) => ({
        id: row.id,
        when: JSON.parse(row.matchers) as When,
        comment: row.comment,
        start: toTime(row.starts_at),
        end: toTime(row.ends_at),
        createdAt: toTime(row.created_at),
      }));
    },
    /** False when there is no such silence. `at` in epoch ms. */
    endAt(id: string, at: number): boolean {
      return end.run(at, id).changes > 0;
    },
    /** Forgets those that ended before `before` (epoch ms). */
    prune(before: number): void {
      prune.run(before);
    },
  };
}
