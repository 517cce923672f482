import type { Database } from 'better-sqlite3';
import type { KeptDiagnosis } from '../../shared/diagnosis.ts';
import { toJson, toMs, toTime } from './columns.ts';

type Kept = Omit<KeptDiagnosis, 'at' | 'opening'>;

export function diagnosisQueries(db: Database) {
  const save = db.prepare<[string, number, number, string]>(
    `INSERT INTO diagnoses (incident, opening, at, diagnosis) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET opening = excluded.opening, at = excluded.at, diagnosis = excluded.diagnosis`,
  );
  const one = db.prepare<[string], { opening: number; at: number; diagnosis: string }>(
    'SELECT opening, at, diagnosis FROM diagnoses WHERE incident = ?',
  );
  return {
    /** Replaces the former answer. */
    save(incident: string, { at, opening, ...kept }: KeptDiagnosis): void {
      save.run(incident, opening, toMs(at), toJson(kept));
    },
    /** The last answer; null while there is none. */
    get(incident: string): KeptDiagnosis | null {
      const row = one.get(incident);
      if (row === undefined) return null;
      return { ...(JSON.parse(row.diagnosis) as Kept), at: toTime(row.at), opening: row.opening };
    },
  };
}
