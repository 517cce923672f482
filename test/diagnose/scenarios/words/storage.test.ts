import { playWords } from '../../support/words.ts';

playWords('disks and data', [
  [
    [
      'FATAL:  data directory "/var/lib/postgresql/data" has wrong ownership',
      'HINT:  The server must be started by the user that owns the data directory.',
    ],
    ['StorageFailure', 'PermissionDenied'],
    ['/var/lib/postgresql/data'],
  ],
  [
    [
      'initdb: error: directory "/var/lib/postgresql/data" exists but is not empty',
      'initdb: detail: It contains a lost+found directory, perhaps due to it being a mount point.',
    ],
    ['StorageFailure', 'ConfigError'],
    ['/var/lib/postgresql/data'],
  ],
  [
    '[ERROR] InnoDB: Unable to lock ./ibdata1 error: 11',
    ['StorageFailure', 'ResourceExhaustion', 'CrashLoop'],
    [],
  ],
  [
    [
      'LOG:  could not open directory "pg_wal": Input/output error',
      'PANIC:  could not fsync file "pg_wal/0001": Input/output error',
    ],
    'StorageFailure',
    [],
  ],
  [
    'Bad file format reading the append only file: make a backup of your AOF file, then use ./redis-check-aof --fix <filename>',
    'StorageFailure',
    [],
  ],
  [
    '2026-06-01 11:59:00 UTC [1] FATAL:  lock file "postmaster.pid" already exists',
    ['StorageFailure', 'ConfigError', 'CrashLoop'],
    ['postmaster.pid'],
  ],
  [
    [
      'FATAL:  database files are incompatible with server',
      'DETAIL:  The data directory was initialized by PostgreSQL version 14, which is not compatible with this version 16.1.',
    ],
    ['StorageFailure', 'ConfigError', 'BadRollout'],
    [],
  ],
  [
    'ts=2026-06-01T11:59:00Z caller=main.go:1071 level=error err="opening storage failed: lock DB directory: resource temporarily unavailable"',
    'StorageFailure',
    [],
  ],
  [
    "kafka.common.InconsistentClusterIdException: The Cluster ID abc doesn't match stored clusterId Some(def) in meta.properties. The broker is trying to join the wrong cluster.",
    ['StorageFailure', 'ConfigError', 'DependencyFailure'],
    ['Cluster ID'],
  ],
  [
    '[ERROR] --initialize specified but the data directory has files in it. Aborting.',
    ['StorageFailure', 'ConfigError'],
    ['data directory'],
  ],
  ['ext4: Structure needs cleaning: /data', 'StorageFailure', ['/data']],
  ['Error: EIO: i/o error, read', 'StorageFailure', ['i/o error']],
  [
    'leveldb: corruption on data-block (pos=12): checksum mismatch /data/000123.ldb',
    'StorageFailure',
    ['/data/000123.ldb'],
  ],
  ['open /mnt/nfs/reports: stale NFS file handle', 'StorageFailure', ['/mnt/nfs/reports']],
  [
    'Fluent Bit: [error] [input:tail:tail.0] cannot open pos db /fluent-bit/state/flb.db',
    ['StorageFailure', 'PermissionDenied', 'ConfigError'],
    ['/fluent-bit/state/flb.db'],
  ],
  ['fsync /srv/db/wal.7: input/output error', 'StorageFailure', ['/srv/db/wal.7']],
]);
