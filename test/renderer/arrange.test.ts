import { describe, expect, it } from 'vitest';
import { incidentsOf, matching } from '../../renderer/incidents/arrange.ts';
import { ago, CONTEXT, incident } from '../support/scene-incidents.ts';

const now = Date.now();
const names = (incidents: readonly { name: string }[]) => incidents.map(({ name }) => name);

describe('the order of active incidents', () => {
  it('puts the most severe first, then the youngest, and snoozed ones last', () => {
    const all = [
      incident('node_pressure', { name: 'info', severity: 'info', since: ago(1) }),
      incident('crash_loop', { name: 'old-critical', since: ago(60) }),
      incident('crash_loop', { name: 'snoozed-critical', state: 'snoozed', since: ago(2) }),
      incident('job_failed', { name: 'warning', severity: 'warning', since: ago(3) }),
      incident('crash_loop', { name: 'new-critical', state: 'acknowledged', since: ago(5) }),
    ];
    expect(names(incidentsOf(all, 'active', CONTEXT))).toEqual([
      'new-critical',
      'old-critical',
      'warning',
      'info',
      'snoozed-critical',
    ]);
  });

  it('does not change when an incident is merely seen again', () => {
    const first = incident('crash_loop', { name: 'first', since: ago(10) });
    const second = incident('crash_loop', { name: 'second', since: ago(20) });
    const again = { ...second, lastSeen: ago(0), count: 9 };
    expect(names(incidentsOf([first, again], 'active', CONTEXT))).toEqual(['first', 'second']);
  });

  it('holds only the chosen context and no resolved incident', () => {
    const all = [
      incident('crash_loop', { name: 'here' }),
      incident('crash_loop', { name: 'elsewhere', context: 'staging' }),
      incident('crash_loop', { name: 'done', state: 'resolved', resolvedAt: ago(1) }),
    ];
    expect(names(incidentsOf(all, 'active', CONTEXT))).toEqual(['here']);
    expect(names(incidentsOf(all, 'resolved', CONTEXT))).toEqual(['done']);
  });
});

it('puts the latest resolved incident first', () => {
  const at = (name: string, minutes: number) =>
    incident('crash_loop', { name, state: 'resolved', resolvedAt: ago(minutes) });
  const all = [at('older', 90), at('latest', 2), at('oldest', 900)];
  expect(names(incidentsOf(all, 'resolved', CONTEXT))).toEqual(['latest', 'older', 'oldest']);
});

describe('the text filter', () => {
  const all = [
    incident('oom_killed', { name: 'search', namespace: 'catalog', metadata: { memoryLimit: '512Mi' } }),
    incident('crash_loop', { name: 'web', namespace: 'shop', container: 'envoy' }),
    incident('node_not_ready', { name: 'node-3', namespace: '', kind: 'Node' }),
  ];
  it.each([
    ['', ['search', 'web', 'node-3']],
    ['OUT OF MEMORY', ['search']],
    ['oomkilled', ['search']],
    ['shop/web', ['web']],
    ['envoy', ['web']],
    ['node', ['node-3']],
    ['catalog memory', ['search']],
    ['catalog envoy', []],
  ])('%j finds %j', (text, found) => {
    expect(names(matching(all, text, now))).toEqual(found);
  });
});
