import { playWords } from '../../support/words.ts';

playWords('schemas, migrations and locks', [
  [
    "/usr/local/bundle/gems/activerecord-7.1/lib/active_record/connection_adapters/postgresql_adapter.rb:87:in `rescue in new_client': We could not find your database: shop_production. (ActiveRecord::NoDatabaseError)",
    'DependencyFailure',
    ['shop_production'],
  ],
  [
    'ERROR: Could not acquire change log lock.  Currently locked by web-5d8 (10.2.3.4) since 6/1/26, 10:00 AM',
    'DependencyFailure',
    ['lock'],
  ],
  ['ERROR: relation "schema_migrations" is locked by another migration', 'DependencyFailure', []],
  ['error: Dirty database version 20260501. Fix and force version.', 'DependencyFailure', ['20260501']],
  [
    "Illuminate\\Database\\QueryException: SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.sessions' doesn't exist",
    'DependencyFailure',
    ['shop.sessions'],
  ],
  [
    [
      'org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: Migrations have failed validation',
      'Migration checksum mismatch for migration version 12',
    ],
    'DependencyFailure',
    ['migration'],
  ],
  [
    'liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by api-7 (10.1.1.1)',
    'DependencyFailure',
    ['lock'],
  ],
  [
    "alembic.util.exc.CommandError: Can't locate revision identified by 'a1b2c3d4'",
    ['DependencyFailure', 'CrashLoop'],
    ['a1b2c3d4'],
  ],
  [
    'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
    ['DependencyFailure', 'Unknown', 'ConfigError', 'CrashLoop'],
    ['in progress'],
  ],
  [
    'psql: error: FATAL:  remaining connection slots are reserved for non-replication superuser connections',
    ['DependencyFailure', 'ResourceExhaustion'],
    [],
  ],
  ['pq: database "ledger_eu" does not exist', 'DependencyFailure', ['ledger_eu']],
  [
    'panic: could not migrate: Dirty database version 7. Fix and force version.',
    'DependencyFailure',
    ['7'],
    2,
  ],
  [
    'Knex: migration directory is corrupt, the following files are missing: 20260101_init.js',
    ['DependencyFailure', 'ConfigError', 'StorageFailure'],
    ['20260101_init.js'],
  ],
]);
