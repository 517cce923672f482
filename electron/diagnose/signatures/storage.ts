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
      /could not locate a valid checkpoint record|PANIC:\s{1,3}could not (?:write to|fsync|read)|invalid page in block|could not read block|database files are incompatible with server|data directory "(?<file>[^"]{1,200})" (?:has (?:wrong ownership|invalid permissions|group or world access))/,
    cause: 'the data directory {file|} is damaged or not usable',
    sure: 0.78,
  },
  {
    name: 'data-version',
    pattern: 'StorageFailure',
    shape:
      /(?:database files are|not|in)compatible with (?:this |the )?(?:server|version)|[Cc]an't handle RDB format version \d{1,4}|featureCompatibilityVersion|(?:[Cc]annot|[Cc]an't|[Uu]nable to) (?:be )?downgrade|[Dd]owngrade .{0,60}not (?:supported|possible|allowed)|(?:data|index|database|files?|store|segment|volume)\b.{0,60}\b(?:created|written|initiali[sz]ed|upgraded) (?:by|with) (?:an? )?(?:newer|later|another|different|old\w{0,3}|\w{1,30} version)|found backend type \w{1,20}, expected|doesn't match stored|too old for running version|last used with .{0,60} version|(?:data|on-?disk|storage|file) (?:format )?version.{0,40}(?:newer|unsupported|not supported|mismatch)|unsupported (?:data|file|storage|on-?disk|index) (?:format )?version/,
    cause: 'its data {file|} is of another version or format than the program reads',
    sure: 0.74,
  },
  {
    name: 'data-member',
    pattern: 'StorageFailure',
    shape:
      /member (?<what>[\w.-]{1,100}) has already been bootstrapped|system ID mismatch|belongs to (?:a )?different cluster|already (?:initiali[sz]ed|bootstrapped) by another|node id already exists|not be safe to bootstrap|incompatible (?:clusterIDs?|namespaceIDs?) in (?<file>\/[^\s:]{1,250})|data directory .{0,60}(?:invalid|not valid|not found|missing|not initiali[sz]ed)|valid data directory/i,
    cause: 'its data directory {file|} is not that of this member {what|}',
    sure: 0.7,
  },
  {
    name: 'data-open',
    pattern: 'StorageFailure',
    shape:
      /(?:[Ff]ailed to|[Cc]ould ?n[o']t|[Cc]annot|[Uu]nable to|[Ee]rror) (?:open|opening|load|loading|initiali[sz]e|recover|replay|mount|repair) (?:the )?(?:\w{1,20} )?(?:database|data ?base|db|wal|tsdb|storage|data ?dir(?:ectory)?|data files?|block store|journal|keyspace|ledger)\b(?! connection| server)/i,
    cause: 'it cannot open its data {file|}',
    sure: 0.66,
    wraps: true,
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
      /lock file .{0,100}(?:(?:already )?exists|is empty)|[Uu]nable to lock (?<file>\S{1,100})|[Cc]annot lock (?:file )?(?<file2>\/[^\s,]{1,250}?)[.,]?(?=\s|$)|another (?:\w{1,20} )?instance .{0,60}(?:running|using)|lock(?:ing)? (?:the )?(?:DB|data|storage|database) dir(?:ectory)?|(?:already|being) used by another (?:process|instance)|another (?:process|instance|\w{1,20} process) .{0,40}(?:holds|has) (?:the|a) lock|(?:resource temporarily unavailable|already locked|unable to (?:obtain|acquire)|[Ff]ailed to (?:obtain|acquire)|could not (?:obtain|acquire|lock)|[Cc]annot (?:obtain|acquire|lock)).{0,80}(?:lock\b|\.lock|lockfile)(?!.{0,40}(?:migrat|table))/i,
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
