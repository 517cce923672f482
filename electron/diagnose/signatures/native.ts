import type { Signature } from './signature.ts';

/** The own bug of a compiled program, and an image that is not for its node. */
export const NATIVE: readonly Signature[] = [
  {
    name: 'go-nil',
    pattern: 'CrashLoop',
    shape:
      /(?:panic: |^|: )runtime error: (?<what>invalid memory address or nil pointer dereference|index out of range \[[^\]]{1,30}\](?: with length \d{1,12})?|slice bounds out of range.{0,60}|integer divide by zero|assignment to entry in nil map|[\w ]{1,80})/,
    cause: 'the Go program panics: {what}',
    sure: 0.82,
    ends: true,
  },
  {
    name: 'go-fatal',
    pattern: 'CrashLoop',
    shape:
      /fatal error: (?<what>all goroutines are asleep - deadlock!|concurrent map (?:writes|read and map write|iteration and map write)|stack overflow|unexpected signal.{0,60})|(?<what2>has overflowed its stack)|fatal runtime error: (?<what3>.{1,120})|runtime: goroutine stack exceeds/,
    cause: 'the runtime ends the program: {what|stack overflow}',
    sure: 0.82,
    ends: true,
  },
  {
    name: 'go-panic',
    pattern: 'CrashLoop',
    shape: /^panic: (?<what>.{1,200})/,
    cause: 'the Go program panics: {what}',
    sure: 0.66,
    ends: true,
    wraps: true,
  },
  {
    name: 'rust-panic',
    pattern: 'CrashLoop',
    shape:
      /thread '(?<thread>[^']{1,60})'(?: \(\d{1,12}\))? panicked at (?:'(?<what>.{1,200})', )?(?<place>[\w./-]{1,160}:\d{1,6}:\d{1,6}):?(?:\n(?<what2>.{1,200}))?/,
    cause: 'the Rust program panics at {place}: {what|it gives no reason}',
    sure: 0.7,
    spans: 1,
    ends: true,
    wraps: true,
  },
  {
    name: 'native',
    pattern: 'CrashLoop',
    shape:
      /(?<what>[Ss]egmentation [Ff]ault|SIGSEGV(?:: segmentation violation)?|\*\*\* [\w ]{4,40} detected \*\*\*|double free or corruption|free\(\): [\w ]{1,60}|malloc\(\): [\w ]{1,60}|munmap_chunk\(\)[\w: ]{0,40}|corrupted (?:size vs|double-linked)[\w. -]{0,30}|[Bb]us error|pure virtual method called|Assertion [`'].{1,160} failed|[Aa]ssertion failed: .{0,160}|AddressSanitizer: \S{1,80}|CUDA (?:error|driver error): (?!out of memory).{1,120})/,
    cause: 'the program crashes: {what}',
    sure: 0.78,
    ends: true,
  },
  {
    name: 'illegal-instruction',
    pattern: 'CrashLoop',
    shape: /(?<what>[Ii]llegal instruction(?: \(core dumped\))?)/,
    cause: 'the program crashes: {what}',
    sure: 0.57,
    ends: true,
    wraps: true,
  },
  {
    name: 'cpp-exception',
    pattern: 'CrashLoop',
    shape:
      /(?<what>terminate called after throwing an instance of '[^']{1,120}'(?:\n\s{0,8}what\(\):\s{1,4}.{1,160})?)/,
    cause: 'the C++ program does not catch an exception: {what}',
    sure: 0.66,
    ends: true,
    wraps: true,
    spans: 1,
  },
  {
    name: 'libraries',
    pattern: 'CrashLoop',
    shape:
      /(?<what>error while loading shared libraries: [\w.+-]{1,120}|(?:version `[\w.]{1,40}' not found)|symbol lookup error: .{1,160}|\S{1,160}: Not a valid dynamic program|Error loading shared library \S{1,120}|Error relocating \S{1,160})/,
    cause: 'the image lacks a library that the program is linked with: {what}',
    sure: 0.82,
    ends: true,
  },
  {
    name: 'wrong-platform',
    pattern: 'ConfigError',
    shape:
      /(?:(?<![\w/.])(?<file>\/[^\s:"]{1,200})"?: )?(?:(?<what>[Ee]xec format error|cannot execute binary file|CPU does not support \S{1,40}|requires a CPU with \S{1,20} support))/,
    cause: 'the image is built for another CPU than that of the node ({file|exec}: {what})',
    sure: 0.84,
    ends: true,
  },
  {
    name: 'common-bugs',
    pattern: 'CrashLoop',
    shape:
      /(?:^|: )(?<what>(?:[Ii]ndex out of (?:range|bounds)|[Nn]ull pointer|nil pointer|[Dd]ivi(?:sion|de) by zero|[Uu]nexpectedly found nil|[Aa]rray index|[Ss]tack overflow|[Ii]nteger overflow|[Uu]se after free|[Uu]nhandled (?:case|variant|enum)).{0,160})/,
    cause: 'the program fails: {what}',
    sure: 0.7,
  },
];
