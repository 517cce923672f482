import { playWords } from '../../support/words.ts';

playWords('applications of Spring and Quarkus', [
  [
    "fatal: unable to access 'https://github.com/acme/site.git/': Could not resolve host: github.com",
    'DependencyFailure',
    ['github.com'],
    128,
  ],
  [
    'Caused by: com.zaxxer.hikari.pool.HikariPool$PoolInitializationException: Failed to initialize pool: Connection to pg:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
    'DependencyFailure',
    ['pg:5432'],
  ],
  [
    "org.springframework.boot.context.config.ConfigDataResourceNotFoundException: Config data resource 'file [/config/application-prod.yml]' via location 'file:/config/application-prod.yml' cannot be found",
    'ConfigError',
    ['application-prod.yml'],
  ],
  [
    'ORA-12154: TNS:could not resolve the connect identifier specified',
    ['ConfigError', 'DependencyFailure'],
    ['ORA-12154'],
  ],
  [
    [
      "java.lang.IllegalStateException: Failed to load property source from location 'classpath:/application.yml'",
      'Caused by: org.yaml.snakeyaml.scanner.ScannerException: mapping values are not allowed here',
      " in 'reader', line 14, column 12:",
    ],
    'ConfigError',
    ['line 14'],
  ],
  [
    'Error creating bean with name \'flyway\': Unable to obtain connection from database: FATAL: password authentication failed for user "flyway"',
    'PermissionDenied',
    ['flyway'],
  ],
  [
    'liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by web-1 (10.0.0.4) since 1/1/24, 10:00 AM',
    'DependencyFailure',
    ['change log lock'],
  ],
  [
    [
      'Exception in thread "main" org.springframework.context.ApplicationContextException: Unable to start web server',
      '\tat org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext.onRefresh(ServletWebServerApplicationContext.java:165)',
      "Caused by: org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'tomcatServletWebServerFactory'",
      '\t... 12 more',
      "Caused by: java.lang.IllegalStateException: Could not load store from 'file:/etc/tls/keystore.p12'",
      '\t... 20 more',
      'Caused by: java.io.FileNotFoundException: /etc/tls/keystore.p12 (No such file or directory)',
      '\t... 28 more',
    ],
    'ConfigError',
    ['/etc/tls/keystore.p12'],
  ],
  [
    [
      'ERROR HikariPool-1 - Connection is not available, request timed out after 30000ms.',
      'Caused by: java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available',
    ],
    ['DependencyFailure', 'NetworkTimeout', 'ResourceExhaustion'],
    ['HikariPool-1'],
  ],
  [
    [
      '__  ____  __  _____   ___  __ ____  ______ ',
      ' --/ __ \\/ / / / _ | / _ \\/ //_/ / / / __/ ',
      ' -/ /_/ / /_/ / __ |/ , _/ ,< / /_/ /\\ \\   ',
      '--\\___\\_\\____/_/ |_/_/|_/_/|_|\\____/___/   ',
      '2025-06-12 09:39:26,110 WARN  [io.qua.config] (main) Unrecognized configuration key "quarkus.smallrye-opentracing.enabled" was provided; it will be ignored; verify that the dependency extension for this configuration is set or that you did not make a typo',
      '2025-06-12 09:39:26,121 ERROR [io.qua.run.Application] (main) Failed to start application: io.smallrye.config.ConfigValidationException: Configuration validation failed:',
      '\tjava.util.NoSuchElementException: SRCFG00014: The config property wms.erp.client-id is required but it could not be found in any config source',
      '\tat io.smallrye.config.ConfigMappings.mapConfiguration(ConfigMappings.java:87)',
      '\tat io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)',
      '\tat io.quarkus.runtime.Quarkus.run(Quarkus.java:71)',
    ],
    'ConfigError',
    ['wms.erp.client-id'],
  ],
]);
