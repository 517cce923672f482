import type { Signature } from './signature.ts';

/** A file that a command or a configuration names and that is not there, and a port that is taken. */
export const FILES: readonly Signature[] = [
  {
    name: 'config-file-unreadable',
    pattern: 'ConfigError',
    shape:
      /(?:[Uu]nable to|[Cc]ould not|[Cc]annot|[Cc]an't|[Ff]ailed to|[Ee]rror|[Ff]ailure)\b.{0,30}\b(?:load|loading|read|reading|open|opening|parse|parsing|find|locate|locating|initializ\w{1,4}|decode|decoding|unmarshal) (?:the |its )?(?:\w{1,20} )?(?:config(?:uration)?s?|settings)\b(?: file)?(?: (?:from|at|in))?:? ?["'`]?(?<file>\/[^\s"'`:,]{1,250})?/,
    cause: 'it cannot read its configuration {file|}',
    sure: 0.7,
  },
  {
    name: 'missing-file-go',
    pattern: 'ConfigError',
    shape:
      /(?:open|stat|read|lstat|chdir|fork\/exec) (?<file>[^\s:]{1,300}): (?:no such file or directory|is a directory|not a directory)/,
    cause: 'the file {file} does not exist',
    sure: 0.8,
  },
  {
    name: 'missing-file-node',
    pattern: 'ConfigError',
    shape: /ENOENT: no such file or directory(?:, \w{1,20})? '?(?<file>[^'\s]{1,300})/,
    cause: 'the file {file} does not exist',
    sure: 0.8,
  },
  {
    name: 'missing-file-python',
    pattern: 'ConfigError',
    shape:
      /(?:FileNotFoundError|IsADirectoryError|NotADirectoryError): \[Errno \d{1,3}\] [\w ]{1,60}: '(?<file>[^']{1,300})'/,
    cause: 'the file {file} does not exist',
    sure: 0.8,
  },
  {
    name: 'missing-file-java',
    pattern: 'ConfigError',
    shape:
      /(?:FileNotFoundException|NoSuchFileException): (?<file>[^\s(]{0,200}[/.][^\s(]{1,200})(?! \(Permission denied\))/,
    cause: 'the file {file} does not exist',
    sure: 0.8,
  },
  {
    name: 'missing-file-dotnet',
    pattern: 'ConfigError',
    shape: /(?:Could not find (?:file|a part of the path)|The configuration file) '(?<file>[^']{1,300})'/,
    cause: 'the file {file} does not exist',
    sure: 0.8,
  },
  {
    name: 'missing-file-ruby',
    pattern: 'ConfigError',
    shape: /No such file or directory @ \w{1,30} - (?<file>[^\s(]{1,300})/,
    cause: 'the file {file} does not exist',
    sure: 0.8,
  },
  {
    name: 'missing-file-nginx',
    pattern: 'ConfigError',
    shape:
      /(?:open|BIO_new_file|SSL_CTX_\w{1,40})\(\)? ?\(?"(?<file>[^"]{1,300})"\)? failed.{0,120}No such file/,
    cause: 'the file {file} does not exist',
    sure: 0.82,
  },
  {
    name: 'missing-jar',
    pattern: 'ConfigError',
    shape:
      /Unable to access jarfile (?<file>\S{1,300})|no main manifest attribute, in (?<file3>\S{1,300})|Could not find or load main class (?<file2>\S{1,300})/,
    cause: 'the command names {file}, which is not in the image',
    sure: 0.84,
    ends: true,
  },
  {
    name: 'missing-script',
    pattern: 'ConfigError',
    shape:
      /(?:Cannot find module '(?<file>\/[^']{1,300})'|can't open file '(?<file2>[^']{1,300})'|Could not open input file: (?<file3>\S{1,300})|(?:(?:ba|da|z|)sh|exec): (?:\d{1,5}: |line \d{1,5}: )?(?<file4>[^\s:]{1,300}): (?:not found|command not found|No such file or directory)|[Mm]issing script: "?(?<file5>[\w:.-]{1,100}))/,
    cause: 'the command names {file}, which is not in the image',
    sure: 0.8,
  },
  {
    name: 'missing-command',
    pattern: 'ConfigError',
    shape:
      /(?:exec: )?["'`](?<file>[^"'`\s]{1,200})["'`]: (?:executable file not found|No such file or directory|command not found)|(?<!\S)(?<file2>[^\s:]{1,200}): bad interpreter/,
    cause: 'the command {file} is not in the image',
    sure: 0.8,
  },
  {
    name: 'missing-file-any',
    pattern: 'ConfigError',
    shape:
      /(?:(?<![\w/.])(?<file>\/(?!\/)[^\s"'`:,()]{1,300})["'`]?.{0,60}?(?:[Nn]o such file or directory|does not exist|not found|(?:is )?(?:missing|absent)|non-?existent|could not be (?:found|opened|read))|(?:[Nn]o such file(?: or directory)?|(?:[Ff]ile|[Kk]eystore|[Cc]ertificate|[Tt]ruststore|[Cc]redentials)[\w ]{0,20} (?:not found|missing|does not exist))[: ]{1,3}(?:["'`](?<file2>[^"'`,()]{1,300})["'`]|(?<file3>[^\s"'`,()]{0,200}[/.][^\s"'`,()]{1,200})))/,
    cause: 'the file {file} does not exist',
    sure: 0.7,
  },
  {
    name: 'cannot-open-file',
    pattern: 'ConfigError',
    shape:
      /(?:[Cc]annot|[Cc]an't|[Cc]ould not|[Uu]nable to|[Ff]ailed to|[Ee]rror) (?:open|read|load|access|stat|find|opening|reading|loading|accessing|finding) (?:[\w-]{1,30} ){0,4}["'`]?(?<file>\/[^\s"'`:,()]{1,300})(?!.{0,40}(?:time|lock))/,
    cause: 'it cannot open the file {file}',
    sure: 0.64,
  },
  {
    name: 'missing-file-nameless',
    pattern: 'ConfigError',
    shape: /[Nn]o such file or directory|kind: NotFound\b|\benoent\b/,
    cause: 'a file that it needs does not exist ({file|})',
    sure: 0.62,
  },
  {
    name: 'pid-file',
    pattern: 'ConfigError',
    shape:
      /(?:server|process|daemon|instance) is already running.{0,60}?(?<file>\/[^\s"']{1,250}\.pid)|pid ?file ["']?(?<file2>\/[^\s"']{1,250}).{0,60}(?:exists|already)/i,
    cause: 'the pid file {file} of a former run is still there',
    sure: 0.76,
  },
  {
    name: 'port-in-use',
    pattern: 'ConfigError',
    shape:
      /(?:EADDRINUSE[:,]? ?(?:address already in use ?)?|listen tcp[46]? |bind\(\) to |[Aa]ddress already in use[^\d]{0,40}|[Pp]ort |\('[\d.]{7,15}', )(?<address>[\w.:[\]*]{0,60}:?\d{1,5})\b.{0,60}?(?:address already in use|failed \(98|already in use|was already in use)|EADDRINUSE[^\d]{0,40}(?<address2>[\w.:[\]]{0,60}:\d{1,5})|Bind for (?<address3>[\w.:[\]]{1,60}) failed: port is already|Connection in use: \('(?<host>[\w.:]{1,60})', (?<address4>\d{1,5})\)|(?:[Aa]ddress (?:already )?in use|AddrInUse|eaddrinuse|BindException: Address already|Only one usage of each socket address)/,
    cause: 'the port {address|it listens on} is already taken in the pod',
    sure: 0.8,
  },
];
