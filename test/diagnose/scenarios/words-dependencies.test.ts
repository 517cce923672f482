import { playWords } from '../support/words.ts';

playWords('dependencies that are not there', [
  [
    "/usr/local/bundle/gems/activerecord-7.1/lib/active_record/connection_adapters/postgresql_adapter.rb:87:in `rescue in new_client': We could not find your database: shop_production. (ActiveRecord::NoDatabaseError)",
    'DependencyFailure',
    ['shop_production'],
  ],
  [
    [
      'PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /var/www/html/db.php:12',
      'Stack trace:',
      '#0 /var/www/html/db.php(12): PDO->__construct()',
    ],
    'DependencyFailure',
    [],
    255,
  ],
  [
    [
      'django.db.utils.ProgrammingError: relation "auth_user" does not exist',
      'LINE 1: SELECT COUNT(*) FROM "auth_user"',
    ],
    'DependencyFailure',
    ['auth_user'],
  ],
  [
    'redis.exceptions.ConnectionError: Error 111 connecting to redis-master:6379. Connection refused.',
    'DependencyFailure',
    ['redis-master:6379'],
  ],
  [
    'pymongo.errors.ServerSelectionTimeoutError: mongo-0.mongo:27017: [Errno -2] Name or service not known, Timeout: 30s, Topology Description: <TopologyDescription id: 66>',
    'DependencyFailure',
    ['mongo-0.mongo'],
  ],
  [
    [
      '2026/06/01 11:59:00 [emerg] 1#1: host not found in upstream "catalog.shop.svc.cluster.local" in /etc/nginx/conf.d/default.conf:5',
      'nginx: [emerg] host not found in upstream "catalog.shop.svc.cluster.local" in /etc/nginx/conf.d/default.conf:5',
    ],
    'DependencyFailure',
    ['catalog.shop.svc.cluster.local'],
  ],
  [
    'ERROR: Could not acquire change log lock.  Currently locked by web-5d8 (10.2.3.4) since 6/1/26, 10:00 AM',
    'DependencyFailure',
    ['lock'],
  ],
  [
    'org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: listTopics',
    'NetworkTimeout',
    ['Kafka'],
  ],
  [
    '{"level":"error","time":"2026-06-01T11:59:00Z","err":{"type":"MongoServerError","message":"Authentication failed.","code":18},"msg":"could not start"}',
    'DependencyFailure',
    ['MongoDB'],
  ],
  [
    'ERROR Failed to connect to ws://mq.internal:5672: Handshake failed: x509: certificate has expired or is not yet valid: current time 2026-06-01 is after 2026-05-30',
    'DependencyFailure',
    ['expired'],
  ],
  [
    [
      'Error: self signed certificate in certificate chain',
      '    at TLSSocket.onConnectSecure (node:_tls_wrap:1540:34) {',
      "  code: 'SELF_SIGNED_CERT_IN_CHAIN'",
      '}',
    ],
    'DependencyFailure',
    ['certificate'],
  ],
  [
    "ERROR 1045 (28000): Access denied for user 'app'@'10.1.2.3' (using password: YES)",
    'DependencyFailure',
    ['app'],
  ],
  [
    'SequelizeConnectionRefusedError: connect ECONNREFUSED 10.0.0.12:3306',
    'DependencyFailure',
    ['10.0.0.12:3306'],
  ],
  [
    [
      'Error: connect ETIMEDOUT 52.14.9.8:443',
      '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)',
    ],
    'NetworkTimeout',
    ['52.14.9.8:443'],
  ],
  [
    "requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='api.partner.example', port=443): Max retries exceeded with url: /v1 (Caused by ConnectTimeoutError(<urllib3.connection.HTTPSConnection object at 0x7f>, 'Connection to api.partner.example timed out. (connect timeout=5)'))",
    'NetworkTimeout',
    ['api.partner.example'],
  ],
  [
    [
      'com.zaxxer.hikari.pool.HikariPool$PoolInitializationException: Failed to initialize pool: The connection attempt failed.',
      'Caused by: java.net.UnknownHostException: pg-primary',
    ],
    'DependencyFailure',
    ['pg-primary'],
  ],
  [
    [
      "PrismaClientInitializationError: Can't reach database server at `db`:`5432`",
      '',
      'Please make sure your database server is running at `db`:`5432`.',
    ],
    'DependencyFailure',
    ['db'],
  ],
  ['ERROR: relation "schema_migrations" is locked by another migration', 'DependencyFailure', []],
  ['error: Dirty database version 20260501. Fix and force version.', 'DependencyFailure', ['20260501']],
  [
    "Illuminate\\Database\\QueryException: SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.sessions' doesn't exist",
    'DependencyFailure',
    ['shop.sessions'],
  ],
  [
    'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.8.0.3:50051: connect: connection refused"',
    'DependencyFailure',
    ['10.8.0.3:50051'],
  ],
  ['redis: WRONGPASS invalid username-password pair or user is disabled.', 'DependencyFailure', ['Redis']],
  [
    'ERROR (handshake): com.rabbitmq.client.PossibleAuthenticationFailureException: Possibly caused by authentication failure',
    'DependencyFailure',
    ['RabbitMQ'],
  ],
  [
    'logger=sqlstore t=2026-06-01T11:59:00Z level=error msg="failed to connect to database" error="dial tcp: lookup grafana-db on 10.96.0.10:53: no such host"',
    'DependencyFailure',
    ['grafana-db'],
  ],
  [
    'Error: Cannot start service: Consul agent: failed to join: dial tcp 10.3.3.3:8301: connect: no route to host',
    ['DependencyFailure', 'NetworkTimeout'],
    ['10.3.3.3:8301'],
  ],
  [
    [
      'java.sql.SQLRecoverableException: IO Error: The Network Adapter could not establish the connection (CONNECTION_ID=abc)',
      'Caused by: java.net.ConnectException: Connection refused (Connection refused)',
    ],
    'DependencyFailure',
    [],
  ],
  [
    'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    'DependencyFailure',
    ['certificate'],
  ],
  [
    [
      'org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: Migrations have failed validation',
      'Migration checksum mismatch for migration version 12',
    ],
    'DependencyFailure',
    ['migration'],
  ],
  [
    'liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by api-7 (10.1.1.1)',
    'DependencyFailure',
    ['lock'],
  ],
  [
    [
      'ActiveRecord::PendingMigrationError:',
      '',
      'Migrations are pending. To resolve this issue, run:',
      '',
      '        bin/rails db:migrate RAILS_ENV=production',
    ],
    ['DependencyFailure', 'ConfigError'],
    ['migration'],
  ],
  [
    "alembic.util.exc.CommandError: Can't locate revision identified by 'a1b2c3d4'",
    ['DependencyFailure', 'CrashLoop'],
    ['a1b2c3d4'],
  ],
  [
    'celery.exceptions: consumer: Cannot connect to amqp://guest:**@rabbitmq:5672//: [Errno 111] Connection refused.',
    'DependencyFailure',
    ['rabbitmq:5672'],
  ],
  [
    'kombu.exceptions.OperationalError: [Errno -3] Temporary failure in name resolution',
    'DependencyFailure',
    [],
  ],
  [
    "aiokafka.errors.KafkaConnectionError: KafkaConnectionError: Unable to bootstrap from [('kafka-0', 9092, <AddressFamily.AF_UNSPEC: 0>)]",
    'DependencyFailure',
    ['kafka'],
  ],
  [
    '%3|1717243140.123|FAIL|rdkafka#producer-1| [thrd:kafka:9092/bootstrap]: kafka:9092/bootstrap: Connect to ipv4#10.1.1.4:9092 failed: Connection refused (after 0ms in state CONNECT)',
    'DependencyFailure',
    ['kafka'],
  ],
  [
    "fatal: unable to access 'https://git.example.com/infra.git/': Could not resolve host: git.example.com",
    'DependencyFailure',
    ['git.example.com'],
  ],
  [
    "curl: (28) Failed to connect to metadata.example port 443 after 130012 ms: Couldn't connect to server",
    ['NetworkTimeout', 'DependencyFailure'],
    ['metadata.example'],
  ],
  [
    'curl: (7) Failed to connect to license-server port 27000 after 2 ms: Connection refused',
    'DependencyFailure',
    ['license-server:27000'],
    7,
  ],
  ['wget: download timed out', 'NetworkTimeout', []],
  [
    'ssh: connect to host sftp.partner.example port 22: Connection timed out',
    'NetworkTimeout',
    ['sftp.partner.example'],
  ],
  [
    [
      'pg_dump: error: connection to server at "pg.prod.svc" (10.2.2.2), port 5432 failed: Connection timed out',
      '\tIs the server running on that host and accepting TCP/IP connections?',
    ],
    'NetworkTimeout',
    ['pg.prod.svc'],
  ],
  [
    '(node:1) UnhandledPromiseRejectionWarning: MongoNetworkError: failed to connect to server [mongo:27017] on first connect [Error: connect ECONNREFUSED 10.9.8.7:27017]',
    'DependencyFailure',
    ['27017'],
  ],
  [
    [
      '[Nest] 1  - 06/01/2026, 11:59:00 AM   ERROR [TypeOrmModule] Unable to connect to the database. Retrying (9)...',
      'AggregateError [ECONNREFUSED]: ',
      '    at internalConnectMultiple (node:net:1114:18)',
    ],
    'DependencyFailure',
    ['database'],
  ],
  [
    "Microsoft.Data.SqlClient.SqlException (0x80131904): Login failed for user 'svc_orders'.",
    'DependencyFailure',
    ['svc_orders'],
  ],
  [
    "Unhandled exception. StackExchange.Redis.RedisConnectionException: It was not possible to connect to the redis server(s). Error connecting right now. To allow this multiplexer to continue retrying until it's able to connect, use abortConnect=false in your connection string",
    'DependencyFailure',
    ['redis'],
  ],
  [
    'Unhandled exception. Npgsql.PostgresException (0x80004005): 28P01: password authentication failed for user "orders"',
    'DependencyFailure',
    ['orders'],
    134,
  ],
  [
    "thread 'tokio-runtime-worker' panicked at 'called `Result::unwrap()` on an `Err` value: Os { code: 111, kind: ConnectionRefused, message: \"Connection refused\" }', src/db.rs:14:40",
    'DependencyFailure',
    [],
    101,
  ],
  [
    [
      'bundler: failed to load command: puma (/usr/local/bundle/bin/puma)',
      '/usr/local/bundle/gems/pg-1.5/lib/pg/connection.rb:695:in `connect_to_hosts\': could not translate host name "pg" to address: Name or service not known (PG::ConnectionBad)',
    ],
    'DependencyFailure',
    ['pg'],
  ],
  [
    'level=error msg="failed to start: token is expired, please log in again"',
    ['DependencyFailure', 'ConfigError'],
    [],
  ],
  [
    "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: sk-abcdefghijklmnopqrstuvwx'}}",
    'DependencyFailure',
    ['401'],
  ],
  [
    "httpx.HTTPStatusError: Server error '503 Service Unavailable' for url 'http://pricing.shop/api/v1/prices'",
    'DependencyFailure',
    ['pricing.shop'],
  ],
  [
    [
      'Error: Request failed with status code 403',
      '    at createError (/app/node_modules/axios/lib/core/createError.js:16:15)',
    ],
    ['DependencyFailure', 'PermissionDenied'],
    ['403'],
  ],
]);
