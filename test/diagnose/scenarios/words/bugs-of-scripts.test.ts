import { playWords } from '../../support/words.ts';

playWords('own bugs in Python, Node.js, Ruby, PHP and Perl', [
  [
    'PHP Fatal error:  Uncaught Error: Call to undefined function mb_strlen() in /var/www/html/index.php:4',
    'CrashLoop',
    ['mb_strlen'],
    255,
  ],
  [
    [
      '[2026-06-01 11:58:11 +0000] [1] [INFO] Starting gunicorn 21.2.0',
      '[2026-06-01 11:58:12 +0000] [7] [ERROR] Exception in worker process',
      'Traceback (most recent call last):',
      '  File "/usr/lib/python3/gunicorn/arbiter.py", line 609, in spawn_worker',
      '    worker.init_process()',
      "ModuleNotFoundError: No module named 'shop.wsgi'",
      '[2026-06-01 11:58:12 +0000] [7] [INFO] Worker exiting (pid: 7)',
      '[2026-06-01 11:58:13 +0000] [1] [ERROR] Worker (pid:7) exited with code 3',
      '[2026-06-01 11:58:13 +0000] [1] [ERROR] Shutting down: Master',
      '[2026-06-01 11:58:13 +0000] [1] [ERROR] Reason: Worker failed to boot.',
    ],
    'CrashLoop',
    ['shop.wsgi'],
    3,
  ],
  [
    [
      'node:internal/modules/cjs/loader:1080',
      '  throw err;',
      '  ^',
      '',
      "Error: Cannot find module 'express'",
      'Require stack:',
      '- /app/index.js',
      '    at Module._resolveFilename (node:internal/modules/cjs/loader:1077:15) {',
      "  code: 'MODULE_NOT_FOUND',",
      "  requireStack: [ '/app/index.js' ]",
      '}',
      '',
      'Node.js v18.20.0',
    ],
    'CrashLoop',
    ['express'],
  ],
  [
    [
      'Traceback (most recent call last):',
      '  File "/app/main.py", line 3, in <module>',
      '    import numpy',
      'ImportError: libgomp.so.1: cannot open shared object file: No such file or directory',
    ],
    ['CrashLoop', 'ConfigError'],
    ['libgomp.so.1'],
  ],
  [
    [
      'Traceback (most recent call last):',
      '  File "/app/worker.py", line 88, in run',
      '    total = row["amount"] / row["qty"]',
      'ZeroDivisionError: division by zero',
    ],
    'CrashLoop',
    ['ZeroDivisionError'],
  ],
  ["undefined method `name' for nil:NilClass (NoMethodError)", 'CrashLoop', ['name']],
  [["ValueError: invalid literal for int() with base 10: ''", ''], ['CrashLoop', 'ConfigError'], ['int()']],
  [
    [
      '/app/index.js:5',
      'const x = ;',
      '          ^',
      '',
      "SyntaxError: Unexpected token ';'",
      '    at internalCompileFunction (node:internal/vm:73:18)',
    ],
    'CrashLoop',
    ['Unexpected token'],
  ],
  [
    '/usr/local/lib/ruby/bundler/resolver.rb: Could not find rails-7.1.2 in locally installed gems (Bundler::GemNotFound)',
    'CrashLoop',
    ['rails-7.1.2'],
  ],
  [
    ['RangeError: Maximum call stack size exceeded', '    at visit (/app/tree.js:4:3)'],
    'CrashLoop',
    ['call stack'],
  ],
  [
    [
      "Can't locate DBI.pm in @INC (you may need to install the DBI module) at /app/run.pl line 4.",
      'BEGIN failed--compilation aborted at /app/run.pl line 4.',
    ],
    ['CrashLoop', 'ConfigError'],
    ['DBI.pm'],
    2,
  ],
  [
    'Illuminate\\Database\\QueryException: could not find driver (Connection: pgsql, SQL: select 1)',
    ['CrashLoop', 'ConfigError'],
    ['driver'],
  ],
  [
    "ImportError: cannot import name 'Mapping' from 'collections' (/usr/lib/python3.12/collections/__init__.py)",
    'CrashLoop',
    ['Mapping'],
  ],
  [
    'RuntimeError: CUDA driver version is insufficient for CUDA runtime version',
    ['CrashLoop', 'ConfigError'],
    ['CUDA'],
  ],
  [
    "src/index.ts(3,10): error TS2305: Module '\"./types\"' has no exported member 'Order'.",
    ['CrashLoop', 'ConfigError'],
    ['TS2305'],
    2,
  ],
  [
    [
      "TypeError: Cannot read properties of undefined (reading 'timeout')",
      '    at connect (/app/src/options.js:14:22)',
      '    at Object.<anonymous> (/app/src/config.js:3:1)',
    ],
    'CrashLoop',
    ["reading 'timeout'"],
  ],
  [
    [
      'Traceback (most recent call last):',
      '  File "/app/config/loader.py", line 9, in load',
      '    self.permissions.append(p)',
      "AttributeError: 'str' object has no attribute 'append'",
    ],
    'CrashLoop',
    ['append'],
  ],
  [
    ["NoMethodError: undefined method `timeout' for nil:NilClass", "/app/lib/client.rb:8:in `connect'"],
    'CrashLoop',
    ['timeout'],
  ],
  ['AssertionError: expected 3 connections, got 2', 'CrashLoop', ['expected 3 connections']],
  [
    'PHP Fatal error:  Uncaught TypeError: App\\Mailer::send(): Argument #1 ($host) must be of type string, null given in /app/Mailer.php:20',
    'CrashLoop',
    ['Mailer::send'],
  ],
  [
    ['ReferenceError: permissionDenied is not defined', '    at guard (/app/acl.js:2:9)'],
    'CrashLoop',
    ['permissionDenied'],
  ],
  [
    [
      'Error: Objects are not valid as a React child (found: object with keys {id, name}).',
      '    at throwOnInvalidObjectType',
    ],
    'CrashLoop',
    ['React child'],
  ],
  ['IndexError: list index out of range', 'CrashLoop', ['list index out of range']],
  [
    'RecursionError: maximum recursion depth exceeded while calling a Python object',
    'CrashLoop',
    ['recursion'],
  ],
  [
    "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
    'CrashLoop',
    ['utf-8'],
  ],
  [
    '{"severity":"ERROR","message":"Traceback (most recent call last):\\n  File \\"/app/m.py\\", line 3, in <module>\\n    main()\\nTypeError: unsupported operand type(s) for +: \'int\' and \'str\'"}',
    'CrashLoop',
    ['unsupported operand'],
  ],
]);
