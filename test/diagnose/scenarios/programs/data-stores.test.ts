import { playWords } from '../../support/words.ts';

playWords('databases as servers', [
  [
    '2024-01-02 10:00:00.123 UTC [1] FATAL:  configuration file "/etc/postgresql/postgresql.conf" contains errors',
    'ConfigError',
    ['/etc/postgresql/postgresql.conf'],
  ],
  [
    '{"level":"fatal","ts":"2024-01-01T10:00:00.000Z","caller":"etcdmain/etcd.go:204","msg":"discovery failed","error":"member 8e9e05c52164694d has already been bootstrapped"}',
    ['StorageFailure', 'ConfigError', 'DependencyFailure'],
    ['already been bootstrapped'],
  ],
  [
    '{"level":"fatal","caller":"backend/backend.go:188","msg":"failed to open database","path":"/var/lib/etcd/member/snap/db","error":"freepages: failed to get all reachable pages (page 2: multiple references)"}',
    'StorageFailure',
    ['/var/lib/etcd/member/snap/db'],
  ],
  [
    [
      'ts=2024-01-01T10:00:00.000Z caller=query_logger.go:91 level=error component=activeQueryTracker msg="Error opening query log file" file=/prometheus/queries.active err="open /prometheus/queries.active: permission denied"',
      'panic: Unable to create mmap-ed active query log',
    ],
    'PermissionDenied',
    ['/prometheus/queries.active'],
    2,
  ],
  [
    [
      '==> Vault server configuration:',
      'Error initializing storage of type raft: failed to create fsm: failed to open bolt file: open /vault/data/vault.db: permission denied',
    ],
    'PermissionDenied',
    ['/vault/data/vault.db'],
  ],
  [
    'PG::ConnectionBad: connection to server at "10.0.0.9", port 5432 failed: FATAL:  sorry, too many clients already',
    ['DependencyFailure', 'ResourceExhaustion'],
    ['too many clients'],
  ],
  [
    'panic: kafka: client has run out of available brokers to talk to: 3 errors occurred: * dial tcp 10.0.0.1:9092: connect: connection refused',
    'DependencyFailure',
    ['10.0.0.1:9092'],
    2,
  ],
  [
    '{"level":"error","ts":1700000000,"msg":"failed to acquire lease","err":"etcdserver: mvcc: database space exceeded"}',
    ['ResourceExhaustion', 'DependencyFailure', 'StorageFailure'],
    ['space exceeded'],
  ],
  [
    'etcdserver: request timed out, possibly due to previous leader failure',
    ['NetworkTimeout', 'DependencyFailure'],
    ['timed out'],
  ],
  [
    'pg_dump: error: connection to server at "replica" (10.1.1.1), port 5432 failed: FATAL:  database "legacy" does not exist',
    ['DependencyFailure', 'ConfigError'],
    ['legacy'],
  ],
  [
    [
      'Exception (org.apache.cassandra.exceptions.ConfigurationException) encountered during startup: The seed provider lists no seeds.',
      'ERROR [main] 2025-09-17 22:07:15,210 CassandraDaemon.java:708 - Exception encountered during startup: The seed provider lists no seeds.',
    ],
    ['ConfigError', 'DependencyFailure'],
    ['seed'],
  ],
  [
    [
      '2024.01.01 10:00:00.000000 [ 1 ] {} <Error> Application: Caught exception while loading metadata: Code: 1000. DB::Exception: Poco::Exception. Code: 1000, e.code() = 13, Access to file denied: /var/lib/clickhouse/store, Stack trace (when copying this message, always include the lines below):',
      '0. Poco::FileImpl::handleLastErrorImpl @ 0x1',
      '1. Poco::DirectoryIteratorImpl @ 0x2',
    ],
    'PermissionDenied',
    ['/var/lib/clickhouse/store'],
    70,
  ],
  [
    '2024.01.01 10:00:00.000000 [ 1 ] {} <Error> Application: DB::Exception: Cannot lock file /var/lib/clickhouse/status. Another server instance in same directory is already running.',
    'StorageFailure',
    ['/var/lib/clickhouse/status'],
    76,
  ],
  ['panic: tls: no certificates configured', 'ConfigError', ['certificates'], 2],
  [['panic: assignment to entry in nil map', '', 'goroutine 1 [running]:'], 'CrashLoop', ['nil map'], 2],
  ['panic: interface conversion: interface {} is string, not int', 'CrashLoop', ['interface conversion'], 2],
  ['panic: close of closed channel', 'CrashLoop', ['closed channel'], 2],
  ['panic: reflect: call of reflect.Value.Interface on zero Value', 'CrashLoop', ['reflect'], 2],
  [
    'psycopg2.OperationalError: FATAL:  remaining connection slots are reserved for non-replication superuser connections',
    ['DependencyFailure', 'ResourceExhaustion'],
    ['connection slots'],
  ],
  [
    [
      'OpenTelemetry: Exporter connection refused otel-collector:4317 (will retry)',
      'panic: runtime error: index out of range [3] with length 3',
    ],
    'CrashLoop',
    ['index out of range'],
    2,
  ],
  [
    [
      'level=warn msg="retrying" err="dial tcp 10.0.0.3:6379: connect: connection refused" attempt=1',
      'level=info msg="connected to redis"',
      'level=info msg="consuming"',
      'panic: send on closed channel',
      '',
      'goroutine 77 [running]:',
      'main.worker()',
    ],
    'CrashLoop',
    ['closed channel'],
    2,
  ],
  [
    'panic: open /run/secrets/db-password: no such file or directory',
    'ConfigError',
    ['/run/secrets/db-password'],
    2,
  ],
  [
    'raft: failed to join: node id already exists',
    ['ConfigError', 'StorageFailure', 'DependencyFailure'],
    ['node id'],
  ],
  ['ERROR: quorum lost: 1/3 members reachable', 'DependencyFailure', ['quorum']],
  [
    'Error: Failed to initialize database: SQLITE_BUSY: database is locked',
    ['StorageFailure', 'DependencyFailure'],
    ['locked'],
  ],
  [
    ['bbolt: timeout', 'Error: could not open /data/raft.db: timeout'],
    ['StorageFailure', 'NetworkTimeout'],
    ['raft.db'],
  ],
  [
    'badger: Cannot acquire directory lock on "/dgraph/p".  Another process is using this Badger database. error: resource temporarily unavailable',
    'StorageFailure',
    ['/dgraph/p'],
  ],
  [
    'sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) unable to open database file',
    ['StorageFailure', 'ConfigError', 'PermissionDenied'],
    ['database file'],
  ],
  [
    'harbor-core: [FATAL] [/core/main.go:184]: failed to initialize database: register db Ping `default`, failed to connect to `host=harbor-db user=postgres database=registry`: dial error (dial tcp 10.1.1.1:5432: connect: connection refused)',
    'DependencyFailure',
    ['harbor-db'],
  ],
  [
    'kong: nginx: [error] init_by_lua error: /usr/local/share/lua/5.1/kong/init.lua:500: [PostgreSQL error] failed to retrieve PostgreSQL server_version_num: host or service not provided, or not known',
    ['DependencyFailure', 'ConfigError'],
    ['PostgreSQL'],
  ],
  [
    [
      '{"level":"info","ts":"2025-06-12T09:39:26.119Z","caller":"etcdmain/etcd.go:116","msg":"server has been already initialized","data-dir":"/var/run/etcd/default.etcd","dir-type":"member"}',
      '{"level":"warn","ts":"2025-06-12T09:39:26.120Z","caller":"etcdmain/etcd.go:146","msg":"failed to check SO_REUSEPORT"}',
      '{"level":"info","ts":"2025-06-12T09:39:26.125Z","caller":"embed/etcd.go:308","msg":"starting an etcd server","etcd-version":"3.5.12","data-dir":"/var/run/etcd/default.etcd"}',
      'panic: freepages: failed to get all reachable pages (page 7308324466028671073: out of bounds: 5121)',
      '',
      'goroutine 131 [running]:',
      'go.etcd.io/bbolt.(*DB).freepages.func2()',
      '\tgo.etcd.io/bbolt@v1.3.8/db.go:1202 +0x8d',
      'created by go.etcd.io/bbolt.(*DB).freepages in goroutine 115',
      '\tgo.etcd.io/bbolt@v1.3.8/db.go:1200 +0x1ee',
    ],
    ['StorageFailure', 'CrashLoop'],
    ['freepages'],
    2,
  ],
  [
    [
      'logger=settings t=2025-06-12T09:39:22.105Z level=info msg="Starting Grafana" version=10.4.2 commit=22809dea50 branch=HEAD',
      'logger=sqlstore t=2025-06-12T09:39:22.112Z level=info msg="Connecting to DB" dbtype=sqlite3',
      'logger=migrator t=2025-06-12T09:39:22.130Z level=info msg="migrations completed" performed=0 skipped=547 duration=611.2µs',
      'logger=plugin.store t=2025-06-12T09:39:22.600Z level=warn msg="Skipping finding plugins as directory does not exist" path=/var/lib/grafana/plugins',
      'logger=provisioning t=2025-06-12T09:39:23.411Z level=error msg="Failed to provision data sources" error="Datasource provisioning error: datasource.yaml config is invalid. Only one datasource per organization can be marked as default"',
      'Error: ✗ Datasource provisioning error: datasource.yaml config is invalid. Only one datasource per organization can be marked as default',
    ],
    'ConfigError',
    ['datasource'],
  ],
  [
    [
      'panic: assignment to entry in nil map',
      '',
      'goroutine 1 [running]:',
      'main.loadRoutes(...)',
      '\t/src/routes.go:61',
      'main.main()',
      '\t/src/main.go:29 +0x1b4',
    ],
    'CrashLoop',
    ['nil map'],
    2,
  ],
  [
    [
      'PostgreSQL Database directory appears to contain a database; Skipping initialization',
      '',
      '2025-06-12 09:39:25.173 UTC [1] FATAL:  could not write lock file "postmaster.pid": No space left on device',
    ],
    ['StorageFailure', 'ResourceExhaustion'],
    ['postmaster.pid'],
  ],
  [
    [
      'PostgreSQL Database directory appears to contain a database; Skipping initialization',
      '',
      '2025-10-07 14:30:31.005 UTC [1] FATAL:  database files are incompatible with server',
      '2025-10-07 14:30:31.005 UTC [1] DETAIL:  The data directory was initialized by PostgreSQL version 15, which is not compatible with this version 16.4 (Debian 16.4-1.pgdg120+1).',
    ],
    ['BadRollout', 'ConfigError', 'StorageFailure', 'DependencyFailure'],
    ['incompatible'],
  ],
]);
