import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../electron/store/database.ts';
import { StoreError, storeError } from '../../electron/store/store-error.ts';
import { fakeClock } from '../incidents/support/fake-clock.ts';
import { testLog } from '../incidents/support/test-log.ts';
import { child } from './support/child.ts';
import { tempFolder } from './support/temp-folder.ts';

const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

function open(file: string) {
  const opened = openDatabase(file, { clock: fakeClock(), log: testLog() });
  onTestFinished(() => void opened.db.close());
  return opened;
}

function failure(act: () => unknown): StoreError {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Fills the database with a few pages, closes it, and returns its file. */
function closedDatabase(): string {
  const file = join(tempFolder(), 'dogwatch.db');
  const { db } = openDatabase(file, { clock: fakeClock(), log: testLog() });
  const insert = db.prepare('INSERT INTO first_sights VALUES (?, ?, ?, 0)');
  for (let n = 0; n < 500; n += 1) insert.run('cluster', 'zero_replicas', `uid-${n}-${'x'.repeat(100)}`);
  db.close();
  return file;
}

describe('opening the database', () => {
  it('makes folder and files for their owner alone', () => {
    const folder = join(tempFolder(), 'data');
    const file = join(folder, 'dogwatch.db');
    open(file).db.prepare(`INSERT INTO contexts VALUES ('prod', 'c', 0)`).run();
    expect(mode(folder)).toBe('700');
    expect(readdirSync(folder).map((name) => `${name} ${mode(join(folder, name))}`)).toEqual([
      'dogwatch.db 600',
      'dogwatch.db-wal 600',
    ]);
  });

  it('takes away what others may do with an existing file', () => {
    const file = closedDatabase();
    chmodSync(file, 0o664);
    open(file);
    expect(mode(file)).toBe('600');
  });

  it('keeps what a closed database held', () => {
    const { db, movedAside } = open(closedDatabase());
    expect(movedAside).toBeNull();
    expect(db.prepare('SELECT count(*) FROM first_sights').pluck().get()).toBe(500);
  });

  it('is ready for power cuts, foreign keys and pruning', () => {
    const { db } = open(join(tempFolder(), 'dogwatch.db'));
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('auto_vacuum')).toBe(2);
    expect(pragma('user_version')).toBeGreaterThan(3);
  });

  it('refuses a database made by a newer Dogwatch, and leaves it as it is', () => {
    const file = closedDatabase();
    const newer = new Sqlite(file);
    newer.pragma('user_version = 99');
    newer.close();
    const error = failure(() => open(file));
    expect(error.kind).toBe('newer');
    expect(error.message).toMatch(/newer Dogwatch \(version 99\): update Dogwatch\.$/);
    expect(existsSync(file)).toBe(true);
  });

  it('says so when the folder is a file', () => {
    const folder = join(tempFolder(), 'data');
    writeFileSync(folder, '');
    expect(failure(() => open(join(folder, 'dogwatch.db'))).kind).toBe('io');
  });

  it('says so when the database is a folder', () => {
    const file = join(tempFolder(), 'dogwatch.db');
    mkdirSync(file);
    expect(failure(() => open(file)).kind).toBe('io');
  });
});

describe('a damaged database', () => {
  const damages: [string, (file: string) => void][] = [
    ['is no database at all', (file) => writeFileSync(file, 'this is no database '.repeat(100))],
    ['was cut in the middle', (file) => truncateSync(file, statSync(file).size - 4096 * 5)],
    [
      'has garbage inside',
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0xa5, 4096 * 3, bytes.length - 4096));
      },
    ],
  ];
  it.each(damages)('that %s is moved aside and a fresh one started', (_, damage) => {
    const file = closedDatabase();
    damage(file);
    const damaged = readFileSync(file);
    const { db, movedAside } = open(file);
    expect(movedAside).toBe(`${file}.corrupt-20261122T120000.000Z`);
    expect(readFileSync(movedAside ?? '')).toEqual(damaged);
    expect(db.prepare('SELECT count(*) FROM first_sights').pluck().get()).toBe(0);
  });

  it('takes its write-ahead log along', () => {
    const file = closedDatabase();
    writeFileSync(file, 'this is no database '.repeat(100));
    writeFileSync(`${file}-wal`, 'nor is this its log');
    const { movedAside } = open(file);
    expect(readFileSync(`${movedAside}-wal`, 'utf8')).toBe('nor is this its log');
  });

  it('is not what an empty file is: that becomes a database', () => {
    const file = join(tempFolder(), 'dogwatch.db');
    writeFileSync(file, '');
    expect(open(file).movedAside).toBeNull();
  });
});

describe('one process owns the database', () => {
  it('a second one says so, and touches nothing', async () => {
    const file = closedDatabase();
    const first = child('owner.ts', [file]);
    expect(await first.line()).toBe('opened');
    const error = failure(() => open(file));
    expect(error.kind).toBe('locked');
    expect(error.message).toBe(`Another Dogwatch is using the database ${file}: close it first.`);
  });

  it('the lock dies with its process, however it dies', async () => {
    const file = closedDatabase();
    const first = child('owner.ts', [file]);
    await first.line();
    first.process.kill('SIGKILL');
    await first.ended;
    expect(open(file).movedAside).toBeNull();
  });
});

// Only root may become someone else, and only someone else meets root's permissions.
describe.runIf(process.getuid?.() === 0)('a database that may not be written', () => {
  const NOBODY = 65_534;

  it.each([
    ['a file of someone else', (file: string) => chmodSync(file, 0o644)],
    ['a folder that is not its own', (file: string) => chownSync(file, NOBODY, NOBODY)],
    [
      'its own, but read-only',
      (file: string) => {
        chownSync(file, NOBODY, NOBODY);
        chmodSync(file, 0o400);
      },
    ],
  ])('%s: one sentence names it', async (_, protect) => {
    const file = closedDatabase();
    chmodSync(join(file, '..'), 0o755);
    protect(file);
    const said = await child('owner.ts', [file], { uid: NOBODY }).line();
    expect(said).toBe(
      `read_only: The database ${file} may not be written: check the permissions of the file and its folder.`,
    );
  });
});

describe('what SQLite and the file system say', () => {
  const withCode = (code: string) => Object.assign(new Error('no matter'), { code });
  it.each([
    ['SQLITE_BUSY', 'locked'],
    ['SQLITE_READONLY_DIRECTORY', 'read_only'],
    ['EROFS', 'read_only'],
    ['SQLITE_FULL', 'io'],
    ['ENOSPC', 'io'],
    ['SQLITE_IOERR_WRITE', 'io'],
    ['SQLITE_CORRUPT_INDEX', 'io'],
  ])('%s is worded as %s, in one sentence with the file in it', (code, kind) => {
    const error = storeError(withCode(code), '/data/dogwatch.db');
    expect(error.kind).toBe(kind);
    expect(error.message).toContain('/data/dogwatch.db');
    expect(error.message).toMatch(/\.$/);
  });
});
