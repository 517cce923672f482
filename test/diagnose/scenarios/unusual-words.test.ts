import { crashing } from '../support/cases.ts';
import { play } from '../support/scenario.ts';

play('causes in unusual words', [
  {
    name: 'rate limited dependency',
    case: crashing('ERROR startup: POST https://api.vendor.example/v1/session: 429 Too Many Requests'),
    pattern: 'DependencyFailure',
    names: ['429'],
  },
  {
    name: 'HTTP 404 from dep at boot',
    case: crashing(
      'fatal: fetching schema from http://schema-registry:8081/subjects/orders: unexpected status 404',
    ),
    pattern: ['DependencyFailure', 'ConfigError'],
    names: ['schema-registry:8081'],
  },
  {
    name: 'go flags',
    case: crashing(
      ['flag provided but not defined: -metrics-port', 'Usage of /manager:', '  -leader-elect'],
      { exitCode: 2 },
    ),
    pattern: 'ConfigError',
    names: ['-metrics-port'],
  },
  {
    name: 'argparse',
    case: crashing(
      ['usage: train.py [-h] --data DATA', 'train.py: error: the following arguments are required: --data'],
      { exitCode: 2 },
    ),
    pattern: 'ConfigError',
    names: ['--data'],
  },
  {
    name: 'kubectl style not found crd',
    case: crashing(
      'E0601 11:59:00.000000 1 reflector.go:138] Failed to watch *v1.Widget: failed to list *v1.Widget: the server could not find the requested resource (get widgets.acme.io)\nF0601 11:59:30.000000 1 main.go:99] timed out waiting for caches to sync'.split(
        '\n',
      ),
    ),
    pattern: ['NetworkTimeout', 'DependencyFailure', 'ConfigError'],
    names: [],
  },
  {
    name: 'exec format via log only',
    case: crashing('standard_init_linux.go:211: exec user process caused "exec format error"'),
    pattern: ['ConfigError', 'BadRollout', 'ImagePullError'],
    names: ['exec format error'],
  },
  {
    name: 'watchdog self-kill',
    case: crashing('CRITICAL watchdog: main loop did not tick for 120 s, aborting process', {
      exitCode: 134,
    }),
    pattern: ['CrashLoop', 'Unknown'],
    names: [],
    confidence: [0.3, 1],
  },
  {
    name: 'license server named',
    case: crashing('ERROR License checkout failed: cannot reach license server lic01.corp.example:27000'),
    pattern: 'DependencyFailure',
    names: ['lic01.corp.example:27000'],
  },
  {
    name: 'db migration SQL',
    case: crashing([
      'Applying 0042_add_index...',
      'psycopg2.errors.DuplicateTable: relation "orders_v2" already exists',
      'django.db.utils.ProgrammingError: relation "orders_v2" already exists',
    ]),
    pattern: ['DependencyFailure', 'CrashLoop'],
    names: ['orders_v2'],
  },
  {
    name: 'deadlock exhaustion',
    case: crashing(
      'fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nmain.main()'.split(
        '\n',
      ),
      { exitCode: 2 },
    ),
    pattern: 'CrashLoop',
    names: ['deadlock'],
  },
  {
    name: 'cgroup oom text from log only',
    case: crashing(
      'INFO processed\n/start.sh: line 9:    17 Killed                  java -jar app.jar'.split('\n'),
      { exitCode: 137 },
    ),
    pattern: ['Unknown', 'ResourceExhaustion'],
    names: ['137'],
    confidence: [0, 0.7],
    never: ['"OOMKill"'],
  },
  {
    name: 'OOM with heap text too',
    case: crashing('java.lang.OutOfMemoryError: Java heap space', {
      reason: 'OOMKilled',
      exitCode: 137,
      container: { limits: { memory: '1Gi' } },
    }),
    pattern: 'OOMKill',
    names: ['1Gi'],
  },
  {
    name: 'log of 100kB line then error',
    case: crashing(['x'.repeat(100000), 'ValueError: unknown currency code: XQZ']),
    pattern: 'CrashLoop',
    names: ['XQZ'],
  },
  {
    name: 'markup',
    case: crashing('FATAL cannot parse <img src=x onerror=alert(1)> in /etc/app/menu.xml'),
    pattern: 'ConfigError',
    names: ['/etc/app/menu.xml'],
  },
]);
