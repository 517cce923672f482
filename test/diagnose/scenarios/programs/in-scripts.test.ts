import { playWords } from '../../support/words.ts';

playWords('programs in Ruby, PHP, Perl and Elixir', [
  [
    ['A server is already running. Check /app/tmp/pids/server.pid.', 'Exiting'],
    ['ConfigError', 'StorageFailure', 'CrashLoop'],
    ['/app/tmp/pids/server.pid'],
  ],
  [
    'ActiveRecord::NoDatabaseError: We could not find your database: shop_production. Available database configurations can be found in config/database.yml.',
    ['DependencyFailure', 'ConfigError'],
    ['shop_production'],
  ],
  [
    [
      'Puma starting in single mode...',
      '! Unable to load application: Errno::ENOENT: No such file or directory @ rb_sysopen - config/puma.rb',
    ],
    'ConfigError',
    ['config/puma.rb'],
  ],
  [
    [
      'bundler: failed to load command: puma',
      'Bundler::GemNotFound: Could not find rack-3.0.8 in locally installed gems',
    ],
    ['CrashLoop', 'ConfigError'],
    ['rack-3.0.8'],
  ],
  [
    [
      "[01-Jan-2024 10:00:00] ERROR: unable to bind listening socket for address '/run/php/php-fpm.sock': Permission denied (13)",
      '[01-Jan-2024 10:00:00] ERROR: FPM initialization failed',
    ],
    'PermissionDenied',
    ['/run/php/php-fpm.sock'],
    78,
  ],
  [
    [
      '[01-Jan-2024 10:00:00] ALERT: [pool www] pm.start_servers(20) must not be less than pm.min_spare_servers(5) and not greater than pm.max_spare_servers(10)',
      '[01-Jan-2024 10:00:00] ERROR: failed to post process the configuration',
      '[01-Jan-2024 10:00:00] ERROR: FPM initialization failed',
    ],
    'ConfigError',
    ['pm.start_servers'],
    78,
  ],
  [
    [
      'In Connection.php line 829:',
      '  could not find driver (Connection: mysql, SQL: select * from `users`)',
    ],
    ['CrashLoop', 'ConfigError'],
    ['driver'],
  ],
  [
    '** (DBConnection.ConnectionError) tcp connect (pg.acme:5432): non-existing domain - :nxdomain',
    'DependencyFailure',
    ['pg.acme'],
  ],
  [
    '{"Kernel pid terminated",application_controller,"{application_start_failure,shop,{bad_return,{{Shop.Application,start,[normal,[]]},{\'EXIT\',{undef,[{Shop.Repo,start_link,[[]],[]}]}}}}}"}',
    'CrashLoop',
    ['Shop.Repo'],
  ],
  ['OptionParser::InvalidOption: invalid option: --treads', 'ConfigError', ['--treads']],
  ['socket: Address family not supported by protocol [::]:80', 'ConfigError', ['Address family']],
  [
    'scylla: [shard 0] init - Startup failed: std::runtime_error (Unable to contact any seeds!)',
    ['DependencyFailure', 'CrashLoop'],
    ['seeds'],
  ],
  [
    [
      '=> Booting Puma',
      '=> Rails 7.1.3 application starting in production',
      'Puma starting in single mode...',
      '* Puma version: 6.4.2 (ruby 3.3.1-p55) ("The Eagle of Durin")',
      'bundler: failed to load command: puma (/usr/local/bundle/bin/puma)',
      '/usr/local/bundle/gems/activerecord-7.1.3/lib/active_record/connection_adapters/postgresql_adapter.rb:82:in `rescue in new_client\': could not translate host name "forum-pg-primary" to address: Name or service not known (ActiveRecord::ConnectionNotEstablished)',
      "\tfrom /usr/local/bundle/gems/activerecord-7.1.3/lib/active_record/connection_adapters/postgresql_adapter.rb:62:in `new_client'",
      "\tfrom /app/config/initializers/plugins.rb:21:in `<main>'",
      '/usr/local/bundle/gems/pg-1.5.6/lib/pg/connection.rb:709:in `async_connect_or_reset\': could not translate host name "forum-pg-primary" to address: Name or service not known (PG::ConnectionBad)',
    ],
    'DependencyFailure',
    ['forum-pg-primary'],
  ],
]);
