import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import { migrate } from './migrations.ts';
import { isCorruption, storeError } from './store-error.ts';

/** How long opening waits for a process that is just letting go of the database, in ms. */
const BUSY_TIMEOUT_MS = 1000;

/** Up to this size, in bytes, every start reads the whole file for damage; above it only after an unclean end. */
const ALWAYS_CHECKED_BYTES = 64 * 1024 * 1024;

/** Pages of 4 KiB that a transaction may hold in memory until it is over: what is spilled is written twice. */
const SPILLED_PAGES = 16_384;

/** How every SQLite file begins: https://sqlite.org/fileformat.html */
const MAGIC = Buffer.from('SQLite format 3\0');

export interface OpenedDatabase {
  db: Database;
  /** Where a damaged database was moved to; null when there was none. */
  movedAside: string | null;
}

/**
 * Opens the one database, making and migrating it as needed. This process owns it until it closes it or dies:
 * SQLite's exclusive lock belongs to the process, so a killed one leaves no stale lock.
 *
 * @throws StoreError when it is in use elsewhere, not writable, newer than this Dogwatch, or the disk fails.
 */
export function openDatabase(file: string, { clock, log }: { clock: Clock; log: Log }): OpenedDatabase {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    try {
      return { db: openFile(file), movedAside: null };
    } catch (error) {
      if (!isCorruption(error)) throw error;
      const movedAside = moveAside(file, clock);
      log.error(`The database was damaged: moved to ${movedAside}, a fresh one started.`, { file, error });
      return { db: openFile(file), movedAside };
    }
  } catch (error) {
    throw storeError(error, file);
  }
}

function openFile(file: string): Database {
  // A WAL left behind means that the last owner did not close the database.
  const unclean = existsSync(`${file}-wal`);
  prepareFile(file);
  const db = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Before WAL, so that it needs no shared memory file and the lock is held from the first read on.
    db.pragma('locking_mode = EXCLUSIVE');
    // Can be set on an empty database only; lets pruning give pages back in small steps.
    db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma('journal_mode = WAL');
    // "Persisted before anything acts" includes power cuts: NORMAL would forget the last commits after the
    // notification was shown, so it would be told twice. It costs one fsync per batch of events.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma(`cache_spill = ${SPILLED_PAGES}`);
    if (unclean || statSync(file).size <= ALWAYS_CHECKED_BYTES) checkForDamage(db);
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Makes the file for its owner alone; SQLite gives -wal and -shm the same mode. Never adds a permission.
 * What SQLite would word badly (a read-only file) or tidy away (the WAL of a file that is no database) is seen here.
 */
function prepareFile(file: string): void {
  accessSync(dirname(file), constants.W_OK);
  const handle = openSync(file, 'a+', 0o600);
  try {
    const { mode } = fstatSync(handle);
    if ((mode & 0o077) !== 0) fchmodSync(handle, mode & 0o700);
    const header = Buffer.alloc(MAGIC.length);
    const length = readSync(handle, header, 0, MAGIC.length, 0);
    if (length > 0 && !header.equals(MAGIC))
      throw new Sqlite.SqliteError('no SQLite header', 'SQLITE_NOTADB');
  } finally {
    closeSync(handle);
  }
}

function checkForDamage(db: Database): void {
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Sqlite.SqliteError(String(verdict), 'SQLITE_CORRUPT');
}

function moveAside(file: string, clock: Clock): string {
  const timestamp = new Date(clock.now()).toISOString().replaceAll(/[-:]/g, '');
  const target = `${file}.corrupt-${timestamp}`;
  // The WAL first: were we interrupted in between, a fresh database must not meet the old one's WAL.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  }
  return target;
}
