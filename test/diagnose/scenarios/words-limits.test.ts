import { playWords } from '../support/words.ts';

playWords('rights, resources and storage', [
  [
    [
      'Error: listen EACCES: permission denied 0.0.0.0:80',
      '    at Server.setupListenHandle [as _listen2] (node:net:1463:21)',
    ],
    'PermissionDenied',
    ['0.0.0.0:80'],
  ],
  ['nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)', 'PermissionDenied', ['0.0.0.0:80']],
  [
    '2026/06/01 11:59:00 [emerg] 1#1: mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
    'PermissionDenied',
    ['/var/cache/nginx/client_temp'],
  ],
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
  ['bash: line 1: /scripts/run.sh: Permission denied', 'PermissionDenied', ['/scripts/run.sh'], 126],
  [
    'error: error loading config file "/home/app/.kube/config": open /home/app/.kube/config: permission denied',
    'PermissionDenied',
    ['/home/app/.kube/config'],
  ],
  [
    'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    'PermissionDenied',
    [],
  ],
  [
    "OSError: [Errno 28] No space left on device: '/var/lib/app/tmp/upload'",
    'ResourceExhaustion',
    ['/var/lib/app/tmp/upload'],
  ],
  ["Error: EMFILE: too many open files, open '/app/data/1.json'", 'ResourceExhaustion', ['open files']],
  ["RuntimeError: can't start new thread", 'ResourceExhaustion', ['threads']],
  ['MemoryError', 'ResourceExhaustion', ['memory']],
  [
    [
      "terminate called after throwing an instance of 'std::bad_alloc'",
      '  what():  std::bad_alloc',
      'Aborted (core dumped)',
    ],
    'ResourceExhaustion',
    ['memory'],
    134,
  ],
  ['Error: Vault: permission denied: 403 on secret/data/shop', ['PermissionDenied', 'DependencyFailure'], []],
  [
    'Caused by: java.nio.file.AccessDeniedException: /data/indices/0',
    'PermissionDenied',
    ['/data/indices/0'],
  ],
  [
    "chown: changing ownership of '/var/lib/mysql': Operation not permitted",
    'PermissionDenied',
    ['/var/lib/mysql'],
  ],
  [
    'sqlite3.OperationalError: attempt to write a readonly database',
    ['PermissionDenied', 'StorageFailure'],
    [],
  ],
  [
    'FATAL:  could not write to file "base/16384/2619": No space left on device',
    ['ResourceExhaustion', 'StorageFailure'],
    [],
  ],
  [
    [
      'E0601 11:59:58.123456       1 leaderelection.go:330] error retrieving resource lock shop/ctl: leases.coordination.k8s.io "ctl" is forbidden: User "system:serviceaccount:shop:ctl" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "shop"',
      'F0601 11:59:59.000001       1 main.go:52] leader election lost',
    ],
    'PermissionDenied',
    ['leases'],
  ],
  [
    'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:ci:runner" cannot list resource "pods" in API group "" at the cluster scope',
    'PermissionDenied',
    ['runner', 'pods'],
  ],
  [
    '[FATAL] [DBT-00007] The user does not have permission to create a file in /u01/app.',
    'PermissionDenied',
    ['/u01/app'],
  ],
  ['rsync: mkstemp "/backup/.db.dump.XyZ" failed: Permission denied (13)', 'PermissionDenied', ['/backup']],
  [
    [
      'tar: /backup/data.tar: Cannot write: No space left on device',
      'tar: Error is not recoverable: exiting now',
    ],
    'ResourceExhaustion',
    ['/backup/data.tar'],
    2,
  ],
  [
    "mysqld: Can't create/write to file '/var/lib/mysql/is_writable' (Errcode: 13 - Permission denied)",
    'PermissionDenied',
    ['/var/lib/mysql'],
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
  ["# Can't open the append-only file: Permission denied", 'PermissionDenied', []],
  [
    [
      'npm ERR! code EACCES',
      'npm ERR! syscall mkdir',
      'npm ERR! path /app/node_modules/.cache',
      'npm ERR! errno -13',
    ],
    'PermissionDenied',
    ['/app/node_modules/.cache'],
  ],
  [
    'error: Uncaught (in promise) PermissionDenied: Requires net access to "api.example.com:443", run again with the --allow-net flag',
    ['PermissionDenied', 'ConfigError'],
    ['api.example.com'],
  ],
  ['Error: Os { code: 13, kind: PermissionDenied, message: "Permission denied" }', 'PermissionDenied', []],
  [
    'In PackageManifest.php line 179: The /var/www/html/bootstrap/cache directory must be present and writable.',
    ['PermissionDenied', 'ConfigError'],
    ['/var/www/html/bootstrap/cache'],
  ],
  [
    '{"@timestamp":"2026-06-01T11:59:00.1Z","log.level":"ERROR","message":"fatal exception while booting Elasticsearch","error.message":"failed to obtain node locks, tried [/usr/share/elasticsearch/data]; maybe these locations are not writable"}',
    ['PermissionDenied', 'StorageFailure'],
    ['/usr/share/elasticsearch/data'],
  ],
  [
    '{"severity":"CRITICAL","message":"Failed to acquire Pub/Sub topic projects/p/topics/orders: rpc error: code = PermissionDenied desc = User not authorized to perform this action."}',
    'PermissionDenied',
    [],
  ],
  ['FATAL: inotify_add_watch: no space left on device', 'ResourceExhaustion', []],
  ['CUDA error: out of memory', 'ResourceExhaustion', ['memory']],
  [
    'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 15.78 GiB total capacity)',
    'ResourceExhaustion',
    ['memory'],
  ],
  ['java.lang.OutOfMemoryError: Metaspace', 'ResourceExhaustion', ['Metaspace']],
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
    'Failed to start: app/proxyman/inbound: failed to listen TCP on 443 > listen tcp :443: bind: permission denied',
    'PermissionDenied',
    ['443'],
  ],
  ['sh: 1: cannot create /app/out.txt: Read-only file system', 'PermissionDenied', ['/app/out.txt'], 2],
]);
