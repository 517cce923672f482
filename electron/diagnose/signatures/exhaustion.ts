import type { Signature } from './signature.ts';

/** What the program uses up by itself: heap, threads, file handles, disk. */
export const EXHAUSTION: readonly Signature[] = [
  {
    name: 'heap-java',
    pattern: 'ResourceExhaustion',
    shape:
      /java\.lang\.OutOfMemoryError(?:: (?<what>(?:Java heap space|GC overhead limit exceeded|Metaspace|Compressed class space|Direct buffer memory|Cannot reserve \d{1,15} bytes[\w ]{0,40}|Requested array size exceeds VM limit|unable to create (?:new )?native thread)))?/,
    cause: 'the Java process runs out of its own memory ({what|OutOfMemoryError})',
    sure: 0.84,
    ends: true,
  },
  {
    name: 'heap-java-flags',
    pattern: 'ResourceExhaustion',
    shape:
      /Terminating due to java\.lang\.OutOfMemoryError|There is insufficient memory for the Java Runtime Environment|Could not reserve enough space for .{0,40}heap|Native memory allocation \(\w{1,20}\) failed|Cannot allocate memory.{0,20}errno=12/,
    cause: 'the Java process gets no more memory (OutOfMemoryError)',
    sure: 0.84,
    ends: true,
  },
  {
    name: 'heap-node',
    pattern: 'ResourceExhaustion',
    shape:
      /(?:FATAL ERROR: .{0,120})?JavaScript heap out of memory|javascript OOM|Reached heap limit|FATAL ERROR: .{0,60}Allocation failed/,
    cause: 'the Node.js process exhausts its own heap (max-old-space-size)',
    sure: 0.86,
    ends: true,
  },
  {
    name: 'heap-go',
    pattern: 'ResourceExhaustion',
    shape: /fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)|runtime: out of memory/,
    cause: 'the Go runtime gets no more memory',
    sure: 0.84,
    ends: true,
  },
  {
    name: 'heap-dotnet',
    pattern: 'ResourceExhaustion',
    shape: /System\.OutOfMemoryException|^Out of memory\.$/,
    cause: 'the .NET process exhausts its own heap (OutOfMemoryException)',
    sure: 0.84,
    ends: true,
  },
  {
    name: 'heap-python-ruby',
    pattern: 'ResourceExhaustion',
    shape:
      /^(?:[\w.]{0,60}\.)?MemoryError\b|_ArrayMemoryError|failed to allocate memory \(NoMemoryError\)|NoMemoryError/,
    cause: 'the process gets no more memory (MemoryError)',
    sure: 0.82,
    ends: true,
  },
  {
    name: 'heap-php',
    pattern: 'ResourceExhaustion',
    shape: /Allowed memory size of (?<limit>\d{1,15}) bytes exhausted/,
    cause: 'the PHP process exhausts its own memory_limit of {limit} bytes',
    sure: 0.84,
    ends: true,
  },
  {
    name: 'heap-native',
    pattern: 'ResourceExhaustion',
    shape:
      /std::bad_alloc|memory allocation of (?<limit>\d{1,15}) bytes failed|virtual memory exhausted|malloc(?:\(\))?:? .{0,40}(?:failed|Cannot allocate)|eheap_alloc: Cannot allocate|CUDA(?: error:)? out of memory|torch\.(?:cuda\.)?OutOfMemoryError/,
    cause: 'the process gets no more memory',
    sure: 0.82,
    ends: true,
  },
  {
    name: 'redis-maxmemory',
    pattern: 'ResourceExhaustion',
    shape: /OOM command not allowed when used memory > 'maxmemory'/,
    cause: 'Redis {address|} has reached its maxmemory',
    sure: 0.8,
  },
  {
    name: 'search-watermark',
    pattern: 'ResourceExhaustion',
    shape: /flood[- ]stage disk watermark|read-only-allow-delete|disk usage exceeded flood-stage/,
    cause: 'the disk of the search cluster is nearly full (flood-stage watermark)',
    sure: 0.78,
  },
  {
    name: 'open-files',
    pattern: 'ResourceExhaustion',
    shape:
      /[Tt]oo many open files|\bEMFILE\b|\bENFILE\b|inotify (?:instances|watches)|User limit of inotify|ENOSPC: System limit for number of file watchers/,
    cause: 'the process has too many open files (EMFILE)',
    sure: 0.8,
  },
  {
    name: 'disk-full',
    pattern: 'ResourceExhaustion',
    shape:
      /(?:(?:write|mkdir|open|create|copy_file_range|fallocate|sync|ftruncate|extend file|writing to file|write (?:to )?file)\(?\)?:? ["'`]?(?<file>[^\s"'`:,]{0,200}[/.][^\s"'`:,]{1,200})["'`]?.{0,40})?(?<how>[Nn]o space left on device|\b(?:ENOSPC|enospc)\b|There is not enough space on the disk|[Dd]isk quota exceeded|\bEDQUOT\b|[Dd]isk (?:is )?full|database or disk is full|[Tt]he table '[^']{1,100}' is full)(?:[^\n]{0,30}?['"](?<file2>\/[^'"\s]{1,300})['"])?/,
    cause: 'the disk under {file|its data} is full ({how})',
    sure: 0.8,
  },
  {
    name: 'memory-any',
    pattern: 'ResourceExhaustion',
    shape:
      /[Cc]annot allocate memory|\bENOMEM\b|[Oo]ut of memory:? (?:while|when|allocating|during|error)|Not enough (?:memory|RAM)/,
    cause: 'the process gets no more memory',
    sure: 0.72,
  },
  {
    name: 'threads',
    pattern: 'ResourceExhaustion',
    shape:
      /pthread_create.{0,60}(?:failed|Resource temporarily unavailable)|can't start new thread|fork(?:: | failed: |\(\).{0,20})(?:retry: )?(?:Resource temporarily unavailable|Cannot allocate)|unable to create (?:new )?(?:native )?thread|newosproc|clone(?:\(\))?: [Rr]esource temporarily unavailable|EAGAIN.{0,40}(?:spawn|fork)|spawn .{0,80}EAGAIN/,
    cause: 'the process may start no more threads or processes (pids limit)',
    sure: 0.8,
  },
];
