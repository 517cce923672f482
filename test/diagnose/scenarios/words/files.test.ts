import { playWords } from '../../support/words.ts';

playWords('files, commands and ports that are missing or taken', [
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
  [
    "nginx: [emerg] cannot load certificate \"/etc/nginx/tls/tls.crt\": BIO_new_file() failed (SSL: error:02001002:system library:fopen:No such file or directory:fopen('/etc/nginx/tls/tls.crt','r'))",
    'ConfigError',
    ['/etc/nginx/tls/tls.crt'],
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
  ['Error: Unable to access jarfile /app/service.jar', 'ConfigError', ['/app/service.jar']],
  [
    'exec /usr/local/bin/docker-entrypoint.sh: exec format error',
    ['ConfigError', 'BadRollout'],
    ['exec format error'],
  ],
  ['exec /app/server: no such file or directory', 'ConfigError', ['/app/server'], 127],
  ['/bin/sh: 1: gunicorn: not found', 'ConfigError', ['gunicorn'], 127],
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
    '[crit] 12#12: *1 connect() to unix:/run/php-fpm.sock failed (2: No such file or directory) while connecting to upstream',
    ['ConfigError', 'DependencyFailure'],
    ['php-fpm.sock'],
  ],
  [
    'google.auth.exceptions.DefaultCredentialsError: Your default credentials were not found.',
    ['ConfigError', 'PermissionDenied'],
    ['credentials'],
  ],
  [
    'Exception in thread "main" io.ktor.server.config.ApplicationConfigurationException: Property ktor.security.jwt.issuer not found.',
    'ConfigError',
    ['ktor.security.jwt.issuer'],
  ],
  ['Error: configuration file "Settings" not found', 'ConfigError', ['Settings']],
  [
    'time="2026-06-01T11:59:00Z" level=fatal msg="failed to get redis password: secret \\"argocd-redis\\" not found"',
    'ConfigError',
    ['argocd-redis'],
  ],
  [
    'F0601 11:59:00.000000 7 main.go:54] port 80 is already in use. Please check the flag --http-port',
    'ConfigError',
    ['80'],
  ],
  [
    '{"level":"error","time":"2026-06-01T11:59:00Z","message":"command traefik error: field not found, node: entrypoint"}',
    'ConfigError',
    ['entrypoint'],
  ],
  [
    "/entrypoint.sh: line 3: $'\\r': command not found",
    ['ConfigError', 'CrashLoop'],
    ['command not found'],
    127,
  ],
  [
    'ERROR: for web  Cannot start service: driver failed programming external connectivity: Bind for 0.0.0.0:8080 failed: port is already allocated',
    'ConfigError',
    ['8080'],
  ],
  [
    'Error: failed to create listener: listen unix /var/run/app/app.sock: bind: address already in use',
    'ConfigError',
    ['/var/run/app/app.sock'],
  ],
  [
    'Error starting daemon: open /var/run/docker.sock: no such file or directory',
    'ConfigError',
    ['/var/run/docker.sock'],
  ],
  [
    "OSError: [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
    'ConfigError',
    ['8000'],
  ],
  ["[2026-06-01 11:59:00 +0000] [1] [ERROR] Connection in use: ('0.0.0.0', 5000)", 'ConfigError', ['5000']],
  ["Keystore '/certs/keystore.jks' not found", 'ConfigError', ['/certs/keystore.jks']],
  ['exec: line 5: ./start: not found', 'ConfigError', ['./start'], 127],
]);
