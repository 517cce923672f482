import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import {
  describeCommand,
  eventsCommand,
  type KubectlObject,
  logsCommand,
  shellOf,
  yamlCommand,
} from '../../shared/kubectl.ts';

const pod: KubectlObject = { context: 'prod-eu', kind: 'Pod', namespace: 'shop', name: 'web-1' };
const node: KubectlObject = { context: 'prod-eu', kind: 'Node', namespace: '', name: 'node-3' };
const app = { container: 'app', previous: false, lines: 1000 };

describe('each view has its command', () => {
  test.each([
    ['describe', describeCommand(pod, 'posix'), 'kubectl --context prod-eu -n shop describe pod/web-1'],
    ['a node', describeCommand(node, 'posix'), 'kubectl --context prod-eu describe node/node-3'],
    ['YAML', yamlCommand(pod, 'posix'), 'kubectl --context prod-eu -n shop get pod/web-1 -o yaml'],
    [
      'the log',
      logsCommand(pod, app, 'posix'),
      'kubectl --context prod-eu -n shop logs pod/web-1 -c app --tail=1000',
    ],
    [
      'the previous log',
      logsCommand(pod, { ...app, previous: true }, 'posix'),
      'kubectl --context prod-eu -n shop logs pod/web-1 -c app --previous --tail=1000',
    ],
    [
      'Events',
      eventsCommand(pod, 'posix'),
      "kubectl --context prod-eu -n shop get events --field-selector 'involvedObject.kind=Pod,involvedObject.name=web-1' --sort-by .lastTimestamp",
    ],
    [
      'Events of a node',
      eventsCommand(node, 'posix'),
      "kubectl --context prod-eu -n default get events --field-selector 'involvedObject.kind=Node,involvedObject.name=node-3' --sort-by .lastTimestamp",
    ],
  ])('%s', (_what, command, expected) => expect(command).toBe(expected));

  test('a long cloud context stays as it is', () =>
    expect(describeCommand({ ...node, context: 'arn:aws:eks:eu-1:12:cluster/shop' }, 'posix')).toBe(
      'kubectl --context arn:aws:eks:eu-1:12:cluster/shop describe node/node-3',
    ));
});

const HOSTILE = [
  '$(touch /tmp/owned)',
  '`id`',
  "a'b",
  "'; rm -rf / #",
  '"; id; "',
  '--kubeconfig=/tmp/evil',
  'two words',
  '*',
  '~',
  'a&b|c>d<e;f!g',
  '\\',
  '{a,b}',
  'naïve-ünïcode',
];

describe('a hostile name is one word of text', () => {
  /** What a real shell makes of the command's arguments. */
  const argumentsOf = (command: string) =>
    execFileSync('/bin/sh', ['-c', `kubectl() { printf '%s\\0' "$@"; }; ${command}`])
      .toString()
      .split('\0')
      .slice(0, -1);

  test.skipIf(process.platform === 'win32').each(HOSTILE)('%j in a POSIX shell', (name) => {
    const object = { context: name, kind: 'Pod', namespace: name, name };
    expect(argumentsOf(logsCommand(object, { ...app, container: name }, 'posix'))).toEqual([
      '--context',
      name,
      '-n',
      name,
      'logs',
      `pod/${name}`,
      '-c',
      name,
      '--tail=1000',
    ]);
    expect(argumentsOf(yamlCommand(object, 'posix'))).toHaveLength(8);
    expect(argumentsOf(eventsCommand(object, 'posix'))).toHaveLength(10);
  });

  test.each([
    ["a'b", "'a''b'"],
    ['a’; id; ‘b', "'a’’; id; ‘‘b'"],
    ['$(id)', "'$(id)'"],
    ['a" --raw "b', "'a --raw b'"],
    ['@args', "'@args'"],
    ['a,b', "'a,b'"],
  ])('%j in PowerShell', (name, quoted) =>
    expect(describeCommand({ ...node, context: name }, 'powershell')).toBe(
      `kubectl --context ${quoted} describe node/node-3`,
    ),
  );

  test('line breaks, escapes and what turns the text are left out: pasted, they would act', () => {
    const name = 'web\n rm -rf ~\r\u001b[2J\u202e\u2028';
    expect(describeCommand({ ...node, context: name }, 'posix')).toBe(
      "kubectl --context 'web rm -rf ~[2J' describe node/node-3",
    );
  });

  test('a kind is letters and digits, so it is no option either', () =>
    expect(describeCommand({ ...pod, kind: '--raw=/api' }, 'posix')).toBe(
      'kubectl --context prod-eu -n shop describe rawapi/web-1',
    ));

  test('an empty name is still a word', () =>
    expect(describeCommand({ ...pod, context: '' }, 'posix')).toBe(
      "kubectl --context '' -n shop describe pod/web-1",
    ));

  test('selectors are escaped as Kubernetes reads them', () =>
    expect(eventsCommand({ ...pod, name: 'a,b=c\\d' }, 'posix')).toContain(
      'involvedObject.name=a\\,b\\=c\\\\d',
    ));
});

test('Windows pastes into PowerShell', () => {
  expect(['win32', 'linux', 'darwin'].map(shellOf)).toEqual(['powershell', 'posix', 'posix']);
});
