/**
 * Why the database cannot be used.
 *
 * - `locked`: another process owns it.
 * - `read_only`: the file or its folder may not be written.
 * - `newer`: a later Dogwatch made it.
 * - `io`: anything else the disk or SQLite said (disk full, a failing disk).
 */
export type StoreErrorKind = 'locked' | 'read_only' | 'newer' | 'io';

/** The message is one sentence for people: what, where, what to do. The cause is kept for the log. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** The code of a SqliteError (SQLITE_BUSY …) or of a file system error (EACCES …); '' where there is none. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** True when SQLite says that the file is no database or a damaged one: https://sqlite.org/rescode.html */
export function isCorruption(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(errorCode(error));
}

/** Words any failure of SQLite or of the file system as a StoreError; one that already is stays as it is. */
export function storeError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = errorCode(error);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new StoreError('locked', `Another Dogwatch is using the database ${file}: close it first.`, error);
  }
  if (/^(SQLITE_(READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/.test(code)) {
    const what = `The database ${file} may not be written: check the permissions of the file and its folder.`;
    return new StoreError('read_only', what, error);
  }
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) {
    return new StoreError('io', `The disk is full: ${file} cannot grow. Free some space.`, error);
  }
  if (isCorruption(error)) {
    const what = `The database ${file} is damaged: restart Dogwatch, which moves it aside and starts a fresh one.`;
    return new StoreError('io', what, error);
  }
  const why = code || (error instanceof Error ? error.message : 'unknown error');
  return new StoreError(
    'io',
    `The database ${file} cannot be used (${why}): check the disk and the folder.`,
    error,
  );
}
