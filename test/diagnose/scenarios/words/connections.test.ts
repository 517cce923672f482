import { playWords } from '../../support/words.ts';

playWords('dependencies that refuse or hang up', [
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
    'redis.exceptions.ConnectionError: Error 111 connecting to redis-master:6379. Connection refused.',
    'DependencyFailure',
    ['redis-master:6379'],
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
    '{"level":"error","time":"2026-06-01T11:59:00Z","err":{"type":"MongoServerError","message":"Authentication failed.","code":18},"msg":"could not start"}',
    'PermissionDenied',
    ['MongoDB'],
  ],
  [
    'SequelizeConnectionRefusedError: connect ECONNREFUSED 10.0.0.12:3306',
    'DependencyFailure',
    ['10.0.0.12:3306'],
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
  [
    'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.8.0.3:50051: connect: connection refused"',
    'DependencyFailure',
    ['10.8.0.3:50051'],
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
    'celery.exceptions: consumer: Cannot connect to amqp://guest:**@rabbitmq:5672//: [Errno 111] Connection refused.',
    'DependencyFailure',
    ['rabbitmq:5672'],
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
    'curl: (7) Failed to connect to license-server port 27000 after 2 ms: Connection refused',
    'DependencyFailure',
    ['license-server:27000'],
    7,
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
    "Unhandled exception. StackExchange.Redis.RedisConnectionException: It was not possible to connect to the redis server(s). Error connecting right now. To allow this multiplexer to continue retrying until it's able to connect, use abortConnect=false in your connection string",
    'DependencyFailure',
    ['redis'],
  ],
  [
    "thread 'tokio-runtime-worker' panicked at 'called `Result::unwrap()` on an `Err` value: Os { code: 111, kind: ConnectionRefused, message: \"Connection refused\" }', src/db.rs:14:40",
    'DependencyFailure',
    [],
    101,
  ],
  [
    "httpx.HTTPStatusError: Server error '503 Service Unavailable' for url 'http://pricing.shop/api/v1/prices'",
    'DependencyFailure',
    ['pricing.shop'],
  ],
  [
    [
      'ERROR 12:00:00 Exception encountered during startup',
      'java.lang.RuntimeException: Unable to gossip with any peers',
    ],
    'DependencyFailure',
    ['peers'],
  ],
  [
    "fatal: Authentication failed for 'https://git.example.com/ops/charts.git/'",
    'PermissionDenied',
    ['git.example.com'],
    128,
  ],
  [
    'Grpc.Core.RpcException: Status(StatusCode="Unavailable", Detail="failed to connect to all addresses; last error: UNKNOWN: ipv4:10.4.4.4:50051: Failed to connect to remote host: Connection refused")',
    'DependencyFailure',
    ['10.4.4.4:50051'],
  ],
  [
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'DependencyFailure',
    ['docker'],
  ],
  ['telnet: Unable to connect to remote host: Connection refused', 'DependencyFailure', []],
  [
    '{"level":50,"time":1717243140000,"pid":1,"hostname":"x","err":{"type":"Error","message":"connect ECONNREFUSED 10.7.7.7:9200","stack":"Error: connect ECONNREFUSED 10.7.7.7:9200\\n    at TCPConnectWrap"},"msg":"search index unavailable"}',
    'DependencyFailure',
    ['10.7.7.7:9200'],
  ],
  [
    '{"@t":"2026-06-01T11:59:00Z","@mt":"Host terminated unexpectedly","@l":"Fatal","@x":"System.Net.Sockets.SocketException (111): Connection refused\\n   at Npgsql.Internal.NpgsqlConnector.Connect"}',
    'DependencyFailure',
    [],
  ],
  [
    "E: flyway: ERROR: Unable to obtain connection from database (jdbc:postgresql://billing-db:5432/billing) for user 'fly': The connection attempt failed.",
    'DependencyFailure',
    ['billing-db:5432'],
  ],
  ['oracle.net.ns.NetException: ORA-12541: TNS:no listener', 'DependencyFailure', ['ORA-12541']],
  [
    [
      '2026-06-01T11:59:00.000Z [main] ERROR c.a.b.Boot - boot failed',
      'java.util.concurrent.CompletionException: java.net.ConnectException: Connection refused: stock-api/10.96.8.8:8443',
      '\tat java.base/java.util.concurrent.CompletableFuture.encodeThrowable(CompletableFuture.java:331)',
      'Caused by: java.net.ConnectException: Connection refused: stock-api/10.96.8.8:8443',
    ],
    'DependencyFailure',
    ['stock-api'],
  ],
  ['AMQP handshake: vhost /orders not found', ['DependencyFailure', 'ConfigError'], ['/orders']],
  [
    'psycopg.OperationalError: connection failed: connection to server at "10.0.9.9", port 6432 failed: FATAL: no such user',
    'DependencyFailure',
    ['10.0.9.9'],
  ],
  [
    'InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
    ['DependencyFailure', 'PermissionDenied', 'ConfigError'],
    ['InvalidAccessKeyId'],
  ],
  [
    "redis.exceptions.ResponseError: READONLY You can't write against a read only replica.",
    'DependencyFailure',
    ['READONLY'],
  ],
  [
    'sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedColumn) column users.locale does not exist',
    'DependencyFailure',
    ['users.locale'],
  ],
  [
    'Unhandled exception. System.AggregateException: One or more errors occurred. (No connection could be made because the target machine actively refused it. (mq:5672))',
    'DependencyFailure',
    ['mq:5672'],
    134,
  ],
  [
    [
      'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
      '',
      'The last packet sent successfully to the server was 0 milliseconds ago.',
    ],
    'DependencyFailure',
    ['link failure'],
  ],
  ['session store: dial tcp [fd00::12]:6379: connect: connection refused', 'DependencyFailure', ['6379']],
  [
    [
      'server closed the connection unexpectedly',
      '\tThis probably means the server terminated abnormally before or while processing the request.',
    ],
    'DependencyFailure',
    ['closed'],
  ],
  [
    'gave up on https://flags.example/api after 3 tries: 502 Bad Gateway',
    'DependencyFailure',
    ['flags.example'],
  ],
]);
