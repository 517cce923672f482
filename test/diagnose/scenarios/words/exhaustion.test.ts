import { playWords } from '../../support/words.ts';

playWords('what the process uses up', [
  [
    "OSError: [Errno 28] No space left on device: '/var/lib/app/tmp/upload'",
    'ResourceExhaustion',
    ['/var/lib/app/tmp/upload'],
  ],
  ["Error: EMFILE: too many open files, open '/app/data/1.json'", 'ResourceExhaustion', ['open files']],
  ["RuntimeError: can't start new thread", 'ResourceExhaustion', ['threads']],
  ['MemoryError', 'ResourceExhaustion', ['memory']],
  [
    [
      "terminate called after throwing an instance of 'std::bad_alloc'",
      '  what():  std::bad_alloc',
      'Aborted (core dumped)',
    ],
    'ResourceExhaustion',
    ['memory'],
    134,
  ],
  [
    'FATAL:  could not write to file "base/16384/2619": No space left on device',
    ['ResourceExhaustion', 'StorageFailure'],
    [],
  ],
  [
    [
      'tar: /backup/data.tar: Cannot write: No space left on device',
      'tar: Error is not recoverable: exiting now',
    ],
    'ResourceExhaustion',
    ['/backup/data.tar'],
    2,
  ],
  ['FATAL: inotify_add_watch: no space left on device', 'ResourceExhaustion', []],
  ['CUDA error: out of memory', 'ResourceExhaustion', ['memory']],
  [
    'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 15.78 GiB total capacity)',
    'ResourceExhaustion',
    ['memory'],
  ],
  ['java.lang.OutOfMemoryError: Metaspace', 'ResourceExhaustion', ['Metaspace']],
  ['mmap: cannot allocate memory', 'ResourceExhaustion', ['memory']],
  ['write error: Disk quota exceeded', ['ResourceExhaustion', 'StorageFailure'], ['quota']],
  [
    "ERROR 1114 (HY000): The table 'sessions' is full",
    ['ResourceExhaustion', 'DependencyFailure', 'StorageFailure'],
    ['sessions'],
  ],
  ['worker: fork failed: Resource temporarily unavailable', 'ResourceExhaustion', []],
  ['Out of file descriptors (limit 1024)', 'ResourceExhaustion', ['file descriptors']],
  [
    'Allocation failure: requested 8589934592 bytes, available 1073741824',
    'ResourceExhaustion',
    ['8589934592'],
  ],
  [
    'Fatal: no space left on device (os error 28), path /var/lib/queue/segment-19',
    'ResourceExhaustion',
    ['/var/lib/queue/segment-19'],
  ],
  ['V8: Fatal javascript OOM in Reached heap limit', 'ResourceExhaustion', ['heap']],
  [
    ['GC overhead limit exceeded', 'java.lang.OutOfMemoryError: GC overhead limit exceeded'],
    'ResourceExhaustion',
    ['GC overhead'],
  ],
  ['[ERROR] failed to spawn worker: too many processes (limit 64)', 'ResourceExhaustion', ['64']],
  ['accept4: too many open files in system', 'ResourceExhaustion', ['open files']],
  ['worker exceeded soft memory limit of 300 MB, shutting down', 'ResourceExhaustion', ['300 MB']],
  ['std::bad_alloc while growing index', 'ResourceExhaustion', ['memory']],
  ['pids limit hit: clone: resource temporarily unavailable', 'ResourceExhaustion', ['pids']],
]);
