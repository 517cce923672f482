import { describe, expect, it } from 'vitest';
import type { Grouping } from '../../renderer/incidents/groups.ts';
import { headAbove, isHead, keyOf, linesOf } from '../../renderer/incidents/lines.ts';
import type { Incident } from '../../shared/incident.ts';
import { incident } from '../support/scene-incidents.ts';

const one = (id: string, part: Partial<Incident> = {}) => incident('crash_loop', { id, name: id, ...part });
const all = [
  one('web', { namespace: 'shop', metadata: { node: 'node-1' }, parent: 'node-1' }),
  one('db', { namespace: 'data', kind: 'StatefulSet' }),
  one('node-1', { kind: 'Node', namespace: '' }),
  one('web-oom', { name: 'web', type: 'oom_killed', namespace: 'shop', metadata: { node: 'node-2' } }),
];

function words(grouping: Grouping, collapsed: string[] = [], incidents = all): string[] {
  const folds = {
    isUnfolded: () => false,
    isCollapsed: (group: string) => collapsed.some((end) => group.endsWith(end)),
  };
  return linesOf(incidents, grouping, folds).map((line) => {
    if (!isHead(line)) return `  ${line.incident.id}${line.explains > 0 ? ` >${line.explains}` : ''}`;
    return `${line.context ?? ''}${line.label} (${line.incidents.length})${line.collapsed ? ' …' : ''}`;
  });
}

describe('the lines of a grouped list', () => {
  it('are rows alone where it is not grouped', () => {
    expect(words('none')).toEqual(['  db', '  node-1 >1', '  web-oom']);
  });

  it('have a head over what is on one node, itself included, families folded within', () => {
    expect(words('node')).toEqual([
      'node-1 (2)',
      '  node-1 >1',
      'On no node (1)',
      '  db',
      'node-2 (1)',
      '  web-oom',
    ]);
  });

  it('have a head over all that is wrong with one workload', () => {
    expect(words('workload')).toEqual([
      'Deployment shop / web (2)',
      '  web',
      '  web-oom',
      'StatefulSet data / db (1)',
      '  db',
      'Node node-1 (1)',
      '  node-1',
    ]);
  });

  it('show nothing of a group that is collapsed but its head', () => {
    expect(words('namespace', ['shop'])).toEqual([
      'shop (2) …',
      'data (1)',
      '  db',
      'No namespace (1)',
      '  node-1',
    ]);
  });

  it('keep namespaces of different contexts apart, and name the context then', () => {
    const two = [one('a', { namespace: 'shop' }), one('b', { namespace: 'shop', context: 'staging' })];
    expect(words('namespace', [], two)).toEqual(['prod-eushop (1)', '  a', 'stagingshop (1)', '  b']);
  });

  it('never lose an incident', () => {
    for (const grouping of ['node', 'workload', 'namespace'] as const) {
      const heads = linesOf(all, grouping, { isUnfolded: () => false, isCollapsed: () => true });
      expect(heads.flatMap((line) => (isHead(line) ? line.incidents : [])).length).toBe(all.length);
    }
  });
});

it('every line has a key of its own, and knows the head above it', () => {
  const lines = linesOf(all, 'workload', { isUnfolded: () => true, isCollapsed: () => false });
  expect(new Set(lines.map(keyOf)).size).toBe(lines.length);
  expect(headAbove(lines, 2)).toBe(0);
  expect(headAbove(lines, 0)).toBe(-1);
});
