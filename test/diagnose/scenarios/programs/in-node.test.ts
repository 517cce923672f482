import { playWords } from '../../support/words.ts';

playWords('programs in Node.js', [
  [
    [
      '[entrypoint] applying database migrations',
      'knex: Error: The migration directory is corrupt, the following files are missing: 20240101_init.js',
    ],
    ['DependencyFailure', 'CrashLoop', 'BadRollout', 'ConfigError', 'StorageFailure'],
    ['20240101_init.js'],
  ],
  [
    ['npm ERR! code E401', 'npm ERR! Incorrect or missing password.'],
    ['PermissionDenied', 'ConfigError'],
    ['password'],
  ],
  [
    [
      'npm ERR! code ENOTFOUND',
      'npm ERR! network request to https://npm.acme.io/left-pad failed, reason: getaddrinfo ENOTFOUND npm.acme.io',
    ],
    'DependencyFailure',
    ['npm.acme.io'],
  ],
  [
    [
      'ERROR: Could not find a version that satisfies the requirement acme-lib==2.4 (from versions: none)',
      'ERROR: No matching distribution found for acme-lib==2.4',
    ],
    ['DependencyFailure', 'ConfigError', 'CrashLoop'],
    ['acme-lib==2.4'],
  ],
  [
    "/app/bin/rails: 3:in `require_relative': cannot load such file -- ../config/boot (LoadError)",
    ['CrashLoop', 'ConfigError'],
    ['config/boot'],
  ],
  [
    "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /app/server)",
    'CrashLoop',
    ['GLIBC_2.34'],
  ],
  [
    [
      'Error: connect ETIMEDOUT 34.12.9.4:443',
      '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)',
    ],
    'NetworkTimeout',
    ['34.12.9.4:443'],
  ],
  [
    [
      'node:internal/errors:496',
      'Error [ERR_REQUIRE_ESM]: require() of ES Module /app/node_modules/chalk/index.js from /app/src/log.js not supported.',
    ],
    'CrashLoop',
    ['chalk'],
  ],
  [
    [
      '/app/server.js:3',
      "const x = require('./config/prod')",
      "Error: Cannot find module './config/prod'",
      'Require stack:',
      '- /app/server.js',
    ],
    ['CrashLoop', 'ConfigError'],
    ['./config/prod'],
  ],
  [
    "Error: ENOSPC: System limit for number of file watchers reached, watch '/app/src'",
    'ResourceExhaustion',
    ['watchers'],
  ],
  [
    "[Nest] 1  - 01/01/2024, 10:00:00 AM   ERROR [ExceptionHandler] Nest can't resolve dependencies of the OrdersService (?). Please make sure that the argument OrderRepository at index [0] is available in the OrdersModule context.",
    'CrashLoop',
    ['OrdersService'],
  ],
  [
    [
      'Error: The module was compiled against a different Node.js version using',
      'NODE_MODULE_VERSION 108. This version of Node.js requires',
      'NODE_MODULE_VERSION 115.',
    ],
    'CrashLoop',
    ['NODE_MODULE_VERSION'],
  ],
  [
    'deno: error: Uncaught (in promise) PermissionDenied: Requires env access to "TOKEN_URL", run again with the --allow-env flag',
    ['PermissionDenied', 'ConfigError'],
    ['TOKEN_URL'],
  ],
  ['2024/01/01 10:00:00 required key API_BASE_URL missing value', 'ConfigError', ['API_BASE_URL']],
  [
    [
      'error: the following required arguments were not provided:',
      '  --config <CONFIG>',
      '',
      'Usage: svc --config <CONFIG>',
    ],
    'ConfigError',
    ['--config'],
    2,
  ],
  [
    [
      'WARN deprecated option "foo" is ignored',
      'ERROR TimeoutError while flushing metrics (ignored)',
      "TypeError: Cannot read properties of undefined (reading 'map')",
      '    at render (/app/view.js:10:3)',
    ],
    'CrashLoop',
    ['map'],
  ],
  [
    [
      'WARN  SENTRY_DSN is not set, error reporting disabled',
      'INFO  connected to postgres',
      'INFO  listening on :3000',
      "TypeError: Cannot destructure property 'id' of 'req.user' as it is undefined.",
      '    at /app/routes/me.js:12:11',
      'Node.js v20.1.0',
    ],
    'CrashLoop',
    ['req.user'],
  ],
  [
    [
      '> app@1.0.0 start',
      '> node dist/main',
      '',
      "Error: Cannot find module '/app/dist/main'",
      '    at Module._resolveFilename (node:internal/modules/cjs/loader:1075:15)',
      "  code: 'MODULE_NOT_FOUND',",
      '  requireStack: []',
      '}',
      'Node.js v18.12.1',
      'npm ERR! Lifecycle script `start` failed with error:',
      'npm ERR! Error: command failed',
    ],
    'ConfigError',
    ['/app/dist/main'],
  ],
  ["Error: EMFILE: too many open files, open '/app/a.js'", 'ResourceExhaustion', ['EMFILE']],
  ['Error: secretOrPrivateKey must have a value', ['ConfigError', 'CrashLoop'], ['secretOrPrivateKey']],
  ['InvalidCharacterError: Failed to decode base64 key in ENCRYPTION_KEY', 'ConfigError', ['ENCRYPTION_KEY']],
  ['Error: getaddrinfo EAI_AGAIN redis', 'DependencyFailure', ['redis']],
  [
    [
      'seldon: ValidationError: 1 validation error for ModelSettings',
      'name',
      '  field required (type=value_error.missing)',
    ],
    'ConfigError',
    ['name'],
  ],
  [
    'cockroach: ERROR: store /cockroach-data, last used with cockroach version v23.2, is too old for running version v24.3 (which requires data from v24.1 or later)',
    ['StorageFailure', 'BadRollout'],
    ['v23.2'],
  ],
  [
    [
      '{"level":"info","ts":"2025-06-12T09:39:25.000Z","caller":"cmd/api/main.go:31","msg":"starting payments-api","version":"2.14.0","commit":"9f31c2e"}',
      '{"level":"warn","ts":"2025-06-12T09:39:25.200Z","caller":"cache/redis.go:58","msg":"redis ping failed, retrying","attempt":1,"error":"dial tcp 10.100.4.19:6379: connect: connection refused"}',
      '{"level":"info","ts":"2025-06-12T09:39:26.300Z","caller":"cache/redis.go:66","msg":"redis connected","addr":"redis.payments.svc:6379"}',
      '{"level":"fatal","ts":"2025-06-12T09:39:26.400Z","caller":"cmd/api/main.go:52","msg":"cannot load configuration","error":"required key PAYMENTS_WEBHOOK_SECRET missing value","stacktrace":"main.main\\n\\t/src/cmd/api/main.go:52\\nruntime.main\\n\\t/usr/local/go/src/runtime/proc.go:271"}',
    ],
    'ConfigError',
    ['PAYMENTS_WEBHOOK_SECRET'],
  ],
  [
    [
      ' ✓ Ready in 412ms',
      '<--- Last few GCs --->',
      '',
      '[1:0x5f1f0a0]   381204 ms: Mark-Compact 2046.9 (2083.4) -> 2046.1 (2083.6) MB, 1210.22 / 0.00 ms  (average mu = 0.089, current mu = 0.010) allocation failure; scavenge might not succeed',
      '',
      '<--- JS stacktrace --->',
      '',
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      '----- Native stack trace -----',
      '',
      ' 1: 0xb95b60 node::Abort() [node]',
      ' 2: 0xa9a7f8  [node]',
      'Aborted (core dumped)',
    ],
    'ResourceExhaustion',
    ['heap'],
    134,
  ],
  [
    [
      '[Nest] 1  - 10/07/2025, 2:30:51 PM     LOG [NestFactory] Starting Nest application...',
      '[Nest] 1  - 10/07/2025, 2:30:52 PM   ERROR [TypeOrmModule] Unable to connect to the database. Retrying (1)...',
      "QueryFailedError: Access denied for user 'leads'@'10.244.3.77' (using password: YES)",
      "[Nest] 1  - 10/07/2025, 2:30:54 PM   ERROR [ExceptionHandler] Access denied for user 'leads'@'10.244.3.77' (using password: YES)",
      "Error: Access denied for user 'leads'@'10.244.3.77' (using password: YES)",
      '    at Packet.asError (/app/node_modules/mysql2/lib/packets/packet.js:738:17)',
    ],
    ['PermissionDenied', 'ConfigError', 'BadRollout'],
    ['leads'],
  ],
]);
