import { deployment } from '../../support/kube-workloads.ts';
import { crashing, event } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

const accessLog = (lines: number) =>
  Array.from({ length: lines }, (_, index) => {
    const status = index % 17 === 0 ? 500 : 200;
    return `10.0.0.${index % 9} - - "GET /api/items/${index}?q=timeout HTTP/1.1" ${status} ${100 + index}`;
  });

play('the cause in the midst of noise', [
  {
    name: 'access log with 500s then SIGSEGV',
    case: crashing(accessLog(60), { exitCode: 139 }),
    pattern: 'CrashLoop',
    names: ['139'],
  },
  {
    name: 'early dep error recovered 100 lines before panic',
    case: crashing(
      [
        '2026/06/01 10:00:00 dial tcp 10.1.1.1:5432: connect: connection refused, retrying',
        '2026/06/01 10:00:02 db connection established',
        ...accessLog(100),
        'panic: close of closed channel',
        '',
        'goroutine 55 [running]:',
        'main.(*Hub).stop(...)',
        '\t/src/hub.go:77',
      ],
      { exitCode: 2 },
    ),
    pattern: 'CrashLoop',
    names: ['close of closed channel'],
  },
  {
    name: 'liveness kill with deadlock, log silent',
    case: crashing(['INFO worker 3 picked job 8812'], {
      exitCode: 143,
      container: { spec: { livenessProbe: { tcpSocket: { port: 8080 } } } },
      more: {
        events: [
          event('Unhealthy', 'Liveness probe failed: dial tcp 10.244.0.17:8080: i/o timeout', {
            container: 'app',
            count: 3,
          }),
          event('Killing', 'Container app failed liveness probe, will be restarted', {
            container: 'app',
            type: 'Normal',
          }),
        ],
      },
    }),
    pattern: 'ProbeFailure',
    names: ['8080', 'liveness'],
  },
  {
    name: 'python chained exception',
    case: crashing([
      'Traceback (most recent call last):',
      '  File "/usr/lib/python3.11/site-packages/urllib3/connection.py", line 203, in _new_conn',
      '    sock = connection.create_connection(',
      'ConnectionRefusedError: [Errno 111] Connection refused',
      '',
      'The above exception was the direct cause of the following exception:',
      '',
      'Traceback (most recent call last):',
      '  File "/app/boot.py", line 12, in <module>',
      '    client.ping()',
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='inventory', port=8081): Max retries exceeded with url: /ping (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))",
    ]),
    pattern: 'DependencyFailure',
    names: ['inventory:8081'],
  },
  {
    name: 'java own bug after warnings about db pool',
    case: crashing([
      'WARN  HikariPool-1 - Failed to validate connection org.postgresql.jdbc.PgConnection (This connection has been closed.). Possibly consider using a shorter maxLifetime value.',
      'INFO  HikariPool-1 - Added connection conn12',
      'ERROR Uncaught exception in main',
      'java.lang.ArrayIndexOutOfBoundsException: Index 12 out of bounds for length 12',
      '\tat com.acme.Batch.run(Batch.java:91)',
      '\tat com.acme.Main.main(Main.java:14)',
    ]),
    pattern: 'CrashLoop',
    names: ['Index 12 out of bounds'],
  },
  {
    name: 'metrics mention OOM and refused',
    case: crashing([
      '# HELP container_oom_events_total OOMKilled events',
      'app_errors_total{reason="connection refused"} 12',
      'app_errors_total{reason="no such host"} 0',
      "Error: Invalid configuration: 'listen_port' must be between 1 and 65535",
    ]),
    pattern: 'ConfigError',
    names: ['listen_port'],
  },
  {
    name: 'DB error text inside SQL result rows',
    case: crashing([
      'INFO imported row 17: {"title":"password authentication failed for user","body":"ECONNREFUSED 1.2.3.4:5"}',
      'INFO imported row 18: {"title":"disk full","body":"No space left on device"}',
      'ERROR importer aborted: unexpected end of file in /import/batch-9.csv at line 4021',
    ]),
    pattern: ['CrashLoop', 'ConfigError', 'Unknown'],
    names: ['/import/batch-9.csv'],
    confidence: [0.3, 1],
    never: ['"DependencyFailure"'],
  },
  {
    name: 'two errors: cleanup error after the real one',
    case: crashing([
      'ERROR required setting kafka.topic.orders is missing',
      'INFO shutting down',
      'WARN could not close connection to redis: connection reset by peer',
      'INFO bye',
    ]),
    pattern: 'ConfigError',
    names: ['kafka.topic.orders'],
  },
  {
    name: 'telemetry export failures after the real fatal',
    case: crashing([
      '{"level":"fatal","msg":"license file /etc/acme/license.lic: no such file or directory"}',
      '{"level":"warn","msg":"traces export: context deadline exceeded: rpc error: code = Unavailable desc = connection error"}',
    ]),
    pattern: 'ConfigError',
    names: ['/etc/acme/license.lic'],
  },
  {
    name: 'repeated telemetry noise all through, real cause at end',
    case: crashing([
      ...Array(30).fill(
        '{"level":"error","msg":"traces export: dial tcp 10.9.9.9:4317: connect: connection refused"}',
      ),
      'panic: runtime error: slice bounds out of range [:8] with capacity 4',
      '',
      'goroutine 1 [running]:',
    ]),
    pattern: 'CrashLoop',
    names: ['slice bounds'],
  },
  {
    name: 'crash while event about quota of other workload',
    case: crashing('AssertionError: ledger out of balance by 3 cents', {
      more: {
        workload: deployment(),
        events: [
          event(
            'FailedCreate',
            'Error creating: pods "x" is forbidden: exceeded quota: q, requested: pods=1, used: pods=9, limited: pods=9',
            { kind: 'ReplicaSet', name: 'other-1' },
          ),
        ],
      },
    }),
    pattern: 'CrashLoop',
    names: ['out of balance'],
  },
  {
    name: 'env not set in unset -u script',
    case: crashing(['+ echo starting', '/entrypoint.sh: line 14: BUCKET_NAME: unbound variable']),
    pattern: 'ConfigError',
    names: ['BUCKET_NAME'],
  },
  {
    name: 'typo env value',
    case: crashing('Error: Unsupported value "postgress" for DB_DRIVER, expected one of: postgres, mysql'),
    pattern: 'ConfigError',
    names: ['DB_DRIVER'],
  },
  {
    name: 'missing config section',
    case: crashing("configparser.NoSectionError: No section: 'smtp'"),
    pattern: 'ConfigError',
    names: ['smtp'],
  },
  {
    name: 'invalid URL',
    case: crashing(
      "TypeError: Invalid URL\n    at new URL (node:internal/url:797:36) {\n  code: 'ERR_INVALID_URL',\n  input: 'redis//cache:6379'\n}".split(
        '\n',
      ),
    ),
    pattern: ['ConfigError', 'CrashLoop'],
    names: ['Invalid URL'],
  },
  {
    name: 'unsupported db version',
    case: crashing('FATAL: unsupported frontend protocol 1234.5679: server supports 3.0 to 3.0'),
    pattern: ['Unknown', 'ConfigError', 'DependencyFailure', 'CrashLoop'],
    names: ['protocol'],
    confidence: [0, 0.95],
  },
]);
