import { playWords } from '../../support/words.ts';

playWords('what the process may not do', [
  [
    [
      'Error: listen EACCES: permission denied 0.0.0.0:80',
      '    at Server.setupListenHandle [as _listen2] (node:net:1463:21)',
    ],
    'PermissionDenied',
    ['0.0.0.0:80'],
  ],
  ['nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)', 'PermissionDenied', ['0.0.0.0:80']],
  [
    '2026/06/01 11:59:00 [emerg] 1#1: mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
    'PermissionDenied',
    ['/var/cache/nginx/client_temp'],
  ],
  ['bash: line 1: /scripts/run.sh: Permission denied', 'PermissionDenied', ['/scripts/run.sh'], 126],
  [
    'error: error loading config file "/home/app/.kube/config": open /home/app/.kube/config: permission denied',
    'PermissionDenied',
    ['/home/app/.kube/config'],
  ],
  [
    'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    'PermissionDenied',
    [],
  ],
  ['Error: Vault: permission denied: 403 on secret/data/shop', ['PermissionDenied', 'DependencyFailure'], []],
  [
    'Caused by: java.nio.file.AccessDeniedException: /data/indices/0',
    'PermissionDenied',
    ['/data/indices/0'],
  ],
  [
    "chown: changing ownership of '/var/lib/mysql': Operation not permitted",
    'PermissionDenied',
    ['/var/lib/mysql'],
  ],
  [
    'sqlite3.OperationalError: attempt to write a readonly database',
    ['PermissionDenied', 'StorageFailure'],
    [],
  ],
  [
    [
      'E0601 11:59:58.123456       1 leaderelection.go:330] error retrieving resource lock shop/ctl: leases.coordination.k8s.io "ctl" is forbidden: User "system:serviceaccount:shop:ctl" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "shop"',
      'F0601 11:59:59.000001       1 main.go:52] leader election lost',
    ],
    'PermissionDenied',
    ['leases'],
  ],
  [
    'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:ci:runner" cannot list resource "pods" in API group "" at the cluster scope',
    'PermissionDenied',
    ['runner', 'pods'],
  ],
  [
    '[FATAL] [DBT-00007] The user does not have permission to create a file in /u01/app.',
    'PermissionDenied',
    ['/u01/app'],
  ],
  ['rsync: mkstemp "/backup/.db.dump.XyZ" failed: Permission denied (13)', 'PermissionDenied', ['/backup']],
  [
    "mysqld: Can't create/write to file '/var/lib/mysql/is_writable' (Errcode: 13 - Permission denied)",
    'PermissionDenied',
    ['/var/lib/mysql'],
  ],
  ["# Can't open the append-only file: Permission denied", 'PermissionDenied', []],
  [
    [
      'npm ERR! code EACCES',
      'npm ERR! syscall mkdir',
      'npm ERR! path /app/node_modules/.cache',
      'npm ERR! errno -13',
    ],
    'PermissionDenied',
    ['/app/node_modules/.cache'],
  ],
  [
    'error: Uncaught (in promise) PermissionDenied: Requires net access to "api.example.com:443", run again with the --allow-net flag',
    ['PermissionDenied', 'ConfigError'],
    ['api.example.com'],
  ],
  ['Error: Os { code: 13, kind: PermissionDenied, message: "Permission denied" }', 'PermissionDenied', []],
  [
    'In PackageManifest.php line 179: The /var/www/html/bootstrap/cache directory must be present and writable.',
    ['PermissionDenied', 'ConfigError'],
    ['/var/www/html/bootstrap/cache'],
  ],
  [
    '{"@timestamp":"2026-06-01T11:59:00.1Z","log.level":"ERROR","message":"fatal exception while booting Elasticsearch","error.message":"failed to obtain node locks, tried [/usr/share/elasticsearch/data]; maybe these locations are not writable"}',
    ['PermissionDenied', 'StorageFailure'],
    ['/usr/share/elasticsearch/data'],
  ],
  [
    '{"severity":"CRITICAL","message":"Failed to acquire Pub/Sub topic projects/p/topics/orders: rpc error: code = PermissionDenied desc = User not authorized to perform this action."}',
    'PermissionDenied',
    [],
  ],
  [
    'Failed to start: app/proxyman/inbound: failed to listen TCP on 443 > listen tcp :443: bind: permission denied',
    'PermissionDenied',
    ['443'],
  ],
  ['sh: 1: cannot create /app/out.txt: Read-only file system', 'PermissionDenied', ['/app/out.txt'], 2],
  [
    [
      'ERROR Unable to initialize backend: Unable to write to the backend',
      '      > Please ensure MinIO binary has write permissions for the backend',
      '      HINT: run: sudo chown -R minio /export',
    ],
    'PermissionDenied',
    [],
  ],
  [
    [
      "GF_PATHS_DATA='/var/lib/grafana' is not writable.",
      'You may have issues with file permissions, more information here: http://docs.grafana.org',
      "mkdir: can't create directory '/var/lib/grafana/plugins': Permission denied",
    ],
    'PermissionDenied',
    ['/var/lib/grafana'],
  ],
  [
    [
      "touch: cannot touch '/var/jenkins_home/copy_reference_file.log': Permission denied",
      'Can not write to /var/jenkins_home/copy_reference_file.log. Wrong volume permissions?',
    ],
    'PermissionDenied',
    ['/var/jenkins_home/copy_reference_file.log'],
  ],
  [['mkdir /loki: read-only file system', 'error creating index client'], 'PermissionDenied', ['/loki']],
  [
    '{"t":{"$date":"2026-06-01T11:59:00.1Z"},"s":"E","c":"CONTROL","id":20557,"ctx":"initandlisten","msg":"DBException in initAndListen, terminating","attr":{"error":"IllegalOperation: Attempted to create a lock file on a read-only directory: /data/db"}}',
    ['PermissionDenied', 'StorageFailure'],
    ['/data/db'],
    100,
  ],
  [
    [
      'Exception in thread "main" org.apache.spark.SparkException: External scheduler cannot be instantiated',
      'Caused by: io.fabric8.kubernetes.client.KubernetesClientException: Failure executing: GET. Message: pods "drv" is forbidden: User "system:serviceaccount:spark:default" cannot get resource "pods" in API group "" in the namespace "spark".',
    ],
    'PermissionDenied',
    ['system:serviceaccount:spark:default'],
  ],
  ['standard_init_linux.go:228: exec user process caused: permission denied', 'PermissionDenied', []],
  [
    'PG::InsufficientPrivilege: ERROR:  permission denied for schema public',
    ['PermissionDenied', 'DependencyFailure'],
    ['schema public'],
  ],
  ["EPERM: operation not permitted, chmod '/srv/data'", 'PermissionDenied', ['/srv/data']],
  ['cannot open shared memory: Permission denied', 'PermissionDenied', ['shared memory']],
  [
    'initgroups(nginx, 101) failed (1: Operation not permitted)',
    'PermissionDenied',
    ['Operation not permitted'],
  ],
  [
    'sudo: effective uid is not 0, is /usr/bin/sudo on a file system with the nosuid option set',
    'PermissionDenied',
    ['sudo'],
  ],
  [
    "iptables v1.8.7 (legacy): can't initialize iptables table `nat': Permission denied (you must be root)",
    'PermissionDenied',
    ['iptables'],
  ],
  ["mkdir: cannot create directory '/var/run/app': Permission denied", 'PermissionDenied', ['/var/run/app']],
  [
    'fatal: could not open /var/log/app/app.log for writing (Read-only file system)',
    'PermissionDenied',
    ['/var/log/app/app.log'],
  ],
  ['uwsgi: bind(): Permission denied [core/socket.c line 769]', 'PermissionDenied', []],
  ['kernel refused setrlimit(RLIMIT_NOFILE, 1048576): Operation not permitted', 'PermissionDenied', []],
  [
    'level=fatal msg="open /etc/ssl/private/api.key: permission denied"',
    'PermissionDenied',
    ['/etc/ssl/private/api.key'],
  ],
  [
    "thread 'main' panicked at 'failed to bind 0.0.0.0:443: Permission denied (os error 13)', src/main.rs:9:5",
    'PermissionDenied',
    ['443'],
    101,
  ],
  ['cannot chown /data to 1000: operation not permitted', 'PermissionDenied', ['/data']],
  [
    'secrets is forbidden: User "system:serviceaccount:ops:bot" cannot list resource "secrets" in API group "" in the namespace "ops"',
    'PermissionDenied',
    ['bot', 'secrets'],
  ],
]);
