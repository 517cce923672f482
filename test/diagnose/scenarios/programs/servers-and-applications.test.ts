import { playWords } from '../../support/words.ts';

playWords('servers and applications that people install', [
  [
    '/docker-entrypoint.sh: 12: /docker-entrypoint.d/20-tune.sh: Permission denied',
    'PermissionDenied',
    ['20-tune.sh'],
    126,
  ],
  [
    'cloudflared: ERR Couldn\'t start tunnel error="Unauthorized: Invalid tunnel secret"',
    ['PermissionDenied', 'ConfigError'],
    ['tunnel'],
  ],
  [
    'airflow.exceptions.AirflowException: The webserver is already running under PID 27.',
    ['ConfigError', 'CrashLoop', 'Unknown'],
    ['27'],
  ],
  [
    'ERROR: You need to initialize the database. Please run `airflow db init`.',
    ['DependencyFailure', 'ConfigError'],
    ['initialize the database'],
  ],
  [
    'sonarqube: Wrong configuration of cluster: Property sonar.cluster.search.hosts is missing',
    'ConfigError',
    ['sonar.cluster.search.hosts'],
  ],
  [
    'gitlab-runner: ERROR: Failed to load config: stat /etc/gitlab-runner/config.toml: permission denied',
    'PermissionDenied',
    ['/etc/gitlab-runner/config.toml'],
  ],
  [
    'gitlab-runner: ERROR: Verifying runner... forbidden (check registration token)',
    'PermissionDenied',
    ['token'],
  ],
  [
    "matrix-synapse: Error in configuration at 'registration_shared_secret_path': Unable to read file",
    'ConfigError',
    ['registration_shared_secret_path'],
  ],
  [
    "nextcloud: Can't start Nextcloud because the version of the data (28.0.1.1) is higher than the docker image version (27.1.5.1) and downgrading is not supported. Are you sure you have pulled the newest image version?",
    ['StorageFailure', 'BadRollout', 'ConfigError'],
    ['28.0.1.1'],
  ],
  ['wordpress: Error establishing a database connection', 'DependencyFailure', ['database']],
  [
    [
      'ghost: [ERROR] NAME: MigrationsAreLockedError',
      'MESSAGE: Migration lock was never released or currently a migration is running.',
    ],
    'DependencyFailure',
    ['igration'],
  ],
  [
    'influxd: Error: failed to open metaclient: open /var/lib/influxdb2/influxd.bolt: permission denied',
    'PermissionDenied',
    ['influxd.bolt'],
  ],
  [
    'telegraf: E! [telegraf] Error running agent: could not initialize output influxdb_v2: bucket not specified',
    'ConfigError',
    ['bucket'],
  ],
  [
    'telegraf: E! error loading config file /etc/telegraf/telegraf.conf: plugin outputs.influxdb_v3: undefined but requested output',
    'ConfigError',
    ['/etc/telegraf/telegraf.conf'],
  ],
  [
    'victoria-metrics: fatal cannot parse -retentionPeriod="12q": cannot parse value',
    'ConfigError',
    ['retentionPeriod'],
  ],
  [
    'mosquitto: Error: Unable to open pwfile "/mosquitto/config/passwd".',
    ['ConfigError', 'PermissionDenied'],
    ['/mosquitto/config/passwd'],
  ],
  ['1700000000: Error: Unknown configuration variable "allow_anonymus".', 'ConfigError', ['allow_anonymus']],
  [
    'openvpn: Cannot ioctl TUNSETIFF tun0: Operation not permitted (errno=1)',
    'PermissionDenied',
    ['TUNSETIFF'],
  ],
  [
    'ERROR: Cannot open TUN/TAP dev /dev/net/tun: No such file or directory (errno=2)',
    'ConfigError',
    ['/dev/net/tun'],
  ],
  ['wireguard: RTNETLINK answers: Operation not permitted', 'PermissionDenied', ['RTNETLINK']],
  ['dnsmasq: failed to create listening socket for port 53: Permission denied', 'PermissionDenied', ['53']],
  [
    'squid: FATAL: Bungled /etc/squid/squid.conf line 12: acl foo bar',
    'ConfigError',
    ['/etc/squid/squid.conf'],
  ],
  [
    'postfix: fatal: bad numerical configuration: message_size_limit = 10M',
    'ConfigError',
    ['message_size_limit'],
  ],
  [
    'dovecot: Fatal: Error in configuration file /etc/dovecot/dovecot.conf line 3: Unknown setting: protcols',
    'ConfigError',
    ['protcols'],
  ],
  [
    [
      'Error: Database needs bootstrapping or is older than Kong 1.0.',
      "  To start a new installation from scratch, run 'kong migrations bootstrap'.",
    ],
    ['DependencyFailure', 'ConfigError', 'BadRollout'],
    ['bootstrap'],
  ],
  [
    [
      "triton: E0101 model_repository_manager.cc:1234] failed to load 'resnet' version 1: Invalid argument: unexpected platform type 'onnx' for resnet",
      'error: creating server: Internal - failed to load all models',
    ],
    ['ConfigError', 'CrashLoop'],
    ['resnet'],
  ],
  [
    'torch.distributed.DistStoreError: Timed out after 901 seconds waiting for clients. 1/2 clients joined.',
    ['NetworkTimeout', 'DependencyFailure'],
    ['waiting for clients'],
  ],
  [
    'ray: ConnectionError: Could not find any running Ray instance. Please specify the one to connect to by setting the `--address` flag or `RAY_ADDRESS` environment variable.',
    ['DependencyFailure', 'ConfigError'],
    ['Ray'],
  ],
  [
    "trino: ERROR main io.trino.server.Server Configuration errors: 1) Error: Configuration property 'query.max-memory-per-nod' was not used",
    'ConfigError',
    ['query.max-memory-per-nod'],
  ],
  [
    'hive: MetaException(message:Version information not found in metastore.)',
    ['DependencyFailure', 'ConfigError', 'BadRollout'],
    ['metastore'],
  ],
  [
    'neo4j: Invalid memory configuration - exceeds physical memory. Check the configured values for dbms.memory.pagecache.size and dbms.memory.heap.max_size',
    ['ConfigError', 'ResourceExhaustion'],
    ['memory'],
  ],
]);
