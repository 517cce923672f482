import { playWords } from '../../support/words.ts';

playWords('host names that do not resolve', [
  [
    'pymongo.errors.ServerSelectionTimeoutError: mongo-0.mongo:27017: [Errno -2] Name or service not known, Timeout: 30s, Topology Description: <TopologyDescription id: 66>',
    'DependencyFailure',
    ['mongo-0.mongo'],
  ],
  [
    [
      'com.zaxxer.hikari.pool.HikariPool$PoolInitializationException: Failed to initialize pool: The connection attempt failed.',
      'Caused by: java.net.UnknownHostException: pg-primary',
    ],
    'DependencyFailure',
    ['pg-primary'],
  ],
  [
    'logger=sqlstore t=2026-06-01T11:59:00Z level=error msg="failed to connect to database" error="dial tcp: lookup grafana-db on 10.96.0.10:53: no such host"',
    'DependencyFailure',
    ['grafana-db'],
  ],
  [
    [
      'ActiveRecord::PendingMigrationError:',
      '',
      'Migrations are pending. To resolve this issue, run:',
      '',
      '        bin/rails db:migrate RAILS_ENV=production',
    ],
    ['DependencyFailure', 'ConfigError'],
    ['migration'],
  ],
  [
    'kombu.exceptions.OperationalError: [Errno -3] Temporary failure in name resolution',
    'DependencyFailure',
    [],
  ],
  [
    "fatal: unable to access 'https://git.example.com/infra.git/': Could not resolve host: git.example.com",
    'DependencyFailure',
    ['git.example.com'],
  ],
  [
    [
      'bundler: failed to load command: puma (/usr/local/bundle/bin/puma)',
      '/usr/local/bundle/gems/pg-1.5/lib/pg/connection.rb:695:in `connect_to_hosts\': could not translate host name "pg" to address: Name or service not known (PG::ConnectionBad)',
    ],
    'DependencyFailure',
    ['pg'],
  ],
  [
    [
      'attempt 1/3 failed: lookup feed.partner.example: no such host',
      'attempt 2/3 failed: lookup feed.partner.example: no such host',
      'attempt 3/3 failed: lookup feed.partner.example: no such host',
      'giving up',
    ],
    'DependencyFailure',
    ['feed.partner.example'],
  ],
  [
    'kafka: client has run out of available brokers to talk to: dial tcp: lookup kafka-headless.streaming: no such host',
    'DependencyFailure',
    ['kafka-headless.streaming'],
  ],
]);
