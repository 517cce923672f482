import { playWords } from '../../support/words.ts';

playWords('libraries of Python', [
  [
    [
      "alembic.util.exc.CommandError: Can't locate revision identified by '3f2a1b'",
      "FAILED: Can't locate revision identified by '3f2a1b'",
    ],
    ['DependencyFailure', 'BadRollout', 'ConfigError', 'CrashLoop'],
    ['3f2a1b'],
  ],
  [
    'sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from given URL string',
    'ConfigError',
    ['URL'],
  ],
  [
    "sqlalchemy.exc.NoSuchModuleError: Can't load plugin: sqlalchemy.dialects:postgres",
    ['CrashLoop', 'ConfigError'],
    ['sqlalchemy.dialects:postgres'],
  ],
  [
    [
      'grpc._channel._InactiveRpcError: <_InactiveRpcError of RPC that terminated with:',
      '\tstatus = StatusCode.UNAVAILABLE',
      '\tdetails = "failed to connect to all addresses; last error: UNKNOWN: ipv4:10.0.0.4:50051: Failed to connect to remote host: Connection refused"',
    ],
    'DependencyFailure',
    ['10.0.0.4:50051'],
  ],
  [
    'requests.exceptions.HTTPError: 404 Client Error: Not Found for url: http://config.svc/v1/app',
    ['DependencyFailure', 'ConfigError'],
    ['config.svc'],
  ],
  [
    "redis.exceptions.ReadOnlyError: You can't write against a read only replica.",
    ['DependencyFailure', 'ConfigError'],
    ['read only replica'],
  ],
  [
    "redis.exceptions.ResponseError: OOM command not allowed when used memory > 'maxmemory'.",
    ['ResourceExhaustion', 'DependencyFailure'],
    ['maxmemory'],
  ],
  [
    'pymongo.errors.OperationFailure: not authorized on shop to execute command { find: "orders" }',
    'PermissionDenied',
    ['shop'],
  ],
  [
    "pymongo.errors.OperationFailure: Authentication failed., full error: {'ok': 0.0, 'errmsg': 'Authentication failed.', 'code': 18}",
    'PermissionDenied',
    ['Authentication failed'],
  ],
  [
    'psycopg2.errors.InsufficientPrivilege: permission denied for schema public',
    'PermissionDenied',
    ['schema public'],
  ],
  [
    [
      'psycopg2.errors.UndefinedTable: relation "feature_flags" does not exist',
      'LINE 1: SELECT * FROM feature_flags',
    ],
    ['DependencyFailure', 'BadRollout'],
    ['feature_flags'],
  ],
  [
    'psycopg2.errors.LockNotAvailable: canceling statement due to lock timeout',
    ['DependencyFailure', 'NetworkTimeout'],
    ['lock timeout'],
  ],
  ['psycopg2.OperationalError: SSL error: certificate verify failed', 'DependencyFailure', ['certificate']],
  [
    'psycopg2.OperationalError: could not translate host name "pg.prod" to address: Temporary failure in name resolution',
    'DependencyFailure',
    ['pg.prod'],
  ],
  [
    "mysql.connector.errors.DatabaseError: 2005 (HY000): Unknown MySQL server host 'mysql.prod' (-2)",
    'DependencyFailure',
    ['mysql.prod'],
  ],
  [
    "mysql.connector.errors.ProgrammingError: 1049 (42000): Unknown database 'crm'",
    ['DependencyFailure', 'ConfigError'],
    ['crm'],
  ],
  [
    [
      'Traceback (most recent call last):',
      '  File "/app/db.py", line 3, in connect',
      '    return psycopg.connect(dsn)',
      'psycopg.OperationalError: connection failed: connection to server at "10.1.1.1", port 5432 failed: timeout expired',
      '',
      'The above exception was the direct cause of the following exception:',
      '',
      'Traceback (most recent call last):',
      '  File "/app/main.py", line 9, in <module>',
      '    boot()',
      'RuntimeError: could not boot',
    ],
    ['NetworkTimeout', 'DependencyFailure'],
    ['10.1.1.1'],
  ],
  ["superset: ModuleNotFoundError: No module named 'psycopg2'", 'CrashLoop', ['psycopg2']],
]);
