import type { Signature } from './signature.ts';

/** Disks that do not do what disks do, and data that is damaged. */
export const STORAGE: readonly Signature[] = [
  {
    name: 'io-error',
    pattern: 'StorageFailure',
    shape:
      /(?:(?<![\w/.])(?<file>\/[^\s"'`:,]{1,300})["'`]?[: ]{1,3}.{0,40})?(?:[Ii]nput\/output error|\bEIO\b|I\/O error(?: on|, dev)|[Ss]tale (?:NFS )?file handle|\bESTALE\b|[Tt]ransport endpoint is not connected|[Ss]tructure needs cleaning)/,
    cause: 'the volume under {file|its data} fails (input/output error)',
    sure: 0.78,
  },
  {
    name: 'postgres-damaged',
    pattern: 'StorageFailure',
    shape:
      /PANIC:\s{1,3}could not (?:locate a valid checkpoint record|write to|fsync|read)|invalid page in block|could not read block|database files are incompatible with server|data directory "(?<file>[^"]{1,200})" (?:has (?:wrong ownership|invalid permissions|group or world access))/,
    cause: 'the data directory {file|} is damaged or not usable',
    sure: 0.78,
  },
  {
    name: 'data-not-empty',
    pattern: 'StorageFailure',
    shape: /directory "(?<file>[^"]{1,200})" exists but is not empty|lost\+found/,
    cause: 'the data directory {file|} is not empty: a mount point must not be a data directory itself',
    sure: 0.74,
  },
  {
    name: 'data-lock',
    pattern: 'StorageFailure',
    shape:
      /lock file .{0,100}(?:already )?exists|[Uu]nable to lock \S{1,100}|(?:resource temporarily unavailable|already locked|unable to (?:obtain|acquire)|[Ff]ailed to (?:obtain|acquire)|could not (?:obtain|acquire|lock)|[Cc]annot (?:obtain|acquire|lock)).{0,80}(?:lock\b|\.lock|lockfile)(?!.{0,40}(?:migrat|table))/i,
    cause: 'its data is locked by another process {file|}',
    sure: 0.66,
  },
  {
    name: 'data-corrupt',
    pattern: 'StorageFailure',
    shape:
      /(?:database disk image is malformed|[Cc]orrupt(?:ed|ion)?\b.{0,60}(?:database|index|segment|wal|page|sstable|block|data file)|(?:database|index|segment|wal|sstable|data file)\b.{0,60}\bcorrupt|Bad file format reading the append only file|CorruptIndexException|unexpected end of (?:WAL|AOF))/i,
    cause: 'its data {file|} is damaged',
    sure: 0.72,
  },
  {
    name: 'sqlite-open',
    pattern: 'StorageFailure',
    shape:
      /SQLITE_CANTOPEN|unable to open database file|SQLITE_(?:READONLY|IOERR|CORRUPT)|attempt to write a readonly database/,
    cause: 'the SQLite database {file|} cannot be opened or written',
    sure: 0.68,
  },
];
