import { playWords } from '../../support/words.ts';

playWords('programs in Java', [
  [
    'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed',
    'DependencyFailure',
    ['PKIX'],
  ],
  [
    'Caused by: java.io.IOException: keystore password was incorrect',
    ['ConfigError', 'PermissionDenied'],
    ['keystore'],
  ],
  [
    [
      "Unrecognized VM option 'UseConcMarkSweepGC'",
      'Error: Could not create the Java Virtual Machine.',
      'Error: A fatal exception has occurred. Program will exit.',
    ],
    'ConfigError',
    ['UseConcMarkSweepGC'],
  ],
  [
    [
      'Error: LinkageError occurred while loading main class com.acme.App',
      '\tjava.lang.UnsupportedClassVersionError: com/acme/App has been compiled by a more recent version of the Java Runtime (class file version 65.0), this version of the Java Runtime only recognizes class file versions up to 61.0',
    ],
    ['CrashLoop', 'ConfigError'],
    ['class file version 65.0'],
  ],
  [
    [
      'Error occurred during initialization of VM',
      'Initial heap size set to a larger value than the maximum heap size',
    ],
    'ConfigError',
    ['heap size'],
  ],
  [
    [
      'Error occurred during initialization of VM',
      'Could not reserve enough space for 4194304KB object heap',
    ],
    ['ResourceExhaustion', 'ConfigError'],
    ['heap'],
  ],
  [
    [
      "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x0000000700000000, 4294967296, 0) failed; error='Not enough space' (errno=12)",
      '# There is insufficient memory for the Java Runtime Environment to continue.',
    ],
    'ResourceExhaustion',
    ['memory'],
  ],
  [
    'Exception in thread "main" org.apache.flink.configuration.IllegalConfigurationException: JobManager memory configuration failed: Sum of configured JVM Metaspace (256mb) and JVM Overhead (192mb) exceed configured Total Process Memory (400mb).',
    'ConfigError',
    ['Total Process Memory'],
  ],
  [
    'Exception in thread "main" org.apache.spark.SparkException: A master URL must be set in your configuration',
    'ConfigError',
    ['master URL'],
  ],
  [
    ['java -jar app.jar', 'no main manifest attribute, in app.jar'],
    ['ConfigError', 'CrashLoop'],
    ['app.jar'],
  ],
  ['Caused by: java.net.SocketTimeoutException: connect timed out', 'NetworkTimeout', ['timed out']],
  [
    [
      'io.grpc.StatusRuntimeException: UNAVAILABLE: io exception',
      'Caused by: io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: pricing.svc/10.96.3.4:9000',
    ],
    'DependencyFailure',
    ['pricing.svc'],
  ],
  [
    'io.grpc.StatusRuntimeException: DEADLINE_EXCEEDED: deadline exceeded after 4.99s. [remote_addr=inventory.svc/10.96.3.4:9000]',
    'NetworkTimeout',
    ['inventory.svc'],
  ],
  ['io.grpc.StatusRuntimeException: UNAUTHENTICATED: token expired', 'PermissionDenied', ['token expired']],
  [
    "requests.exceptions.ConnectTimeout: HTTPConnectionPool(host='billing.svc', port=80): Max retries exceeded with url: /health (Caused by ConnectTimeoutError(<urllib3.connection.HTTPConnection object at 0x7f>, 'Connection to billing.svc timed out. (connect timeout=5)'))",
    'NetworkTimeout',
    ['billing.svc'],
  ],
  [
    "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.partner.com', port=443): Max retries exceeded with url: / (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)')))",
    'DependencyFailure',
    ['api.partner.com'],
  ],
  [
    "java.sql.SQLSyntaxErrorException: Unknown column 'o.channel' in 'field list'",
    ['DependencyFailure', 'BadRollout', 'CrashLoop'],
    ['o.channel'],
  ],
  [
    'com.microsoft.sqlserver.jdbc.SQLServerException: The TCP/IP connection to the host sql.prod, port 1433 has failed. Error: "connect timed out. Verify the connection properties."',
    ['NetworkTimeout', 'DependencyFailure'],
    ['sql.prod'],
  ],
  [
    'com.microsoft.sqlserver.jdbc.SQLServerException: The driver could not establish a secure connection to SQL Server by using Secure Sockets Layer (SSL) encryption. Error: "PKIX path building failed"',
    'DependencyFailure',
    ['SSL'],
  ],
  [
    'Exception in thread "main" java.lang.NoClassDefFoundError: org/slf4j/LoggerFactory',
    'CrashLoop',
    ['LoggerFactory'],
  ],
  [
    'java.lang.ClassNotFoundException: com.mysql.cj.jdbc.Driver',
    ['CrashLoop', 'ConfigError'],
    ['com.mysql.cj.jdbc.Driver'],
  ],
  [
    'Caused by: java.io.FileNotFoundException: /data/lucene/write.lock (Permission denied)',
    'PermissionDenied',
    ['/data/lucene/write.lock'],
  ],
  [
    [
      'INFO  user search: "how to fix OOMKilled pods"',
      'INFO  indexed 30 docs',
      'ERROR java.lang.StackOverflowError',
      '\tat com.acme.Tree.walk(Tree.java:40)',
      '\tat com.acme.Tree.walk(Tree.java:41)',
    ],
    'CrashLoop',
    ['StackOverflowError'],
  ],
  [
    'hdfs: java.io.IOException: Incompatible clusterIDs in /hadoop/dfs/data: namenode clusterID = CID-1; datanode clusterID = CID-2',
    'StorageFailure',
    ['/hadoop/dfs/data'],
  ],
  [
    'org.apache.hadoop.hdfs.server.common.InconsistentFSStateException: Directory /hadoop/dfs/name is in an inconsistent state: storage directory does not exist or is not accessible.',
    ['StorageFailure', 'ConfigError'],
    ['/hadoop/dfs/name'],
  ],
  [
    [
      '09:31:02.114 [main] INFO  c.a.trade.Main - matching-engine 2.0.1 up in 6.2s',
      '09:36:40.909 [scheduler-3] WARN  c.a.trade.Feed - feed lag 1200ms',
      '[511.204s][warning][os,thread] Failed to start thread "Unknown thread" - pthread_create failed (EAGAIN) for attributes: stacksize: 1024k, guardsize: 0k, detached.',
      '[511.204s][warning][os,thread] Failed to start the native thread for java.lang.Thread "order-worker-4061"',
      '09:39:33.801 [http-nio-8080-Acceptor] ERROR o.a.t.u.net.Acceptor - Socket accept failed',
      'java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached',
      '\tat java.base/java.lang.Thread.start0(Native Method)',
      '\tat java.base/java.lang.Thread.start(Thread.java:1526)',
      '\tat com.acme.trade.OrderWorkerPool.spawn(OrderWorkerPool.java:77)',
      '\tat com.acme.trade.OrderWorkerPool.onBurst(OrderWorkerPool.java:52)',
      '09:39:33.990 [order-dispatch] ERROR c.a.trade.Main - fatal error in dispatcher, shutting down',
    ],
    'ResourceExhaustion',
    ['thread'],
  ],
  [
    [
      '2025-06-12 09:39:24.330 [main] INFO  Application - Autoreload is disabled because the development mode is off.',
      '2025-06-12 09:39:24.881 [main] INFO  Application - Application started in 0.62 seconds.',
      'Exception in thread "main" java.lang.NoSuchMethodError: \'kotlinx.coroutines.CoroutineDispatcher kotlinx.coroutines.CoroutineDispatcher.limitedParallelism(int)\'',
      '\tat io.ktor.server.engine.DefaultEnginePipelineKt.defaultEnginePipeline(DefaultEnginePipeline.kt:31)',
      '\tat com.acme.quotes.ApplicationKt.main(Application.kt:24)',
    ],
    ['CrashLoop', 'BadRollout'],
    ['NoSuchMethodError'],
  ],
  [
    [
      'Picked up JAVA_TOOL_OPTIONS: -Xmx512m -XX:+ExitOnOutOfMemoryError',
      '09:36:02.911 INFO  [main] Scoring up',
      '09:39:10.221 INFO  [job-1] loading model features (rows=9000000)',
      'java.lang.OutOfMemoryError: Java heap space',
      'Terminating due to java.lang.OutOfMemoryError: Java heap space',
    ],
    'ResourceExhaustion',
    ['heap'],
    3,
  ],
]);
