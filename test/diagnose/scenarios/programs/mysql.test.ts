import { playWords } from '../../support/words.ts';

playWords('MySQL and MariaDB as servers', [
  [
    [
      '2024-02-01T10:00:00.000000Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36) starting as process 1',
      '2024-02-01T10:00:00.100000Z 0 [ERROR] [MY-011011] [Server] Failed to find valid data directory.',
      '2024-02-01T10:00:00.200000Z 0 [ERROR] [MY-010020] [Server] Data Dictionary initialization failed.',
      '2024-02-01T10:00:00.300000Z 0 [ERROR] [MY-010119] [Server] Aborting',
    ],
    ['StorageFailure', 'ConfigError'],
    ['data directory'],
  ],
  [
    [
      "2024-02-01T10:00:00Z 0 [ERROR] [MY-000067] [Server] unknown variable 'innodb_bufer_pool_size=2G'.",
      '2024-02-01T10:00:00Z 0 [ERROR] [MY-010119] [Server] Aborting',
    ],
    'ConfigError',
    ['innodb_bufer_pool_size'],
  ],
  [
    [
      "2024-02-01T10:00:00Z 0 [ERROR] [MY-010187] [Server] Could not open file '/var/log/mysql/error.log' for error logging: Permission denied",
      '2024-02-01T10:00:00Z 0 [ERROR] [MY-010119] [Server] Aborting',
    ],
    'PermissionDenied',
    ['/var/log/mysql/error.log'],
  ],
  [
    [
      '2024-02-01 10:00:00 0 [ERROR] InnoDB: Unable to lock ./ibdata1 error: 11',
      '2024-02-01 10:00:00 0 [Note] InnoDB: Check that you do not already have another mysqld process using the same InnoDB data or log files.',
      "2024-02-01 10:00:00 0 [ERROR] Plugin 'InnoDB' init function returned error.",
      '2024-02-01 10:00:00 0 [ERROR] Aborting',
    ],
    'StorageFailure',
    ['ibdata1'],
  ],
  [
    [
      '2024-02-01 10:00:00 0 [ERROR] [MY-012592] [InnoDB] Operating system error number 28 in a file operation.',
      '2024-02-01 10:00:00 0 [ERROR] [MY-012639] [InnoDB] Write to file ./ibtmp1 failed at offset 0, 1048576 bytes should have been written, only 0 were written.',
      "2024-02-01 10:00:00 0 [ERROR] [MY-012640] [InnoDB] Error number 28 means 'No space left on device'",
    ],
    ['ResourceExhaustion', 'StorageFailure'],
    ['No space left'],
  ],
  [
    'mkdir: cannot create directory ‘/bitnami/mariadb’: Permission denied',
    'PermissionDenied',
    ['/bitnami/mariadb'],
  ],
  [
    'mariadb 10:00:00.00 ERROR ==> The MARIADB_ROOT_PASSWORD environment variable is empty or not set. Set the environment variable ALLOW_EMPTY_PASSWORD=yes to allow the container to be started with blank passwords.',
    'ConfigError',
    ['MARIADB_ROOT_PASSWORD'],
  ],
  [
    "mysqldump: Got error: 2002: \"Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)\" when trying to connect",
    ['DependencyFailure', 'ConfigError'],
    ['/run/mysqld/mysqld.sock'],
    2,
  ],
  [
    [
      'galera: WSREP: failed to open gcomm backend connection: 110: failed to reach primary view: 110 (Connection timed out)',
      '[ERROR] WSREP: gcs connect failed: Connection timed out',
    ],
    ['NetworkTimeout', 'DependencyFailure'],
    ['timed out'],
  ],
  [
    '[ERROR] WSREP: It may not be safe to bootstrap the cluster from this node. It was not the last one to leave the cluster and may not contain all the updates. To force cluster bootstrap with this node, edit the grastate.dat file manually and set safe_to_bootstrap to 1 .',
    ['StorageFailure', 'ConfigError'],
    ['safe_to_bootstrap'],
  ],
  [
    [
      '2025-06-12 09:39:20+00:00 [Note] [Entrypoint]: Entrypoint script for MySQL Server 8.0.36-1.el8 started.',
      "2025-06-12T09:39:21.000112Z 0 [Warning] [MY-011068] [Server] The syntax '--skip-host-cache' is deprecated and will be removed in a future release. Please use SET GLOBAL host_cache_size=0 instead.",
      '2025-06-12T09:39:21.001777Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36) starting as process 1',
      '2025-06-12T09:39:21.412204Z 1 [ERROR] [MY-012144] [InnoDB] posix_fallocate(): Failed to preallocate data for file ./#innodb_temp/temp_9.ibt, desired size 81920 bytes. Operating system error number 28. Check that the disk is not full or a disk quota exceeded.',
      '2025-06-12T09:39:21.412961Z 1 [ERROR] [MY-012592] [InnoDB] Operating system error number 28 in a file operation.',
      "2025-06-12T09:39:21.412990Z 1 [ERROR] [MY-012596] [InnoDB] Error number 28 means 'No space left on device'",
      '2025-06-12T09:39:21.630112Z 0 [ERROR] [MY-010020] [Server] Data Dictionary initialization failed.',
      '2025-06-12T09:39:21.630409Z 0 [ERROR] [MY-010119] [Server] Aborting',
    ],
    ['StorageFailure', 'ResourceExhaustion'],
    ['No space left on device'],
  ],
]);
