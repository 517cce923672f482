import { playWords } from '../../support/words.ts';

playWords('variables that are not set', [
  ['2026/06/01 11:59:02 Error: environment variable SMTP_HOST must be set', 'ConfigError', ['SMTP_HOST']],
  [
    [
      "thread 'main' panicked at src/config.rs:22:38:",
      'DATABASE_URL must be set: NotPresent',
      'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
    ],
    'ConfigError',
    ['DATABASE_URL'],
    101,
  ],
  [
    'django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.',
    'ConfigError',
    ['SECRET_KEY'],
  ],
  [
    [
      'node:internal/modules/cjs/loader:1080',
      '  throw err;',
      '  ^',
      '',
      "Error: Cannot find module '/app/dist/main.js'",
      '    at Module._resolveFilename (node:internal/modules/cjs/loader:1077:15) {',
      "  code: 'MODULE_NOT_FOUND',",
      '  requireStack: []',
      '}',
    ],
    'ConfigError',
    ['/app/dist/main.js'],
  ],
  [
    [
      'Error: Database is uninitialized and superuser password is not specified.',
      '       You must specify POSTGRES_PASSWORD to a non-empty value for the',
      '       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".',
    ],
    'ConfigError',
    ['POSTGRES_PASSWORD'],
  ],
  [
    [
      '2026-06-01 11:59:00+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
      '    You need to specify one of the following as an environment variable:',
      '    - MYSQL_ROOT_PASSWORD',
      '    - MYSQL_ALLOW_EMPTY_PASSWORD',
    ],
    'ConfigError',
    ['password'],
  ],
  [
    'error: unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined',
    'ConfigError',
    ['KUBERNETES_SERVICE'],
  ],
  [
    [
      '** (RuntimeError) environment variable SECRET_KEY_BASE is missing.',
      'You can generate one by calling: mix phx.gen.secret',
    ],
    'ConfigError',
    ['SECRET_KEY_BASE'],
  ],
  ['Missing required environment variables: AUTH0_DOMAIN, AUTH0_AUDIENCE', 'ConfigError', ['AUTH0_DOMAIN']],
  [
    ['Error: Prisma schema validation', 'Error: Environment variable not found: DATABASE_URL.'],
    'ConfigError',
    ['DATABASE_URL'],
  ],
  [
    'SQLITE_CANTOPEN: unable to open database file',
    ['ConfigError', 'StorageFailure', 'PermissionDenied'],
    [],
  ],
  ['strconv.Atoi: parsing "ten": invalid syntax for MAX_WORKERS', 'ConfigError', ['MAX_WORKERS']],
  [
    [
      'throw new Error(`Config validation error: "JWT_SECRET" is required`)',
      '',
      'Error: Config validation error: "JWT_SECRET" is required',
    ],
    'ConfigError',
    ['JWT_SECRET'],
  ],
  [
    '/app/config/initializers/stripe.rb:1:in `fetch\': key not found: "STRIPE_SECRET" (KeyError)',
    'ConfigError',
    ['STRIPE_SECRET'],
  ],
  [
    'Error: Please define the MONGODB_URI environment variable inside .env.local',
    'ConfigError',
    ['MONGODB_URI'],
  ],
  [
    "[critical][main] error initializing configuration '/etc/envoy/envoy.yaml': Unable to parse JSON as proto (INVALID_ARGUMENT: invalid name static_resource: Cannot find field.)",
    'ConfigError',
    ['/etc/envoy/envoy.yaml'],
  ],
  ['Value of "REPLICA_COUNT" is not a number: "three"', 'ConfigError', ['REPLICA_COUNT']],
  ['You have not set the variable TENANT_ID. Exiting.', 'ConfigError', ['TENANT_ID']],
  ['$TENANT_ID is empty', 'ConfigError', ['TENANT_ID']],
  [
    'Missing credentials: set GOOGLE_APPLICATION_CREDENTIALS',
    'ConfigError',
    ['GOOGLE_APPLICATION_CREDENTIALS'],
  ],
  ['Refusing to start: JWT_ISSUER undefined', 'ConfigError', ['JWT_ISSUER']],
  [
    'Symfony\\Component\\DependencyInjection\\Exception\\EnvNotFoundException: Environment variable not found: "MAILER_DSN".',
    'ConfigError',
    ['MAILER_DSN'],
  ],
  [
    [
      'goroutine 1 [running]:',
      'panic({0x1, 0x2})',
      '\t/usr/local/go/src/runtime/panic.go:884',
      'main.mustEnv(...)',
      'panic: environment API_BASE is empty',
    ],
    'ConfigError',
    ['API_BASE'],
    2,
  ],
  ['INVENTORY_URL has no value; aborting', 'ConfigError', ['INVENTORY_URL']],
]);
