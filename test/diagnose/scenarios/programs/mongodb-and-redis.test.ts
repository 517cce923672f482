import { playWords } from '../../support/words.ts';

playWords('MongoDB and Redis as servers', [
  [
    [
      "1:M 01 Jan 2024 10:00:00.000 # Can't handle RDB format version 11",
      '1:M 01 Jan 2024 10:00:00.000 # Fatal error loading the DB, check server logs. Exiting.',
    ],
    ['StorageFailure', 'BadRollout'],
    ['RDB format version 11'],
  ],
  [
    '1:M 01 Jan 2024 10:00:00.000 # Bad file format reading the append only file appendonly.aof.1.incr.aof: make a backup of your AOF file, then use ./redis-check-aof --fix <filename>',
    'StorageFailure',
    ['appendonly.aof'],
  ],
  [
    '1:M 01 Jan 2024 10:00:00.000 # Failed opening the RDB file dump.rdb (in server root dir /data) for saving: Permission denied',
    'PermissionDenied',
    ['dump.rdb'],
  ],
  [
    '{"t":{"$date":"2024-01-01T10:00:00.000Z"},"s":"E","c":"STORAGE","id":20557,"ctx":"initandlisten","msg":"DBException in initAndListen, terminating","attr":{"error":"DBPathInUse: Unable to create/open the lock file: /data/db/mongod.lock (Permission denied). Ensure the user executing mongod is the owner of the lock file and has the appropriate permissions."}}',
    'PermissionDenied',
    ['/data/db/mongod.lock'],
  ],
  [
    '{"t":{"$date":"2024-01-01T10:00:00.000Z"},"s":"F","c":"CONTROL","id":20573,"ctx":"initandlisten","msg":"Wrong mongod version","attr":{"error":"UPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document (ERROR: Location4926900: Invalid featureCompatibilityVersion document in admin.system.version: { _id: \\"featureCompatibilityVersion\\", version: \\"4.4\\" }."}}',
    ['StorageFailure', 'BadRollout', 'ConfigError'],
    ['featureCompatibilityVersion'],
  ],
  [
    [
      'PHP Warning:  Module "imagick" is already loaded in Unknown on line 0',
      'PHP Fatal error:  Uncaught RedisException: Connection refused in /app/src/Cache.php:20',
    ],
    'DependencyFailure',
    ['refused'],
    255,
  ],
  [
    [
      'System.TimeoutException: The operation has timed out.',
      '   at StackExchange.Redis.ConnectionMultiplexer.ConnectImpl',
      'StackExchange.Redis.RedisConnectionException: It was not possible to connect to the redis server(s) redis.cache:6379. UnableToConnect on redis.cache:6379/Interactive',
    ],
    ['DependencyFailure', 'NetworkTimeout'],
    ['redis.cache:6379'],
  ],
  [
    'redis 10:00:00.00 ERROR ==> The REDIS_PASSWORD environment variable is empty or not set.',
    'ConfigError',
    ['REDIS_PASSWORD'],
  ],
  [
    'redis.exceptions.BusyLoadingError: Redis is loading the dataset in memory',
    'DependencyFailure',
    ['loading'],
  ],
  [
    "redis.exceptions.ResponseError: MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
    ['DependencyFailure', 'StorageFailure'],
    ['MISCONF'],
  ],
  [
    'com.mongodb.MongoTimeoutException: Timed out after 30000 ms while waiting for a server that matches WritableServerSelector. Client view of cluster state is {type=UNKNOWN, servers=[{address=mongo-0:27017, type=UNKNOWN, state=CONNECTING, exception={com.mongodb.MongoSocketOpenException: Exception opening socket}, caused by {java.net.ConnectException: Connection refused}}]',
    ['DependencyFailure', 'NetworkTimeout'],
    ['mongo-0:27017'],
  ],
  [
    'tyk: level=fatal msg="Unable to connect to Redis, retrying" err="NOAUTH Authentication required."',
    'PermissionDenied',
    ['NOAUTH'],
  ],
  [
    [
      '2025-06-12T09:39:26.091Z pid=1 tid=grs INFO: Running in ruby 3.3.1 (2024-04-23 revision c56cd86388) [x86_64-linux]',
      '2025-06-12T09:39:26.091Z pid=1 tid=grs INFO: See LICENSE and the LGPL-3.0 for licensing details.',
      '2025-06-12T09:39:26.092Z pid=1 tid=grs INFO: Sidekiq 7.2.4 connecting to Redis with options {:size=>10, :pool_name=>"internal", :url=>"redis://redis-master:6379/1"}',
      'NOAUTH Authentication required. (redis://redis-master:6379/1)',
      "/usr/local/bundle/gems/redis-client-0.22.1/lib/redis_client/connection_mixin.rb:42:in `call'",
      "/usr/local/bundle/gems/redis-client-0.22.1/lib/redis_client.rb:728:in `connect'",
      "/usr/local/bundle/gems/sidekiq-7.2.4/lib/sidekiq/config.rb:170:in `block in redis_info'",
      "/usr/local/bundle/gems/sidekiq-7.2.4/lib/sidekiq/cli.rb:72:in `run'",
    ],
    ['PermissionDenied', 'ConfigError'],
    ['redis-master'],
  ],
  [
    ['Unrecognized option: storage.journal.enabled', "try 'mongod --help' for more information"],
    ['ConfigError', 'BadRollout'],
    ['storage.journal.enabled'],
    2,
  ],
  [
    [
      '1:C 12 Jun 2025 09:39:25.001 # WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition.',
      '1:C 12 Jun 2025 09:39:25.003 * Redis version=7.2.4, bits=64, commit=00000000, modified=0, pid=1, just started',
      '1:M 12 Jun 2025 09:39:25.003 * Running mode=standalone, port=6379.',
      "1:M 12 Jun 2025 09:39:25.004 # Can't open or create append-only dir appendonlydir: Permission denied",
    ],
    ['PermissionDenied', 'StorageFailure'],
    ['appendonlydir'],
  ],
]);
