import type { Database } from 'better-sqlite3';
import type { Evidence } from '../../shared/incident.ts';
import { toJson } from './columns.ts';
import type { eventQueries } from './events.ts';

/** Evidence without the restarts: they are the events' to tell, and go on after it was gathered. */
export type GatheredEvidence = Omit<Evidence, 'restartHistory'>;

/** Restarts shown beside an incident. */
const RESTARTS_SHOWN = 100;

interface EvidenceRow {
  object: string;
  opening: number | null;
  evidence: string | null;
}

export function evidenceQueries(db: Database, events: ReturnType<typeof eventQueries>) {
  const saveObject = db.prepare<[string, string]>(
    `INSERT INTO evidence (incident, object) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET object = excluded.object`,
  );
  const save = db.prepare<[string, number, string]>(
    `INSERT INTO evidence (incident, object, opening, evidence) VALUES (?, 'null', ?, ?)
     ON CONFLICT DO UPDATE SET opening = excluded.opening, evidence = excluded.evidence`,
  );
  const one = db.prepare<[string], EvidenceRow>(
    'SELECT object, opening, evidence FROM evidence WHERE incident = ?',
  );

  const opening = db
    .prepare<[string], number | null>('SELECT opening FROM evidence WHERE incident = ?')
    .pluck();

  function withRestarts(incident: string, gathered: GatheredEvidence): Evidence {
    const { pod, containers } = gathered;
    const container = containers[0]?.container ?? null;
    const restarts = pod ? events.restartHistory(incident, { ...pod, container }, RESTARTS_SHOWN) : [];
    return { ...gathered, restartHistory: restarts };
  }

  return {
    /** Keeps the object as it was at the latest opening. */
    saveObject(incident: string, rawData: unknown): void {
      saveObject.run(incident, toJson(rawData));
    },
    /** `opening`: the incident's `reopened` when the evidence was gathered. */
    save(incident: string, opening: number, evidence: GatheredEvidence): void {
      save.run(incident, opening, toJson(evidence));
    },
    /** Which opening the evidence belongs to; null while there is none. */
    opening: (incident: string): number | null => opening.get(incident) ?? null,
    get(incident: string): { rawData: unknown; opening: number | null; evidence: Evidence | null } {
      const row = one.get(incident);
      return {
        rawData: row ? (JSON.parse(row.object) as unknown) : null,
        opening: row?.opening ?? null,
        evidence: row?.evidence ? withRestarts(incident, JSON.parse(row.evidence) as GatheredEvidence) : null,
      };
    },
  };
}
