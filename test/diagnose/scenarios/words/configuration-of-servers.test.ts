import { playWords } from '../../support/words.ts';

playWords('settings of servers and tools', [
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
      "Failed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.",
      '',
      'Reason: Failed to determine a suitable driver class',
    ],
    'ConfigError',
    ['url'],
  ],
  [
    'level=fatal msg="error parsing config: yaml: line 14: did not find expected key" file=/etc/prometheus/prometheus.yml',
    'ConfigError',
    ['/etc/prometheus/prometheus.yml'],
  ],
  [
    [
      '[error] [client 10.0.0.1] AH00526: Syntax error on line 12 of /etc/apache2/sites-enabled/000-default.conf:',
      "Invalid command 'ProxyPas', perhaps misspelled",
    ],
    'ConfigError',
    ['000-default.conf'],
  ],
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
    ["ERROR: [pool www] cannot get uid for user 'wwwdata'", 'ERROR: FPM initialization failed'],
    'ConfigError',
    ['wwwdata'],
    78,
  ],
  [
    [
      'panic: fatal error config file: Config File "config" Not Found in "[/etc/app]"',
      '',
      'goroutine 1 [running]:',
    ],
    'ConfigError',
    ['/etc/app'],
    2,
  ],
  [
    'ERROR: Strict hostname resolution configured but no hostname setting provided',
    'ConfigError',
    ['hostname'],
  ],
  [
    "[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:12] : unknown keyword 'bnd' in 'frontend' section",
    'ConfigError',
    ['haproxy.cfg:12'],
  ],
  [
    '[2026-06-01T11:59:00,000][ERROR][logstash.agent] Failed to execute action {:action=>LogStash::PipelineAction::Create/pipeline_id:main, :exception=>"LogStash::ConfigurationError", :message=>"Expected one of [ \\t\\r\\n], \\"#\\" at line 4, column 9 (byte 77)"}',
    'ConfigError',
    [],
  ],
  [
    [
      "[error] [config] section 'output' is missing required property 'name'",
      '[error] configuration file contains errors, aborting.',
    ],
    'ConfigError',
    ['name'],
  ],
  [
    'nginx: [emerg] unexpected end of file, expecting "}" in /etc/nginx/nginx.conf:44',
    'ConfigError',
    ['/etc/nginx/nginx.conf:44'],
  ],
  ['Fatal: bad config file: line 12: invalid indentation', 'ConfigError', ['line 12']],
  ['ERROR: Invalid JVM options: -XX:MaxRAMPercentage=150', 'ConfigError', ['MaxRAMPercentage']],
  ['No such keyspace configured: orders', ['ConfigError', 'DependencyFailure'], ['orders']],
  ['configuration problem: neither --db-url nor DB_URL given', 'ConfigError', ['DB_URL']],
  [
    'template parse failed: function "foo" not defined in /templates/mail.tmpl:4',
    ['ConfigError', 'CrashLoop'],
    ['foo'],
  ],
  ['error validating "/config/routes.json": unknown field "routs"', 'ConfigError', ['routs']],
  [
    'Schema validation failed for values: /replicas: expected integer, got string',
    'ConfigError',
    ['replicas'],
  ],
  ['[boot] vault token file /vault/secrets/token absent', 'ConfigError', ['/vault/secrets/token']],
  ['E/Bootstrap: expected env PORT to be numeric, received "http"', 'ConfigError', ['PORT']],
  [
    'thread \'main\' panicked at src/main.rs:20:10: config: missing configuration field "database.url"',
    'ConfigError',
    ['database.url'],
    101,
  ],
  [
    'RangeError [ERR_SOCKET_BAD_PORT]: options.port should be >= 0 and < 65536. Received type number (NaN).',
    ['ConfigError', 'CrashLoop'],
    ['port'],
  ],
  [
    '/lib/ld-musl-x86_64.so.1: /app/bin: Not a valid dynamic program',
    ['ConfigError', 'CrashLoop'],
    ['/app/bin'],
    127,
  ],
  [
    'Bootstrap aborted because option `replication.factor` may not exceed 1',
    'ConfigError',
    ['replication.factor'],
  ],
  ['unsupported log level "chatty"', 'ConfigError', ['chatty']],
]);
