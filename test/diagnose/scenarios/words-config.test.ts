import { playWords } from '../support/words.ts';

playWords('a configuration that is missing or wrong', [
  [
    [
      'panic: failed to load configuration: open /etc/app/config.yaml: no such file or directory',
      '',
      'goroutine 1 [running]:',
      'main.main()',
      '\t/src/cmd/main.go:31 +0x2a',
    ],
    'ConfigError',
    ['/etc/app/config.yaml'],
    2,
  ],
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
    [
      'Unhandled exception. System.InvalidOperationException: The ConnectionString property has not been initialized.',
      '   at Microsoft.Data.SqlClient.SqlConnection.PermissionDemand()',
    ],
    'ConfigError',
    ['ConnectionString'],
    134,
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
    "nginx: [emerg] cannot load certificate \"/etc/nginx/tls/tls.crt\": BIO_new_file() failed (SSL: error:02001002:system library:fopen:No such file or directory:fopen('/etc/nginx/tls/tls.crt','r'))",
    'ConfigError',
    ['/etc/nginx/tls/tls.crt'],
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
    [
      'ERROR: [1] bootstrap checks failed. You must address the points described in the following [1] lines before starting Elasticsearch.',
      'bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
    ],
    'ConfigError',
    ['vm.max_map_count'],
  ],
  [
    [
      '***************************',
      'APPLICATION FAILED TO START',
      '***************************',
      '',
      'Description:',
      '',
      'Web server failed to start. Port 8080 was already in use.',
      '',
      'Action:',
      '',
      "Identify and stop the process that's listening on port 8080 or configure this application to listen on another port.",
    ],
    'ConfigError',
    ['8080'],
  ],
  [
    [
      '***************************',
      'APPLICATION FAILED TO START',
      '***************************',
      '',
      'Description:',
      '',
      "Failed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.",
      '',
      'Reason: Failed to determine a suitable driver class',
    ],
    'ConfigError',
    ['url'],
  ],
  [
    'java.lang.IllegalArgumentException: Could not resolve placeholder \'payment.api.key\' in value "[payment.api.key]"',
    'ConfigError',
    ['payment.api.key'],
  ],
  ['Error: Unable to access jarfile /app/service.jar', 'ConfigError', ['/app/service.jar']],
  [
    'exec /usr/local/bin/docker-entrypoint.sh: exec format error',
    ['ConfigError', 'BadRollout'],
    ['exec format error'],
  ],
  ['exec /app/server: no such file or directory', 'ConfigError', ['/app/server'], 127],
  ['/bin/sh: 1: gunicorn: not found', 'ConfigError', ['gunicorn'], 127],
  [
    'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    ['ConfigError', 'PermissionDenied', 'DependencyFailure'],
    ['credentials'],
  ],
  [
    [
      'yaml.scanner.ScannerError: mapping values are not allowed here',
      '  in "/etc/app/config.yml", line 7, column 12',
    ],
    'ConfigError',
    ['/etc/app/config.yml'],
  ],
  [
    'Error: config.json: SyntaxError: Unexpected token } in JSON at position 42',
    'ConfigError',
    ['config.json'],
  ],
  [
    'level=fatal msg="error parsing config: yaml: line 14: did not find expected key" file=/etc/prometheus/prometheus.yml',
    'ConfigError',
    ['/etc/prometheus/prometheus.yml'],
  ],
  [['Error: unknown flag: --enable-foo', 'Usage:', '  controller [flags]'], 'ConfigError', ['--enable-foo']],
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
    [
      'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings',
      'redis_url',
      '  Field required [type=missing, input_value={}, input_type=dict]',
    ],
    'ConfigError',
    ['redis_url'],
  ],
  ['RuntimeException: No application encryption key has been specified.', 'ConfigError', ['APP_KEY']],
  [
    'SQLITE_CANTOPEN: unable to open database file',
    ['ConfigError', 'StorageFailure', 'PermissionDenied'],
    [],
  ],
  [
    [
      '[error] [client 10.0.0.1] AH00526: Syntax error on line 12 of /etc/apache2/sites-enabled/000-default.conf:',
      "Invalid command 'ProxyPas', perhaps misspelled",
    ],
    'ConfigError',
    ['000-default.conf'],
  ],
  ['ArgumentError: Missing required keys: [:host]', ['ConfigError', 'CrashLoop'], ['host']],
  ['Config error: invalid value "abc" for PORT: must be an integer', 'ConfigError', ['PORT']],
  ['strconv.Atoi: parsing "ten": invalid syntax for MAX_WORKERS', 'ConfigError', ['MAX_WORKERS']],
  [
    'fatal: the license file /etc/license/license.key has expired on 2026-05-31',
    'ConfigError',
    ['/etc/license/license.key'],
  ],
  [
    [
      '[ERROR] plugin/forward: no nameservers found',
      "/etc/coredns/Corefile:7 - Error during parsing: Unknown directive 'forwardd'",
    ],
    'ConfigError',
    ['forwardd'],
  ],
  [
    'ts=2026-06-01T11:59:00Z caller=main.go:487 level=error msg="Error loading config (--config.file=/etc/prometheus/prometheus.yml)" err="parsing YAML file /etc/prometheus/prometheus.yml: yaml: unmarshal errors:\\n  line 9: field scrape_intervall not found in type config.plain"',
    'ConfigError',
    ['/etc/prometheus/prometheus.yml'],
  ],
  [
    'vault: Error initializing listener of type tcp: error loading TLS cert: open /vault/tls/server.pem: no such file or directory',
    'ConfigError',
    ['/vault/tls/server.pem'],
  ],
  [
    [
      '*** FATAL CONFIG FILE ERROR (Redis 7.2) ***',
      'Reading the configuration file, at line 3',
      ">>> 'maxmemory-polcy allkeys-lru'",
      'Bad directive or wrong number of arguments',
    ],
    'ConfigError',
    [],
  ],
  ['error: exec: "python3": executable file not found in $PATH', 'ConfigError', ['python3']],
  ["env: 'node': No such file or directory", 'ConfigError', ['node'], 127],
  ['/usr/bin/env: bad interpreter: No such file or directory', 'ConfigError', [], 127],
  ['standard_init_linux.go:228: exec user process caused: no such file or directory', 'ConfigError', []],
  [
    [
      'npm ERR! Missing script: "start:prod"',
      'npm ERR!',
      'npm ERR! To see a list of scripts, run:',
      'npm ERR!   npm run',
    ],
    'ConfigError',
    ['start:prod'],
  ],
  [
    'Unhandled Rejection at: Promise { <rejected> Error: S3 bucket name is required }',
    ['ConfigError', 'CrashLoop'],
    ['bucket'],
  ],
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
    [
      'fail: Microsoft.Extensions.Hosting.Internal.Host[11]',
      '      Hosting failed to start',
      '      System.IO.IOException: Failed to bind to address http://[::]:8080: address already in use.',
    ],
    'ConfigError',
    ['8080'],
  ],
  [
    "Unhandled exception. System.IO.FileNotFoundException: The configuration file 'appsettings.Production.json' was not found and is not optional. The physical path is '/app/appsettings.Production.json'.",
    'ConfigError',
    ['appsettings.Production.json'],
    134,
  ],
  [
    [
      "thread 'main' panicked at src/main.rs:9:30:",
      'called `Result::unwrap()` on an `Err` value: Io(Os { code: 2, kind: NotFound, message: "No such file or directory" })',
    ],
    'ConfigError',
    [],
    101,
  ],
  [
    '/app/config/initializers/stripe.rb:1:in `fetch\': key not found: "STRIPE_SECRET" (KeyError)',
    'ConfigError',
    ['STRIPE_SECRET'],
  ],
  [
    '[crit] 12#12: *1 connect() to unix:/run/php-fpm.sock failed (2: No such file or directory) while connecting to upstream',
    ['ConfigError', 'DependencyFailure'],
    ['php-fpm.sock'],
  ],
  [
    ["ERROR: [pool www] cannot get uid for user 'wwwdata'", 'ERROR: FPM initialization failed'],
    'ConfigError',
    ['wwwdata'],
    78,
  ],
  [
    'google.auth.exceptions.DefaultCredentialsError: Your default credentials were not found.',
    ['ConfigError', 'PermissionDenied'],
    ['credentials'],
  ],
  [
    [
      'Could not create the Java Virtual Machine.',
      'Error: A fatal exception has occurred. Program will exit.',
      "Unrecognized VM option 'UseConcMarkSweepGC'",
    ],
    'ConfigError',
    ['UseConcMarkSweepGC'],
  ],
  [
    ['Invalid maximum heap size: -Xmx8gg', 'Error: Could not create the Java Virtual Machine.'],
    'ConfigError',
    ['-Xmx8gg'],
  ],
]);
