import { crashing, POD } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('red herrings in logs', [
  {
    name: 'a warning about a deprecated setting is no cause',
    case: crashing([
      'WARN setting LEGACY_MODE is not set, using default',
      'WARN the option --foo is deprecated',
      'java.lang.StackOverflowError',
      '\tat com.acme.Tree.walk(Tree.java:14)',
    ]),
    pattern: 'CrashLoop',
    names: ['StackOverflowError'],
  },
  {
    name: 'a stack trace that was handled, then a missing variable',
    case: crashing([
      'ERROR metrics exporter: java.net.UnknownHostException: otel-collector',
      '\tat java.base/java.net.InetAddress.getByName(InetAddress.java:1)',
      'INFO metrics disabled, continuing',
      'INFO started in 3.2 s',
      'FATAL QUEUE_NAME must be set',
    ]),
    pattern: 'ConfigError',
    names: ['QUEUE_NAME'],
  },
  {
    name: 'help text that is printed before it ends',
    case: crashing([
      'error: required flag(s) "bucket" not set',
      'Usage:',
      '  export [flags]',
      'Flags:',
      '      --bucket string    bucket to write to',
      '      --timeout duration connection timeout (default 30s)',
      '      --insecure         skip certificate verification if permission denied',
    ]),
    pattern: 'ConfigError',
    names: ['bucket'],
  },
  {
    name: 'user input that quotes errors',
    case: crashing(
      [
        'INFO chat message from user: "help, No space left on device and x509: certificate signed by unknown authority"',
        'DEBUG search query="permission denied /etc/passwd"',
        'fatal error: concurrent map writes',
        '',
        'goroutine 88 [running]:',
      ],
      { exitCode: 2 },
    ),
    pattern: 'CrashLoop',
    names: ['concurrent map writes'],
  },
  {
    name: 'colours, markup and control characters',
    case: crashing([
      '\u001b[31mERROR\u001b[0m <b>cannot</b> \u0007open \u202e/etc/\u001b[1mpay\u001b[0m.conf: no such file or directory',
      '\u001b]0;title\u0007',
    ]),
    pattern: 'ConfigError',
    names: ['/etc/pay.conf'],
    never: [/\\u001b|\\u0007|\u202e/],
  },
  {
    name: 'test output that counts failures it expected',
    case: crashing([
      'ok 1 - rejects when connection refused',
      'ok 2 - retries on timeout',
      'not ok 3 - parses empty body',
      'AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: 0 !== 1',
    ]),
    pattern: 'CrashLoop',
    names: ['strictly equal'],
  },
  {
    name: 'a variable in a secret store that talks of itself',
    case: crashing(
      [
        'INFO using DATABASE_URL=postgres://u:topsecretpw@db/x',
        `ERROR password for ${POD} is "topsecretpw"`,
        'FATAL feature flag file /flags/flags.json: unexpected end of JSON input',
      ],
      {
        container: { spec: { env: [{ name: 'DB_PASSWORD', value: 'topsecretpw' }] } },
      },
    ),
    pattern: 'ConfigError',
    names: ['/flags/flags.json'],
    never: ['topsecretpw'],
  },
]);
