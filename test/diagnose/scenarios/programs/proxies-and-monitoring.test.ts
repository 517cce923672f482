import { playWords } from '../../support/words.ts';

playWords('proxies, monitoring and identity', [
  ['nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)', 'PermissionDenied', ['0.0.0.0:80']],
  [
    'nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/conf.d/default.conf:9',
    'ConfigError',
    ['proxy_passs'],
  ],
  [
    '2024/01/01 10:00:00 [emerg] 1#1: cannot load certificate "/etc/nginx/tls/tls.crt": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(/etc/nginx/tls/tls.crt, r) error:10000080:BIO routines::no such file)',
    'ConfigError',
    ['/etc/nginx/tls/tls.crt'],
  ],
  [
    [
      '[NOTICE]   (1) : haproxy version is 2.8.3',
      "[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:22] : 'server web1' : could not resolve address 'web1'.",
      '[ALERT]    (1) : config : Failed to initialize server(s) addr.',
    ],
    ['ConfigError', 'DependencyFailure'],
    ['web1'],
  ],
  [
    "Error: loading initial config: loading new config: loading http app module: provision http: server srv0: setting up route handlers: route 0: loading handler modules: position 0: loading module 'reverse_proxi': unknown module: http.handlers.reverse_proxi",
    'ConfigError',
    ['reverse_proxi'],
  ],
  [
    [
      "AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using 10.1.2.3.",
      '(98)Address already in use: AH00072: make_sock: could not bind to address [::]:80',
      'no listening sockets available, shutting down',
      'AH00015: Unable to open logs',
    ],
    'ConfigError',
    ['80'],
  ],
  [
    "[2024-01-01 10:00:00.000][1][critical][main] [source/server/server.cc:131] error initializing configuration '/etc/envoy/envoy.yaml': Protobuf message (type envoy.config.bootstrap.v3.Bootstrap reason INVALID_ARGUMENT:(static_resources.listeners[0]) filter_chainz: Cannot find field.) has unknown fields",
    'ConfigError',
    ['/etc/envoy/envoy.yaml'],
  ],
  [
    'time="2024-01-01T10:00:00Z" level=error msg="command traefik error: failed to decode configuration from flags: field not found, node: entryPoint"',
    'ConfigError',
    ['entryPoint'],
  ],
  [
    'ts=2024-01-01T10:00:00.000Z caller=main.go:487 level=error msg="Error loading config (--config.file=/etc/prometheus/prometheus.yml)" file=/etc/prometheus/prometheus.yml err="parsing YAML file /etc/prometheus/prometheus.yml: yaml: unmarshal errors:\\n  line 12: field scrape_intervall not found in type config.plain"',
    'ConfigError',
    ['scrape_intervall', 'prometheus.yml'],
  ],
  [
    'ts=2024-01-01T10:00:00.000Z caller=main.go:1180 level=error err="opening storage failed: lock DB directory: resource temporarily unavailable"',
    'StorageFailure',
    ['lock DB directory'],
  ],
  [
    'ts=2024-01-01T10:00:00.000Z caller=coordinator.go:118 level=error component=configuration msg="Loading configuration file failed" file=/etc/alertmanager/alertmanager.yml err="no route provided in config"',
    'ConfigError',
    ['alertmanager.yml'],
  ],
  [
    [
      'failed parsing config: /etc/loki/local-config.yaml: yaml: unmarshal errors:',
      '  line 31: field shared_store not found in type boltdb.IndexCfg. Use `-config.expand-env=true` flag if you want to expand environment variables in your config file',
    ],
    'ConfigError',
    ['/etc/loki/local-config.yaml'],
  ],
  [
    'level=error ts=2024-01-01T10:00:00.000Z caller=log.go:230 msg="error running loki" err="mkdir /loki/rules: permission denied\\nerror initialising module: ruler-storage"',
    'PermissionDenied',
    ['/loki/rules'],
  ],
  [
    [
      "GF_PATHS_DATA='/var/lib/grafana' is not writable.",
      'You may have issues with file permissions, more information here: http://docs.grafana.org/installation/docker/#migrate-to-v51-or-later',
      "mkdir: can't create directory '/var/lib/grafana/plugins': Permission denied",
    ],
    'PermissionDenied',
    ['/var/lib/grafana'],
  ],
  [
    [
      'Error: failed to get config: invalid configuration: processors::batch: unknown processor type',
      '2024/01/01 10:00:00 collector server run finished with error: failed to get config: cannot unmarshal the configuration: 1 error(s) decoding:',
      '',
      '* error decoding \'exporters\': unknown type: "loging" for id: "loging" (valid values: [debug otlp])',
    ],
    'ConfigError',
    ['unknown'],
  ],
  [
    'error loading configuration from /vault/config/vault.hcl: error parsing: At 4:1: illegal character',
    'ConfigError',
    ['/vault/config/vault.hcl'],
  ],
  [
    '==> failed to setup node ID: open /consul/data/node-id: read-only file system',
    'PermissionDenied',
    ['/consul/data/node-id'],
  ],
  [
    "==> bind_addr: Multiple private IPv4 addresses found. Please configure one with 'bind' and/or 'advertise'.",
    'ConfigError',
    ['bind'],
  ],
  [
    [
      '2024-01-01 10:00:00,000 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Failed to start server in (production) mode',
      '2024-01-01 10:00:00,000 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Strict hostname resolution configured but no hostname setting provided',
    ],
    'ConfigError',
    ['hostname'],
  ],
  [
    'Key material not provided to setup HTTPS. Please configure your keys/certificates or start the server in development mode.',
    'ConfigError',
    ['HTTPS'],
  ],
  [
    [
      "jenkins.war: touch: cannot touch '/var/jenkins_home/copy_reference_file.log': Permission denied",
      'Can not write to /var/jenkins_home/copy_reference_file.log. Wrong volume permissions?',
    ],
    'PermissionDenied',
    ['/var/jenkins_home/copy_reference_file.log'],
  ],
  [
    'Error response: MINIO_ROOT_PASSWORD must be at least 8 characters',
    'ConfigError',
    ['MINIO_ROOT_PASSWORD'],
  ],
  [
    "cp: cannot create regular file '/etc/nginx/nginx.conf': Read-only file system",
    'PermissionDenied',
    ['/etc/nginx/nginx.conf'],
  ],
  ["fluent-bit: [error] [config] section 'outpt' is not valid", 'ConfigError', ['outpt']],
  [
    '2024-01-01T10:00:00Z ERROR vector::cli: Configuration error. error=Sink "loki": missing field `endpoint`',
    'ConfigError',
    ['endpoint'],
  ],
  [
    'ts=2024-01-01T10:00:00Z level=error msg="failed to run" err="/etc/alloy/config.alloy:12:3: missing required attribute \\"url\\""',
    'ConfigError',
    ['url'],
  ],
  [
    'thanos: level=error err="get content of relabel configuration: open /etc/relabel.yaml: permission denied"',
    'PermissionDenied',
    ['/etc/relabel.yaml'],
  ],
  [
    [
      'ERROR otel exporter: connection refused otel-collector:4317',
      'ERROR otel exporter: connection refused otel-collector:4317',
      'FATAL config: field "retention_days" must be between 1 and 365, got 0',
      'INFO shutting down',
      'INFO stopped',
    ],
    'ConfigError',
    ['retention_days'],
  ],
  [
    [
      'Starting nginx...',
      'nginx: [warn] conflicting server name "_" on 0.0.0.0:80, ignored',
      'nginx: [emerg] open() "/etc/nginx/mime.types" failed (2: No such file or directory) in /etc/nginx/nginx.conf:10',
    ],
    'ConfigError',
    ['/etc/nginx/mime.types'],
  ],
  [
    'level=error msg="opening storage failed: block dir: /prometheus/01H: corrupted block: unexpected EOF"',
    'StorageFailure',
    ['/prometheus/01H'],
  ],
  [
    'hudson.util.HudsonFailedToLoad: java.io.IOException: Unable to read /var/jenkins_home/config.xml',
    ['ConfigError', 'PermissionDenied'],
    ['/var/jenkins_home/config.xml'],
  ],
  [
    'minio: FATAL Unable to initialize config system: migrateToKVConfig failed: Unable to decrypt config: wrong credentials',
    ['PermissionDenied', 'ConfigError'],
    ['credentials'],
  ],
  [
    [
      '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
      '/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/',
      '10-listen-on-ipv6-by-default.sh: info: can not modify /etc/nginx/conf.d/default.conf (read-only file system?)',
      '/docker-entrypoint.sh: Configuration complete; ready for start up',
      '2025/06/12 09:39:27 [emerg] 1#1: host not found in upstream "pricing-api.shop.svc.cluster.local" in /etc/nginx/conf.d/default.conf:18',
      'nginx: [emerg] host not found in upstream "pricing-api.shop.svc.cluster.local" in /etc/nginx/conf.d/default.conf:18',
    ],
    ['DependencyFailure', 'ConfigError'],
    ['pricing-api'],
  ],
  [
    [
      'ts=2025-06-12T09:39:25.001Z caller=main.go:617 level=info msg="Starting Prometheus Server" mode=server version="(version=2.52.0, branch=HEAD, revision=879d80922a227c37df502e7315fad8ceb10a986d)"',
      'ts=2025-06-12T09:39:25.002Z caller=main.go:625 level=info fd_limits="(soft=1048576, hard=1048576)"',
      'ts=2025-06-12T09:39:25.019Z caller=main.go:1129 level=info msg="Starting TSDB ..."',
      'ts=2025-06-12T09:39:25.440Z caller=main.go:1390 level=info msg="Loading configuration file" filename=/etc/prometheus/prometheus.yml',
      'ts=2025-06-12T09:39:25.441Z caller=main.go:975 level=info msg="Stopping scrape discovery manager..."',
      'ts=2025-06-12T09:39:25.470Z caller=main.go:1177 level=error err="error loading config from \\"/etc/prometheus/prometheus.yml\\": couldn\'t load configuration (--config.file=\\"/etc/prometheus/prometheus.yml\\"): parsing YAML file /etc/prometheus/prometheus.yml: yaml: unmarshal errors:\\n  line 41: field scrape_intervall not found in type config.ScrapeConfig"',
    ],
    'ConfigError',
    ['scrape_intervall'],
    2,
  ],
  [
    [
      'Updating the configuration and installing your custom providers, if any. Please wait.',
      '2025-06-12 09:39:11,236 INFO  [org.keycloak.quarkus.runtime.hostname.DefaultHostnameProvider] (main) Hostname settings: Base URL: <unset>, Hostname: id.acme.io, Strict HTTPS: true',
      '2025-06-12 09:39:12,482 WARN  [org.jgroups.stack.Configurator] (ForkJoinPool.commonPool-worker-1) JGRP000014: ThreadPool.thread_dumps_threshold has been deprecated: ignored',
      "2025-06-12 09:39:17,102 WARN  [io.agroal.pool] (agroal-11) Datasource '<default>': The connection attempt failed.",
      '2025-06-12 09:39:17,510 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Failed to start server in (production) mode',
      '2025-06-12 09:39:17,511 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Failed to obtain JDBC connection',
      '2025-06-12 09:39:17,511 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: The connection attempt failed.',
      '2025-06-12 09:39:17,511 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: kc-postgres-rw',
      "2025-06-12 09:39:17,512 ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) For more details run the same command passing the '--verbose' option. Also you can use '--help' to see the details about the usage of the particular command.",
      'java.lang.RuntimeException: Failed to obtain JDBC connection',
      'Caused by: org.postgresql.util.PSQLException: The connection attempt failed.',
      'Caused by: java.net.UnknownHostException: kc-postgres-rw',
    ],
    'DependencyFailure',
    ['kc-postgres-rw'],
  ],
]);
