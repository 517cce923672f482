import { playWords } from '../../support/words.ts';

playWords('settings of frameworks and runtimes', [
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
    'java.lang.IllegalArgumentException: Could not resolve placeholder \'payment.api.key\' in value "[payment.api.key]"',
    'ConfigError',
    ['payment.api.key'],
  ],
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
  [['Error: unknown flag: --enable-foo', 'Usage:', '  controller [flags]'], 'ConfigError', ['--enable-foo']],
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
  ['ArgumentError: Missing required keys: [:host]', ['ConfigError', 'CrashLoop'], ['host']],
  ['Config error: invalid value "abc" for PORT: must be an integer', 'ConfigError', ['PORT']],
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
  [
    'Unhandled Rejection at: Promise { <rejected> Error: S3 bucket name is required }',
    ['ConfigError', 'CrashLoop'],
    ['bucket'],
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
  [
    [
      'ERROR [io.qua.run.Application] Failed to start application',
      'io.smallrye.config.ConfigValidationException: Configuration validation failed:',
      '\tjava.util.NoSuchElementException: SRCFG00014: The config property quarkus.datasource.jdbc.url is required but it could not be found in any config source',
    ],
    'ConfigError',
    ['quarkus.datasource.jdbc.url'],
  ],
  ['Error: missing field `redis_url`', 'ConfigError', ['redis_url']],
  [
    'Exception in thread "main" com.typesafe.config.ConfigException$Missing: No configuration setting found for key \'db.url\'',
    'ConfigError',
    ['db.url'],
  ],
  [
    [
      '[2026-06-01 11:59:00,000] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)',
      'java.lang.IllegalArgumentException: requirement failed: advertised.listeners cannot use the nonroutable meta-address 0.0.0.0. Use a routable IP address.',
    ],
    'ConfigError',
    ['advertised.listeners'],
  ],
  [
    'airflow.exceptions.AirflowConfigException: error: cannot use sqlite with the CeleryExecutor',
    'ConfigError',
    ['sqlite'],
  ],
  [
    'Error: adapting config using caddyfile: /etc/caddy/Caddyfile:3: unrecognized directive: revers_proxy',
    'ConfigError',
    ['revers_proxy'],
  ],
  [
    [
      "Unhandled exception. System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')",
      '   at Npgsql.NpgsqlDataSourceBuilder',
    ],
    'ConfigError',
    ['connectionString'],
    134,
  ],
  [
    'Unhandled exception. System.InvalidOperationException: Unable to configure HTTPS endpoint. No server certificate was specified, and the default developer certificate could not be found or is out of date.',
    'ConfigError',
    ['certificate'],
    134,
  ],
  [
    'error: unable to decode "/etc/kubernetes/manifests/x.yaml": no kind "Deploymnt" is registered for version "apps/v1"',
    'ConfigError',
    ['/etc/kubernetes/manifests/x.yaml'],
  ],
  [
    'error: invalid argument "fast" for "--workers" flag: strconv.ParseInt: parsing "fast": invalid syntax',
    'ConfigError',
    ['--workers'],
  ],
  [
    "cannot load key from /keys/jwt.pem: asn1: structure error: tags don't match",
    'ConfigError',
    ['/keys/jwt.pem'],
  ],
  [
    [
      "Unhandled exception. System.IO.InvalidDataException: Failed to load configuration file '/app/appsettings.json'.",
      ' ---> System.FormatException: Could not parse the JSON file.',
    ],
    'ConfigError',
    ['/app/appsettings.json'],
    134,
  ],
  [
    "supervisord: Error: The directory named as part of the path /var/log/supervisor/x.log does not exist in section 'supervisord'",
    'ConfigError',
    ['/var/log/supervisor/x.log'],
  ],
  [
    'java.lang.IllegalArgumentException: Invalid value for spring.jpa.hibernate.ddl-auto: updaet',
    'ConfigError',
    ['ddl-auto'],
  ],
  [
    [
      "Failed to bind properties under 'server.port' to java.lang.Integer:",
      '',
      '    Property: server.port',
      '    Value: "http"',
    ],
    'ConfigError',
    ['server.port'],
  ],
  [
    "Caused by: org.hibernate.HibernateException: Access to DialectResolutionInfo cannot be null when 'hibernate.dialect' not set",
    ['ConfigError', 'DependencyFailure'],
    ['hibernate.dialect'],
  ],
  ['[error] a command-line argument is unknown: --cofig', 'ConfigError', ['--cofig']],
]);
