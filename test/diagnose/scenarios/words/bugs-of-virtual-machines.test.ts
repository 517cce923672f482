import { playWords } from '../../support/words.ts';

playWords('own bugs on the JVM, .NET and BEAM', [
  [
    [
      'Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.',
      '   at Shop.Program.Main(String[] args) in /src/Program.cs:line 12',
    ],
    'CrashLoop',
    ['NullReferenceException'],
    134,
  ],
  [
    [
      'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()" because "name" is null',
      '\tat com.acme.Main.main(Main.java:8)',
    ],
    'CrashLoop',
    ['NullPointerException'],
  ],
  [
    [
      'Error: LinkageError occurred while loading main class com.acme.Main',
      '\tjava.lang.UnsupportedClassVersionError: com/acme/Main has been compiled by a more recent version of the Java Runtime (class file version 65.0)',
    ],
    'CrashLoop',
    ['UnsupportedClassVersionError'],
  ],
  [
    "[Nest] 1  - 06/01/2026, 11:59:00 AM   ERROR [ExceptionHandler] Nest can't resolve dependencies of the OrdersService (?). Please make sure that the argument MailerService at index [0] is available",
    'CrashLoop',
    ['OrdersService'],
  ],
  [
    [
      'It was not possible to find any compatible framework version',
      "The framework 'Microsoft.AspNetCore.App', version '8.0.0' was not found.",
    ],
    ['CrashLoop', 'ConfigError'],
    ['8.0.0'],
    150,
  ],
  [
    [
      'ERROR 2026-06-01 11:59:00,000 main Unable to locate appender "Console" for logger config "root"',
      'INFO starting',
      'Exception in thread "main" java.lang.IllegalStateException: queue depth went negative: -1',
    ],
    'CrashLoop',
    ['queue depth'],
  ],
  [
    [
      'java.lang.NullPointerException: Cannot invoke "com.acme.Connection.timeout()" because "this.connection" is null',
      '\tat com.acme.db.Pool.get(Pool.java:4)',
    ],
    'CrashLoop',
    ['NullPointerException'],
  ],
  [
    [
      "Unhandled exception. System.Collections.Generic.KeyNotFoundException: The given key 'region' was not present in the dictionary.",
      '   at Acme.Pricing.Table.Get()',
    ],
    ['CrashLoop', 'ConfigError'],
    ['region'],
    134,
  ],
  [
    [
      'Exception in thread "main" java.lang.IllegalStateException: ledger entry 88 has two owners',
      '\tat acme.Ledger.verify(Ledger.java:77)',
    ],
    'CrashLoop',
    ['ledger entry 88'],
  ],
  [
    [
      '** (FunctionClauseError) no function clause matching in Acme.Cart.total/1',
      '    (acme 0.1.0) lib/cart.ex:14: Acme.Cart.total(nil)',
    ],
    'CrashLoop',
    ['Acme.Cart.total'],
  ],
  [
    'kotlin.UninitializedPropertyAccessException: lateinit property clock has not been initialized',
    'CrashLoop',
    ['clock'],
  ],
  ['scala.MatchError: Refund(12) (of class acme.Refund)', 'CrashLoop', ['Refund']],
  [
    'Unhandled exception. System.DivideByZeroException: Attempted to divide by zero.',
    'CrashLoop',
    ['divide by zero'],
    134,
  ],
  ['System.TypeLoadException: Could not load type Acme.Tax', 'CrashLoop', ['Acme.Tax']],
]);
