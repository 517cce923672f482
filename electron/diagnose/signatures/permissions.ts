import type { Signature } from './signature.ts';

/** What the process may not do on its own machine. */
export const PERMISSIONS: readonly Signature[] = [
  {
    name: 'bind-privileged',
    pattern: 'PermissionDenied',
    shape:
      /(?:bind\(\) to |listen tcp[46]? |EACCES[:,]? (?:permission denied )?|bind: )(?<address>[\w.:[\]*]{0,60}:\d{1,4})\b.{0,60}(?:[Pp]ermission denied|EACCES|failed \(13)|EACCES: permission denied (?<address2>[\w.:[\]]{1,60}:\d{1,4})/,
    cause: 'the process may not listen on {address}: ports below 1024 need root or NET_BIND_SERVICE',
    sure: 0.86,
  },
  {
    name: 'permission-go',
    pattern: 'PermissionDenied',
    shape:
      /(?:open|mkdir|stat|read|write|unlink|rename|chown|chmod|fork\/exec|remove|lstat|readdirent|symlink|create) (?<file>[^\s:]{1,300}): (?:permission denied|operation not permitted|read-only file system)/,
    cause: 'the process may not use {file}',
    sure: 0.84,
  },
  {
    name: 'permission-node',
    pattern: 'PermissionDenied',
    shape:
      /(?:EACCES|EPERM|EROFS): (?:permission denied|operation not permitted|read-only file system)(?:, \w{1,20})? '?(?<file>[^'\s]{1,300})/,
    cause: 'the process may not use {file}',
    sure: 0.84,
  },
  {
    name: 'permission-python',
    pattern: 'PermissionDenied',
    shape:
      /(?:PermissionError: \[Errno \d{1,3}\] [\w -]{1,60}|OSError: \[Errno 30\] Read-only file system): '(?<file>[^']{1,300})'/,
    cause: 'the process may not use {file}',
    sure: 0.84,
  },
  {
    name: 'permission-java',
    pattern: 'PermissionDenied',
    shape:
      /FileNotFoundException: (?<file>[^\s(]{1,300}) \((?:Permission denied|Read-only file system)\)|AccessDeniedException: (?<file2>\/[^\s:]{1,300})|FileSystemException: (?<file3>\/[^\s:]{1,300}): (?:Permission denied|Operation not permitted|Read-only file system)/,
    cause: 'the process may not use {file}',
    sure: 0.84,
  },
  {
    name: 'permission-ruby-dotnet',
    pattern: 'PermissionDenied',
    shape:
      /Permission denied @ \w{1,30} - (?<file>[^\s(]{1,300})|Access to the path '(?<file2>[^']{1,300})' is denied|Read-only file system(?: @ \w{1,30} -)?[ :]{1,3}'?(?<file3>\/[^\s(']{1,300})/,
    cause: 'the process may not use {file}',
    sure: 0.84,
  },
  {
    name: 'permission-nginx',
    pattern: 'PermissionDenied',
    shape:
      /(?:mkdir|open|chown|bind)\(\) (?:to )?"?(?<file>[^"\s]{1,300}"?).{0,12}failed \((?:13|1|30): (?:Permission denied|Operation not permitted|Read-only file system)/,
    cause: 'the process may not use {file}',
    sure: 0.84,
  },
  {
    name: 'permission-shell',
    pattern: 'PermissionDenied',
    shape:
      /(?:(?<![\w/.])(?<file>(?:\/|\.{1,2}\/)[^\s"'`’:,()]{0,300})["'`’]?[: ]{1,3}(?:[Pp]ermission denied|[Oo]peration not permitted|[Rr]ead-only file system|[Aa]ccess denied|not writ(?:e)?able|e(?:acces|perm|rofs)\b))/,
    cause: 'the process may not use {file}',
    sure: 0.8,
  },
  {
    name: 'permission-too-open',
    pattern: 'PermissionDenied',
    shape:
      /(?:(?<![\w/.])(?<file>\/[^\s"'`’,()]{1,300})["'`]?.{0,60}?)?(?:must be (?:accessible|readable|owned|writable) (?:only )?by|[Bb]ad (?:ownership or modes|permissions)|permissions? .{0,40}(?:too open|too permissive|too liberal)|world[- ](?:readable|accessible|writable)|wrong ownership|not owned by)/,
    cause: 'the owner or the mode of {file|a file} is not what the program demands',
    sure: 0.72,
  },
  {
    name: 'permission-named-before',
    pattern: 'PermissionDenied',
    shape:
      /(?<![\w/.])(?<file>\/[^\s"'`’,()]{1,300})\b.{0,40}?(?:(?:is|are) not writ(?:e)?able|must be (?:present and )?writ(?:e)?able|may(?:be)? not (?:be )?writ(?:e)?able|locations are not writ(?:e)?able)|(?:not writ(?:e)?able|no (?:write )?permissions?|cannot write|can't write|could not write|unable to write|cannot create directory|insufficient permissions?|read-only directory|wrong permissions|wrong ownership|access denied|access to (?:file|path|directory) denied)[\w ]{0,30}[ :]{1,3}["'`‘]?(?<file2>\/[^\s"'`’,()]{1,300})(?!.{0,80}No space)/i,
    cause: 'the process may not use {file}',
    sure: 0.74,
  },
  {
    name: 'run-as-root',
    pattern: 'PermissionDenied',
    shape:
      /(?:must (?:be )?(?:run|start(?:ed)?|executed) as root|cannot (?:be )?run(?:ning)? as root|can not run (?:\w{1,30} )?as root|requires? (?:root|superuser|elevated) privileges?|should not be run as root|are you root\?|you must be root|uid is not 0|"root" execution .{0,40}not permitted)/i,
    cause: 'the program refuses the user it is run as',
    sure: 0.78,
  },
  {
    name: 'operation-not-permitted',
    pattern: 'PermissionDenied',
    shape:
      /(?:setuid|setgid|setgroups|chown|chmod|mount|unshare|clone|ptrace|sysctl|iptables|prctl|capset|modprobe|nice|mlock)\b.{0,80}(?:[Oo]peration not permitted|[Pp]ermission denied|EPERM)/,
    cause: 'the process lacks a privilege that it needs',
    sure: 0.76,
  },
  {
    name: 'permission-any',
    pattern: 'PermissionDenied',
    shape:
      /[Pp]ermission denied|PermissionDenied|\b(?:EACCES|EPERM|EROFS|eacces|eperm|erofs)\b|[Rr]ead-only file system|[Oo]peration not permitted|UnauthorizedAccessException|(?:do(?:es)? not|doesn't|don't|lacks?|without|insufficient|missing) (?:\w{1,20} ){0,3}(?:permission|privilege|right)s?\b/,
    cause: 'the process is denied the use of {file|a file or a right}',
    sure: 0.68,
  },
];
