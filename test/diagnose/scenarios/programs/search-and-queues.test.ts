import { playWords } from '../../support/words.ts';

playWords('search engines and queues', [
  [
    [
      'ERROR: [1] bootstrap checks failed. You must address the points described in the following [1] lines before starting Elasticsearch.',
      'bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
      'ERROR: Elasticsearch did not exit normally - check the logs at /usr/share/elasticsearch/logs/docker-cluster.log',
    ],
    ['ConfigError', 'ResourceExhaustion'],
    ['vm.max_map_count'],
    78,
  ],
  [
    '{"@timestamp":"2024-01-01T10:00:00.000Z", "log.level":"ERROR", "message":"fatal exception while booting Elasticsearch", "ecs.version": "1.2.0","error.type":"java.lang.IllegalStateException","error.message":"failed to obtain node locks, tried [/usr/share/elasticsearch/data]; maybe these locations are not writable or multiple nodes were started on the same data path?"}',
    ['PermissionDenied', 'StorageFailure'],
    ['/usr/share/elasticsearch/data'],
  ],
  [
    [
      '[2024-01-01T10:00:00,000][FATAL][logstash.runner] The given configuration is invalid. Reason: Expected one of [ \\t\\r\\n], "#", "input", "filter", "output" at line 12, column 1 (byte 255)',
      '[2024-01-01T10:00:00,100][FATAL][org.logstash.Logstash] Logstash stopped processing because of an error: (SystemExit) exit',
    ],
    'ConfigError',
    ['line 12'],
  ],
  [
    'Exiting: couldn\'t connect to any of the configured Elasticsearch hosts. Errors: [error connecting to Elasticsearch at http://es-http:9200: Get "http://es-http:9200": lookup es-http on 10.96.0.10:53: no such host]',
    'DependencyFailure',
    ['es-http'],
  ],
  [
    [
      '[2024-01-01 10:00:00,000] ERROR Fatal error during KafkaServer startup. Prepare to shutdown (kafka.server.KafkaServer)',
      "kafka.common.InconsistentClusterIdException: The Cluster ID abc doesn't match stored clusterId Some(def) in meta.properties. The broker is trying to join the wrong cluster. Configured zookeeper.connect may be wrong.",
    ],
    ['StorageFailure', 'ConfigError'],
    ['meta.properties'],
  ],
  [
    'org.apache.kafka.common.config.ConfigException: Missing required configuration "zookeeper.connect" which has no default value.',
    'ConfigError',
    ['zookeeper.connect'],
  ],
  [
    'kafka.zookeeper.ZooKeeperClientTimeoutException: Timed out waiting for connection while in state: CONNECTING',
    ['NetworkTimeout', 'DependencyFailure'],
    ['ZooKeeper'],
  ],
  [
    '2024-01-01 10:00:00.000 [error] <0.229.0> Cookie file /var/lib/rabbitmq/.erlang.cookie must be accessible by owner only',
    ['PermissionDenied', 'ConfigError'],
    ['.erlang.cookie'],
  ],
  [
    '{"level":"fatal","ts":1700000000.1,"caller":"command-line-arguments/main.go:85","msg":"Failed to init storage factory","error":"failed to create primary Elasticsearch client: health check timeout: no Elasticsearch node available"}',
    ['DependencyFailure', 'NetworkTimeout'],
    ['Elasticsearch'],
  ],
  [
    'celery.exceptions.ImproperlyConfigured: Missing connection string! Do you have the database_url setting set to a real value?',
    'ConfigError',
    ['database_url'],
  ],
  ['kombu.exceptions.OperationalError: [Errno 111] Connection refused', 'DependencyFailure', ['refused']],
  [
    [
      'consumer: Cannot connect to amqp://guest:**@rabbit.mq:5672//: [Errno 111] Connection refused.',
      'Trying again in 32.00 seconds... (16/100)',
    ],
    'DependencyFailure',
    ['rabbit.mq:5672'],
  ],
  [
    'ERROR Coordinator is unavailable: org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [payments]',
    'PermissionDenied',
    ['payments'],
  ],
  [
    '%6|1700000000.1|FAIL|rdkafka#consumer-1| [thrd:sasl_ssl://kafka.acme:9094/bootstrap]: sasl_ssl://kafka.acme:9094/bootstrap: SASL authentication error: Authentication failed (after 305ms in state AUTH_REQ)',
    'PermissionDenied',
    ['kafka.acme:9094'],
  ],
  ['nats: no servers available for connection', 'DependencyFailure', ['nats']],
  ['nats: Authorization Violation', 'PermissionDenied', ['Authorization Violation']],
  [
    'amqp: Exception (403) Reason: "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile."',
    'PermissionDenied',
    ['ACCESS_REFUSED'],
  ],
  [
    'rabbitmq 10:00:00.00 ERROR ==> RABBITMQ_ERL_COOKIE mismatch',
    ['ConfigError', 'PermissionDenied'],
    ['RABBITMQ_ERL_COOKIE'],
  ],
  [
    [
      '[2024/01/01 10:00:00] [error] [output:es:es.0] could not connect to elasticsearch.logging:9200',
      '[2024/01/01 10:00:00] [error] [engine] chunk could not be flushed',
    ],
    'DependencyFailure',
    ['elasticsearch.logging:9200'],
  ],
  [
    '2024-01-01 10:00:00 +0000 [error]: config error file="/fluentd/etc/fluent.conf" error_class=Fluent::ConfigError error="Unknown output plugin \'elasticsearch\'. Run \'gem search -rd fluent-plugin\' to find plugins"',
    'ConfigError',
    ['elasticsearch'],
  ],
  [
    'wait-for-it.sh: timeout occurred after waiting 60 seconds for rabbitmq:5672',
    ['NetworkTimeout', 'DependencyFailure'],
    ['rabbitmq:5672'],
    124,
  ],
  [
    "elasticsearch.exceptions.AuthenticationException: AuthenticationException(401, 'security_exception', 'missing authentication credentials for REST request [/]')",
    'PermissionDenied',
    ['security_exception'],
  ],
  [
    "elasticsearch.exceptions.RequestError: RequestError(400, 'validation_exception', 'Validation Failed: 1: this action would add [2] shards, but this cluster currently has [1000]/[1000] maximum normal shards open;')",
    ['ResourceExhaustion', 'DependencyFailure'],
    ['shards'],
  ],
  [
    "com.rabbitmq.client.ShutdownSignalException: channel error; protocol method: #method<channel.close>(reply-code=404, reply-text=NOT_FOUND - no exchange 'orders' in vhost '/', class-id=60, method-id=40)",
    ['DependencyFailure', 'ConfigError'],
    ['orders'],
  ],
  [
    "com.rabbitmq.client.ShutdownSignalException: reply-code=406, reply-text=PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'jobs' in vhost '/'",
    ['ConfigError', 'DependencyFailure'],
    ['jobs'],
  ],
  [
    [
      '===> Running preflight checks ... ',
      '===> Check if /var/lib/kafka/data is writable ...',
      '===> Check if Zookeeper is healthy ...',
      '[2025-06-12 09:39:18,302] INFO Session establishment complete on server zookeeper.mq.svc/10.100.9.2:2181, session id = 0x100008aa2d10003 (org.apache.zookeeper.ClientCnxn)',
      '[2025-06-12 09:39:21,777] INFO Cluster ID = nQ8Xn0vVQ3mXfB5h0G1BzA (kafka.server.KafkaServer)',
      '[2025-06-12 09:39:21,790] ERROR Fatal error during KafkaServer startup. Prepare to shutdown (kafka.server.KafkaServer)',
      "kafka.common.InconsistentClusterIdException: The Cluster ID nQ8Xn0vVQ3mXfB5h0G1BzA doesn't match stored clusterId Some(7dKvR3bKTsu2SnE1tSg2wA) in meta.properties. The broker is trying to join the wrong cluster. Configured zookeeper.connect may be wrong.",
      '\tat kafka.server.KafkaServer.startup(KafkaServer.scala:243)',
      '\tat kafka.Kafka$.main(Kafka.scala:115)',
      '[2025-06-12 09:39:21,792] INFO shutting down (kafka.server.KafkaServer)',
    ],
    ['ConfigError', 'StorageFailure', 'DependencyFailure'],
    ['meta.properties'],
  ],
  [
    [
      '2025-06-12 09:39:24.711346+00:00 [error] <0.132.0> BOOT FAILED',
      '2025-06-12 09:39:24.711346+00:00 [error] <0.132.0> ===========',
      '2025-06-12 09:39:24.711346+00:00 [error] <0.132.0> Exception during startup:',
      '2025-06-12 09:39:24.711346+00:00 [error] <0.132.0> ',
      '2025-06-12 09:39:24.711346+00:00 [error] <0.132.0>     error:{badmatch,{error,{{shutdown,{failed_to_start_child,auth,',
      '2025-06-12 09:39:24.711346+00:00 [error] <0.132.0>         {"Error when reading /var/lib/rabbitmq/.erlang.cookie: eacces",',
      '2025-06-12 09:39:24.711346+00:00 [error] <0.132.0>          [{auth,init_no_setcookie,0,[{file,"auth.erl"},{line,313}]},',
      'Kernel pid terminated (application_controller) ({application_start_failure,rabbitmq_prelaunch,...})',
    ],
    ['PermissionDenied', 'StorageFailure'],
    ['.erlang.cookie'],
  ],
  [
    [
      '[2025-06-12 09:39:22,001] INFO Starting log manager (kafka.log.LogManager)',
      '[2025-06-12 09:39:23,500] ERROR Error while flushing log for events-7 in dir /var/lib/kafka/logs with offset 901233 (org.apache.kafka.storage.internals.log.LogDirFailureChannel)',
      'java.io.IOException: No space left on device',
      '\tat java.base/sun.nio.ch.FileDispatcherImpl.force0(Native Method)',
      '[2025-06-12 09:39:23,512] ERROR Shutdown broker because all log dirs in /var/lib/kafka/logs have failed (kafka.log.LogManager)',
    ],
    ['StorageFailure', 'ResourceExhaustion'],
    ['No space left on device'],
  ],
]);
