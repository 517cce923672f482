import { playWords } from '../../support/words.ts';

playWords('programs in .NET', [
  [
    [
      'Unhandled exception. System.Net.Http.HttpRequestException: Name or service not known (identity.acme.svc:443)',
      ' ---> System.Net.Sockets.SocketException (0xFFFDFFFF): Name or service not known',
    ],
    'DependencyFailure',
    ['identity.acme.svc'],
    134,
  ],
  [
    "Unhandled exception. System.IO.FileNotFoundException: The configuration file 'appsettings.Staging.json' was not found and is not optional. The expected physical path was '/app/appsettings.Staging.json'.",
    'ConfigError',
    ['appsettings.Staging.json'],
    134,
  ],
  [
    "Unhandled exception. System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')",
    'ConfigError',
    ['connectionString'],
    134,
  ],
  [
    [
      'fail: Microsoft.EntityFrameworkCore.Database.Command[20102]',
      '      Failed executing DbCommand (12ms)',
      "Microsoft.Data.SqlClient.SqlException (0x80131904): Invalid object name 'dbo.Invoices'.",
    ],
    ['DependencyFailure', 'BadRollout'],
    ['Invoices'],
    134,
  ],
  [
    [
      'info: Microsoft.Hosting.Lifetime[0]',
      '      Application is shutting down...',
      'warn: Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository[60]',
      "      Storing keys in a directory '/home/app/.aspnet/DataProtection-Keys' that may not be persisted outside of the container. Protected data will be unavailable when container is destroyed.",
      "Unhandled exception. System.InvalidOperationException: Connection string 'ClaimsDatabase' not found in configuration.",
      '   at Program.<>c__DisplayClass0_0.<<Main>$>b__0(DbContextOptionsBuilder options) in /src/Claims.Api/Program.cs:line 37',
      '   at Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance(IServiceProvider provider, Type instanceType, Object[] parameters)',
      '   at Program.<Main>$(String[] args) in /src/Claims.Api/Program.cs:line 92',
    ],
    'ConfigError',
    ['ClaimsDatabase'],
    134,
  ],
  [
    [
      '[09:34:58 INF] Batch run 8812 started',
      '[09:34:58 INF] Connected to claims-sql.eu-prod.acme.net:5432',
      '[09:39:24 ERR] Run 8812 failed',
      'Npgsql.NpgsqlException (0x80004005): Exception while reading from stream',
      ' ---> System.TimeoutException: Timeout during reading attempt',
      '   at Npgsql.Internal.NpgsqlReadBuffer.<Ensure>g__EnsureLong|55_0(NpgsqlReadBuffer buffer, Int32 count, Boolean async, Boolean readingNotifications)',
      '   at Npgsql.NpgsqlDataReader.NextResult(Boolean async, Boolean isConsuming, CancellationToken cancellationToken)',
      '   at Claims.Batch.Runner.ExecuteAsync(CancellationToken ct) in /src/Claims.Batch/Runner.cs:line 61',
      '[09:39:24 FTL] Host terminated unexpectedly',
      'Npgsql.NpgsqlException (0x80004005): Exception while reading from stream',
      ' ---> System.TimeoutException: Timeout during reading attempt',
    ],
    ['NetworkTimeout', 'DependencyFailure'],
    ['read'],
  ],
]);
