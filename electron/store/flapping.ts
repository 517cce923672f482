import type { Database } from 'better-sqlite3';

/** Migration 2: when an incident reopened lately (JSON, RFC 3339), and since when it flaps (epoch ms). */
export function addFlapping(db: Database): void {
  db.exec(`
    ALTER TABLE incidents ADD COLUMN reopenings TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE incidents ADD COLUMN flapping_since INTEGER;
    CREATE INDEX incidents_flapping ON incidents (flapping_since) WHERE flapping_since IS NOT NULL;
  `);
}
