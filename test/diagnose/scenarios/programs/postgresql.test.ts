import { playWords } from '../../support/words.ts';

playWords('PostgreSQL as a server', [
  [
    [
      'LOG:  starting PostgreSQL 16.1 on x86_64-pc-linux-gnu',
      'FATAL:  lock file "postmaster.pid" is empty',
      'HINT:  Either another server is starting, or the lock file is the remnant of a previous server startup crash.',
    ],
    'StorageFailure',
    ['postmaster.pid'],
  ],
  [
    [
      'PostgreSQL Database directory appears to contain a database; Skipping initialization',
      'FATAL:  database files are incompatible with server',
      'DETAIL:  The data directory was initialized by PostgreSQL version 13, which is not compatible with this version 16.1.',
    ],
    ['StorageFailure', 'BadRollout', 'ConfigError'],
    ['incompatible'],
  ],
  [
    [
      'initdb: error: directory "/var/lib/postgresql/data" exists but is not empty',
      'initdb: detail: It contains a lost+found directory, perhaps due to it being a mount point.',
    ],
    ['StorageFailure', 'ConfigError'],
    ['/var/lib/postgresql/data'],
  ],
  [
    [
      '2024-01-02 10:00:00.123 UTC [1] FATAL:  could not map anonymous shared memory: Cannot allocate memory',
      "HINT:  This error usually means that PostgreSQL's request for a shared memory segment exceeded available memory, swap space, or huge pages.",
    ],
    'ResourceExhaustion',
    ['shared memory'],
  ],
  [
    '2024-01-01 10:00:00 pgbouncer FATAL cannot load config file /etc/pgbouncer/pgbouncer.ini',
    'ConfigError',
    ['pgbouncer.ini'],
  ],
  [
    'patroni: CRITICAL: system ID mismatch, node pg-0 belongs to a different cluster: 7 != 8',
    ['StorageFailure', 'ConfigError'],
    ['system ID mismatch'],
  ],
  [
    [
      'LOG:  database system was interrupted while in recovery',
      'LOG:  invalid primary checkpoint record',
      'PANIC:  could not locate a valid checkpoint record',
    ],
    'StorageFailure',
    ['checkpoint record'],
    134,
  ],
  [
    [
      'FATAL:  data directory "/var/lib/postgresql/data" has invalid permissions',
      'DETAIL:  Permissions should be u=rwx (0700) or u=rwx,g=rx (0750).',
    ],
    ['StorageFailure', 'PermissionDenied'],
    ['/var/lib/postgresql/data'],
  ],
  [
    'initdb: error: could not change permissions of directory "/var/lib/postgresql/data": Operation not permitted',
    'PermissionDenied',
    ['/var/lib/postgresql/data'],
  ],
  [
    [
      '2025-06-12 11:39:21.310 INFO  Anwendung wird gestartet (Lagerverwaltung 3.0)',
      '2025-06-12 11:39:22.020 WARN  Konfigurationsdatei lokal.properties nicht gefunden, Standardwerte werden verwendet',
      '2025-06-12 11:39:24.412 FEHLER Verbindung zur Datenbank konnte nicht aufgebaut werden',
      'org.postgresql.util.PSQLException: FATAL: Passwort-Authentifizierung für Benutzer »svc_lager« fehlgeschlagen',
      '\tat org.postgresql.core.v3.ConnectionFactoryImpl.doAuthentication(ConnectionFactoryImpl.java:693)',
      '\tat de.acme.lager.Start.main(Start.java:58)',
      '\tSQLState: 28P01',
      '2025-06-12 11:39:24.418 FEHLER Programm wird beendet',
    ],
    'PermissionDenied',
    ['svc_lager'],
  ],
]);
