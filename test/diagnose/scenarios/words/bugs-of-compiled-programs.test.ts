import { playWords } from '../../support/words.ts';

playWords('own bugs in Go, Rust, C and Swift', [
  [
    ["thread 'main' panicked at src/lib.rs:118:9:", 'index out of bounds: the len is 3 but the index is 7'],
    'CrashLoop',
    ['index out of bounds'],
    101,
  ],
  ["app: src/queue.c:212: dequeue: Assertion `q->head != NULL' failed.", 'CrashLoop', ['q->head'], 134],
  [
    '/app/server: error while loading shared libraries: libssl.so.1.1: cannot open shared object file: No such file or directory',
    ['CrashLoop', 'ConfigError'],
    ['libssl.so.1.1'],
    127,
  ],
  [
    "/app/server: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /app/server)",
    ['CrashLoop', 'ConfigError'],
    ['GLIBC_2.34'],
  ],
  [['SIGILL: illegal instruction', 'PC=0x46d1c3 m=0 sigcode=2'], 'CrashLoop', ['SIGILL'], 132],
  [
    [
      'Fatal Python error: Segmentation fault',
      '',
      'Current thread 0x00007f (most recent call first):',
      '  File "/app/x.py", line 3 in <module>',
    ],
    'CrashLoop',
    ['Segmentation fault'],
    139,
  ],
  [
    'Error [ERR_REQUIRE_ESM]: require() of ES Module /app/node_modules/chalk/source/index.js from /app/index.js not supported.',
    'CrashLoop',
    ['ES Module'],
  ],
  [
    'WARNING: MongoDB 5.0+ requires a CPU with AVX support, and your current system does not appear to have that!',
    ['CrashLoop', 'ConfigError'],
    ['132'],
    132,
  ],
  [
    [
      '#',
      '# A fatal error has been detected by the Java Runtime Environment:',
      '#',
      '#  SIGSEGV (0xb) at pc=0x00007f2, pid=1, tid=7',
      '#',
      '# Problematic frame:',
      '# C  [libnative.so+0x1f3]  encode+0x12',
    ],
    'CrashLoop',
    ['SIGSEGV'],
    134,
  ],
  [
    ["thread 'main' has overflowed its stack", 'fatal runtime error: stack overflow'],
    'CrashLoop',
    ['stack'],
    134,
  ],
  ['Fatal glibc error: CPU does not support x86-64-v2', ['CrashLoop', 'ConfigError'], ['x86-64-v2'], 127],
  [
    [
      'panic: interface conversion: interface {} is nil, not *config.Settings',
      '',
      'goroutine 1 [running]:',
      'main.connect(0xc000)',
      '\t/src/db/connect.go:31',
    ],
    'CrashLoop',
    ['interface conversion'],
    2,
  ],
  [
    ["thread 'main' panicked at src/permissions.rs:40:14:", 'called `Option::unwrap()` on a `None` value'],
    'CrashLoop',
    ['None'],
    101,
  ],
  [
    ["thread 'worker-2' panicked at /app/src/queue.rs:77:9:", 'attempt to subtract with overflow'],
    'CrashLoop',
    ['overflow'],
    101,
  ],
  [
    [
      'fatal error: concurrent map read and map write',
      '',
      'goroutine 19 [running]:',
      'internal/config.Get()',
    ],
    'CrashLoop',
    ['concurrent map'],
    2,
  ],
  ['error: BUG: scheduler tick went backwards by 3ms', 'CrashLoop', ['scheduler tick']],
  [
    '{"level":"fatal","msg":"unhandled","error":"runtime error: index out of range [5] with length 2"}',
    'CrashLoop',
    ['index out of range'],
  ],
  ['free(): double free detected in tcache 2', 'CrashLoop', ['double free'], 134],
  [
    'Fatal error: Index out of range: file Swift/ContiguousArrayBuffer.swift, line 575',
    'CrashLoop',
    ['Index out of range'],
    133,
  ],
]);
