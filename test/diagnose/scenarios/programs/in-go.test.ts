import { playWords } from '../../support/words.ts';

playWords('programs in Go', [
  [
    [
      'logger=server t=2024-01-01T10:00:00Z level=error msg="Stopped background service" service=*provisioning.ProvisioningServiceImpl reason="Datasource provisioning error: datasource.yaml config is invalid. Only one datasource per organization can be marked as default"',
      'Error: ✗ *provisioning.ProvisioningServiceImpl run error: Datasource provisioning error: datasource.yaml config is invalid. Only one datasource per organization can be marked as default',
    ],
    'ConfigError',
    ['datasource.yaml'],
  ],
  ['Listen: listen tcp :53: bind: permission denied', 'PermissionDenied', [':53']],
  [
    [
      '#',
      '# A fatal error has been detected by the Java Runtime Environment:',
      '#',
      '#  SIGSEGV (0xb) at pc=0x00007f2a, pid=1, tid=7',
      '#',
      '# Problematic frame:',
      '# C  [libzstd-jni.so+0x3b1]',
    ],
    'CrashLoop',
    ['SIGSEGV'],
    134,
  ],
  [
    'Failed to start: 2024/01/01 10:00:00 sql: unknown driver "postgress" (forgotten import?)',
    ['ConfigError', 'CrashLoop'],
    ['postgress'],
  ],
  [
    '{"level":"fatal","error":"parse \\"htp//bad url\\": invalid character \\" \\" in host name","time":"2024-01-01T10:00:00Z","message":"bad upstream url"}',
    'ConfigError',
    ['upstream'],
  ],
  [
    '{"severity":"CRITICAL","message":"feature flag client init failed","error":"LaunchDarkly client initialization timed out after 5s"}',
    ['NetworkTimeout', 'DependencyFailure'],
    ['LaunchDarkly'],
  ],
  ['Error: listen tcp 0.0.0.0:443: bind: permission denied', 'PermissionDenied', ['443']],
  [
    'time="2024-01-01T10:00:00Z" level=fatal msg="rpc error: code = Unauthenticated desc = no session information"',
    'PermissionDenied',
    ['session'],
  ],
  [
    'time="2024-01-01T10:00:00Z" level=error msg="unable to create new controller" error="the server has asked for the client to provide credentials"',
    'PermissionDenied',
    ['credentials'],
  ],
  [
    '2024/01/01 10:00:00 http: Server closed unexpectedly: accept tcp [::]:8080: accept4: too many open files',
    'ResourceExhaustion',
    ['too many open files'],
  ],
  [
    ['fatal error: concurrent map writes', '', 'goroutine 34 [running]:', 'main.(*Cache).Set(...)'],
    'CrashLoop',
    ['concurrent map'],
    2,
  ],
  [
    ['runtime: goroutine stack exceeds 1000000000-byte limit', 'fatal error: stack overflow'],
    'CrashLoop',
    ['stack overflow'],
    2,
  ],
  [
    'time="x" level=fatal msg="strconv.Atoi: parsing \\"abc\\": invalid syntax" var=WORKER_COUNT',
    'ConfigError',
    ['WORKER_COUNT'],
  ],
  [
    'env: parse error on field "Timeout" of type "time.Duration": unable to parse duration: time: invalid duration "10"',
    'ConfigError',
    ['Timeout'],
  ],
  [
    'FATA[0000] error parsing flags: invalid boolean value "yess" for -debug: parse error',
    'ConfigError',
    ['debug'],
  ],
  [
    [
      '10.0.0.1 - - [01/Jan/2024:10:00:00 +0000] "GET /api HTTP/1.1" 500 12',
      '10.0.0.1 - - [01/Jan/2024:10:00:01 +0000] "GET /api HTTP/1.1" 503 12',
      'fatal error: runtime: out of memory',
      '',
      'runtime stack:',
    ],
    'ResourceExhaustion',
    ['memory'],
    2,
  ],
  [
    [
      '{"level":"error","msg":"payment declined: insufficient permissions on card","user":"x"}',
      '{"level":"info","msg":"request done"}',
      '{"level":"fatal","msg":"listen tcp :8080: bind: address already in use"}',
    ],
    'ConfigError',
    ['8080'],
  ],
  [
    [
      'time="t" level=info msg="starting"',
      'time="t" level=error msg="healthcheck failed" err="context deadline exceeded"',
      'time="t" level=info msg="healthcheck ok"',
      'time="t" level=fatal msg="failed to bind secrets: secret \\"tls-cert\\" not found in namespace \\"edge\\""',
    ],
    'ConfigError',
    ['tls-cert'],
  ],
  ['listen tcp 10.9.9.9:8080: bind: cannot assign requested address', 'ConfigError', ['10.9.9.9:8080']],
  [
    'dial tcp: lookup db on 10.96.0.10:53: read udp 10.244.0.4:3343->10.96.0.10:53: i/o timeout',
    ['NetworkTimeout', 'DependencyFailure'],
    ['10.96.0.10'],
  ],
  ['dial tcp: address postgres: missing port in address', 'ConfigError', ['postgres']],
  [
    ['Error: unsupported protocol scheme ""', 'Get "orders.svc/v1": unsupported protocol scheme ""'],
    'ConfigError',
    ['scheme'],
  ],
  [
    'http: server gave HTTP response to HTTPS client: https://registry.acme.io/v2/',
    ['ConfigError', 'DependencyFailure'],
    ['registry.acme.io'],
  ],
  [
    'mattermost: {"level":"fatal","msg":"Failed to load configuration","error":"failed to create store: unable to load on store creation: invalid character \'}\' looking for beginning of object key string"}',
    'ConfigError',
    ['invalid character'],
  ],
  [
    [
      "bind9: /etc/bind/named.conf:9: unknown option 'forwardrs'",
      'loading configuration: failure',
      'exiting (due to fatal error)',
    ],
    'ConfigError',
    ['forwardrs'],
  ],
  [
    [
      'ts=2025-06-12T09:39:25.000Z level=info msg="orders 1.8.3 starting" go=go1.22.4',
      'ts=2025-06-12T09:39:25.100Z level=info component=http msg="listening" addr=:8080',
      'ts=2025-06-12T09:39:25.400Z level=warn component=db attempt=1 err="failed to connect to `user=orders database=orders`: hostname resolving error: lookup pg-orders.data.svc.cluster.local on 10.96.0.10:53: no such host"',
      'ts=2025-06-12T09:39:27.400Z level=warn component=db attempt=2 err="failed to connect to `user=orders database=orders`: hostname resolving error: lookup pg-orders.data.svc.cluster.local on 10.96.0.10:53: no such host"',
      'ts=2025-06-12T09:39:31.400Z level=error component=db msg="giving up after 3 attempts" err="failed to connect to `user=orders database=orders`: hostname resolving error: lookup pg-orders.data.svc.cluster.local on 10.96.0.10:53: no such host"',
      'exit status 1',
    ],
    'DependencyFailure',
    ['pg-orders'],
  ],
  [
    [
      '2025/06/12 09:02:11 relay up, 0 sessions',
      '2025/06/12 09:38:40 http: Accept error: accept tcp [::]:9000: accept4: too many open files; retrying in 5ms',
      '2025/06/12 09:38:41 session 40911: dial upstream: socket: too many open files',
      '2025/06/12 09:39:21 http: Accept error: accept tcp [::]:9000: accept4: too many open files; retrying in 1s',
      '2025/06/12 09:39:22 relay: cannot open spool: open /var/spool/relay/q.lock: too many open files',
      '2025/06/12 09:39:22 exiting',
    ],
    'ResourceExhaustion',
    ['open files'],
  ],
  [
    [
      ' 2025-06-12T09:38:02+00:00 [info] Reading products.xml (1.2 GB)',
      ' 2025-06-12T09:38:40+00:00 [warning] SKU 88121 has no price, skipped',
      'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /app/src/Import/XmlReader.php on line 133',
    ],
    'ResourceExhaustion',
    ['memory'],
    255,
  ],
  [
    [
      'time=2025-06-12T09:39:25.100Z level=INFO msg="settler 3.3"',
      'time=2025-06-12T09:39:25.101Z level=ERROR msg="invalid configuration" file=/etc/settler/settler.yaml err="batch.window: time: invalid duration \\"5 min\\""',
    ],
    ['ConfigError', 'BadRollout'],
    ['batch.window'],
  ],
  [
    [
      '2025-06-12T09:39:20Z loyalty[1]: config ok (8 keys)',
      '2025-06-12T09:39:25Z loyalty[1]: FATAL partner handshake: Post "https://api.pointspartner.io/v1/session": dial tcp: lookup api.pointspartner.io on 10.96.0.10:53: no such host',
    ],
    'DependencyFailure',
    ['api.pointspartner.io'],
  ],
]);
