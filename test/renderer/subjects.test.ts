import { expect, it } from 'vitest';
import { subjectsOf } from '../../renderer/incidents/detail/subjects.ts';
import type { AffectedMember } from '../../shared/incident.ts';
import { ago, incident } from '../support/scene-incidents.ts';

function member(name: string, container: string | null, part: Partial<AffectedMember> = {}): AffectedMember {
  return {
    kind: 'Pod',
    namespace: 'shop',
    name,
    uid: '',
    container,
    state: 'failing',
    restartCount: null,
    firstSeen: ago(5),
    lastSeen: ago(1),
    ...part,
  };
}

it('lists failing members first, then the workload, then the node', () => {
  const subjects = subjectsOf({
    incident: incident('crash_loop', { metadata: { node: 'node-2' } }),
    members: [member('web-b', 'app', { state: 'gone' }), member('web-a', 'app')],
  });
  expect(subjects.map(({ kind, name, state }) => [kind, name, state])).toEqual([
    ['Pod', 'web-a', 'failing'],
    ['Pod', 'web-b', 'gone'],
    ['Deployment', 'web', null],
    ['Node', 'node-2', null],
  ]);
});

it('makes one subject of a pod with two failing containers', () => {
  const subjects = subjectsOf({
    incident: incident('crash_loop'),
    members: [member('web-a', 'app'), member('web-a', 'proxy'), member('web-a', 'app')],
  });
  expect(subjects[0]?.containers).toEqual(['app', 'proxy']);
});

it('does not list a workload or node twice when it is the member itself', () => {
  const node = incident('node_not_ready', {
    kind: 'Node',
    namespace: '',
    name: 'node-3',
    metadata: { node: 'node-3' },
  });
  const subjects = subjectsOf({
    incident: node,
    members: [member('node-3', null, { kind: 'Node', namespace: '' })],
  });
  expect(subjects).toEqual([
    { kind: 'Node', namespace: '', name: 'node-3', containers: [], state: 'failing' },
  ]);
});
