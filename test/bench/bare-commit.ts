import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** ms that each of so many transactions of one row takes, synced as electron/store/database.ts has it: the disk's own part. */
export function bareCommits(count: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-bench-'));
  const db = new Sqlite(join(folder, 'bare.db'));
  try {
    for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL'])
      db.pragma(pragma);
    db.exec('CREATE TABLE bare (at REAL)');
    const insert = db.prepare<[number]>('INSERT INTO bare (at) VALUES (?)');
    return Array.from({ length: count }, () => {
      const startedAt = performance.now();
      insert.run(startedAt);
      return performance.now() - startedAt;
    });
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
