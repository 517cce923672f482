import { expect, test } from 'vitest';
import { VIEWS, viewCommand } from '../../renderer/incidents/detail/view-command.ts';

const pod = { context: 'prod', kind: 'Pod', namespace: 'shop', name: 'web-1' };

test('every view has a command, each on its own context and namespace', () => {
  const commands = VIEWS.map((view) => viewCommand(view, pod, { container: 'app', previous: true }, 'posix'));
  expect(commands.map((command) => command?.replace('kubectl --context prod -n shop ', ''))).toEqual([
    'describe pod/web-1',
    'logs pod/web-1 -c app --previous --tail=1000',
    "get events --field-selector 'involvedObject.kind=Pod,involvedObject.name=web-1' --sort-by .lastTimestamp",
    'get pod/web-1 -o yaml',
  ]);
});

test('there is no log of a pod without containers', () => {
  expect(viewCommand('logs', pod, { container: null, previous: false }, 'posix')).toBeNull();
});
