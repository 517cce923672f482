import { describe, expect, it } from 'vitest';
import { incidentsOf, matching } from '../../renderer/incidents/arrange.ts';
import { incident } from '../support/scene-incidents.ts';

const names = (incidents: readonly { name: string }[]) => incidents.map(({ name }) => name);

it('each tab has its own: what is resolved, and what is not', () => {
  const all = [
    incident('crash_loop', { name: 'open' }),
    incident('crash_loop', { name: 'snoozed', state: 'snoozed' }),
    incident('crash_loop', { name: 'done', state: 'resolved' }),
  ];
  expect(names(incidentsOf(all, 'active'))).toEqual(['open', 'snoozed']);
  expect(names(incidentsOf(all, 'resolved'))).toEqual(['done']);
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
    expect(names(matching(all, text))).toEqual(found);
  });
});

it('typed letter by letter, and taken back, a text finds what it finds by itself', () => {
  const all = ['web', 'web-api', 'worker', 'api'].map((name) =>
    incident('crash_loop', { name, kind: 'Pod' }),
  );
  const text = 'web a';
  const prefixes = Array.from(text, (_, length) => text.slice(0, length + 1));
  for (const typed of [...prefixes, ...prefixes.toReversed(), 'ap', 'web'])
    expect(names(matching(all, typed)), typed).toEqual(names(matching([...all], typed)));
});

it('an incident is searched as it is now, not as it was when it was searched before', () => {
  const before = incident('crash_loop', { name: 'web', metadata: { reason: 'Error' } });
  expect(matching([before], 'backoff')).toHaveLength(1);
  expect(matching([before], 'oomkilled')).toHaveLength(0);
  expect(matching([{ ...before, metadata: { reason: 'OOMKilled' } }], 'oomkilled')).toHaveLength(1);
});
