import { playWords } from '../../support/words.ts';

playWords('programs in Rust', [
  [
    [
      "thread 'main' panicked at src/main.rs:14:36:",
      'called `Result::unwrap()` on an `Err` value: NotPresent',
    ],
    ['ConfigError', 'CrashLoop'],
    ['NotPresent'],
    101,
  ],
  [
    'Error: Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }',
    'DependencyFailure',
    ['refused'],
  ],
  [
    'Error: error communicating with database: failed to lookup address information: Name or service not known',
    'DependencyFailure',
    ['Name or service'],
  ],
  [
    [
      'Error: VersionMissing(20240301120000)',
      'migration 20240301120000 was previously applied but is missing in the resolved migrations',
    ],
    ['DependencyFailure', 'BadRollout'],
    ['20240301120000'],
  ],
  [
    [
      "thread 'tokio-runtime-worker' panicked at /src/worker.rs:88:17:",
      'index out of bounds: the len is 3 but the index is 7',
    ],
    'CrashLoop',
    ['index out of bounds'],
    101,
  ],
  [
    [
      'DEBUG password check ok',
      'INFO permission denied for guest on /admin (expected)',
      'INFO served 200',
      "thread 'main' panicked at 'attempt to subtract with overflow', src/q.rs:7:9",
    ],
    'CrashLoop',
    ['overflow'],
    101,
  ],
  [
    [
      '2025-06-12T09:39:25.400111Z  INFO edge_router: starting version=0.12.5',
      '2025-06-12T09:39:25.400802Z  WARN edge_router::tls: no client CA configured, mTLS disabled',
      "thread 'main' panicked at src/config.rs:44:61:",
      'cannot read routes file /etc/router/routes.toml: Os { code: 2, kind: NotFound, message: "No such file or directory" }',
      'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
    ],
    'ConfigError',
    ['routes.toml'],
    101,
  ],
  [
    [
      '{"timestamp":"2025-06-12T09:37:40.000Z","level":"INFO","fields":{"message":"segment opened","id":"seg-00918"},"target":"indexer::store"}',
      '{"timestamp":"2025-06-12T09:37:50.000Z","level":"ERROR","fields":{"message":"upstream fetch failed, will retry","status":502},"target":"indexer::fetch"}',
      '{"timestamp":"2025-06-12T09:37:52.000Z","level":"INFO","fields":{"message":"upstream fetch ok","docs":5000},"target":"indexer::fetch"}',
      "thread 'merge-2' panicked at indexer/src/merge/heap.rs:207:23:",
      'index out of bounds: the len is 64 but the index is 64',
      'stack backtrace:',
      '   0: rust_begin_unwind',
      '   1: core::panicking::panic_fmt',
      '   2: core::panicking::panic_bounds_check',
      '   3: indexer::merge::heap::TopK::push',
      '             at ./indexer/src/merge/heap.rs:207:23',
      "thread 'main' panicked at indexer/src/main.rs:88:19:",
      'called `Result::unwrap()` on an `Err` value: Any { .. }',
    ],
    'CrashLoop',
    ['index out of bounds'],
    101,
  ],
]);
