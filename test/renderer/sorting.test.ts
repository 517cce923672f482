import { describe, expect, it } from 'vitest';
import { sorted } from '../../renderer/incidents/sorting.ts';
import { ago, incident } from '../support/scene-incidents.ts';

const names = (incidents: readonly { name: string }[]) => incidents.map(({ name }) => name);

describe('by attention', () => {
  it('the most severe come first, then the youngest, and snoozed ones last', () => {
    const all = [
      incident('node_pressure', { name: 'info', severity: 'info', since: ago(1) }),
      incident('crash_loop', { name: 'old-critical', since: ago(60) }),
      incident('crash_loop', { name: 'snoozed-critical', state: 'snoozed', since: ago(2) }),
      incident('job_failed', { name: 'warning', severity: 'warning', since: ago(3) }),
      incident('crash_loop', { name: 'new-critical', state: 'acknowledged', since: ago(5) }),
    ];
    expect(names(sorted(all, 'attention'))).toEqual([
      'new-critical',
      'old-critical',
      'warning',
      'info',
      'snoozed-critical',
    ]);
  });

  it('nothing moves when an incident is merely seen again', () => {
    const first = incident('crash_loop', { name: 'first', since: ago(10) });
    const second = incident('crash_loop', { name: 'second', since: ago(20) });
    const again = { ...second, lastSeen: ago(0), count: 9 };
    expect(names(sorted([again, first], 'attention'))).toEqual(['first', 'second']);
  });

  it('of resolved ones the latest comes first, however severe', () => {
    const at = (name: string, minutes: number) =>
      incident('crash_loop', { name, state: 'resolved', resolvedAt: ago(minutes) });
    expect(names(sorted([at('older', 90), at('latest', 2), at('oldest', 900)], 'attention'))).toEqual([
      'latest',
      'older',
      'oldest',
    ]);
  });
});

describe('by what else is asked', () => {
  const all = [
    incident('crash_loop', { name: 'web-10', since: ago(5), lastSeen: ago(1), count: 3 }),
    incident('crash_loop', { name: 'web-9', since: ago(50), lastSeen: ago(0), count: 90 }),
    incident('crash_loop', { name: 'api', since: ago(1), lastSeen: ago(2), count: 1 }),
  ];
  it.each([
    ['newest', ['api', 'web-10', 'web-9']],
    ['seen', ['web-9', 'web-10', 'api']],
    ['count', ['web-9', 'web-10', 'api']],
    ['name', ['api', 'web-9', 'web-10']],
  ] as const)('%s', (sort, order) => {
    expect(names(sorted(all, sort))).toEqual(order);
  });
});

it.each(['attention', 'newest', 'seen', 'count', 'name'] as const)(
  'equals by %s keep one order, whichever came first',
  (sort) => {
    const since = ago(5);
    const twins = ['a', 'b', 'c'].map((id) => incident('crash_loop', { id, since, lastSeen: since }));
    const ids = (incidents: readonly { id: string }[]) => incidents.map(({ id }) => id);
    expect(ids(sorted(twins.toReversed(), sort))).toEqual(ids(sorted(twins, sort)));
  },
);
