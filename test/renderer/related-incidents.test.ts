import { expect, test } from 'vitest';
import { relatedIncidents } from '../../renderer/incidents/detail/related-incidents.ts';
import type { WorkloadHistory } from '../../shared/history.ts';
import type { Incident } from '../../shared/incident.ts';
import { incident } from '../support/scene-incidents.ts';

const web = incident('crash_loop', { name: 'web', namespace: 'shop', metadata: { node: 'node-1' } });
const near = (name: string, part: Partial<Incident> = {}) =>
  incident('crash_loop', { name, namespace: 'shop', metadata: { node: 'node-1' }, ...part });
const history = (...incidents: Incident[]): WorkloadHistory => ({
  incidents: incidents.map((one) => ({ incident: one, turns: [] })),
  occurrences: [],
  restarts: [],
});
const told = (known: Incident[], remembered: WorkloadHistory | null = null, of = web) =>
  relatedIncidents(of, known, remembered).map(
    ({ label, incidents }) => `${label}: ${incidents.map(({ name, type }) => `${name} ${type}`).join(', ')}`,
  );

test('nothing is related to itself', () => expect(told([web], history(web))).toEqual([]));

test('other trouble of the same workload', () => {
  const oom = incident('oom_killed', { name: 'web', namespace: 'shop' });
  const elsewhere = incident('oom_killed', { name: 'web', namespace: 'test' });
  expect(told([web, oom, elsewhere])).toEqual(['Same workload: web oom_killed']);
});

test('others on the same node, and the node itself', () => {
  const node = incident('node_pressure', { kind: 'Node', namespace: '', name: 'node-1' });
  expect(told([web, near('api'), node, near('far', { metadata: { node: 'node-2' } })])).toEqual([
    expect.stringMatching(
      /^Same node: (api crash_loop, node-1 node_pressure|node-1 node_pressure, api crash_loop)$/,
    ),
  ]);
  expect(told([web, near('api')], null, node)).toEqual([expect.stringContaining('web crash_loop')]);
});

test('who knows no node shares none', () => {
  const unknown = near('api', { metadata: {} });
  expect(told([unknown], null, near('web', { metadata: {} }))).toEqual([]);
});

test('what explains it, and what it explains, is told elsewhere; another cluster is another story', () => {
  const cause = near('cause');
  const effect = near('effect', { parent: web.id });
  const child = { ...web, parent: cause.id };
  expect(told([cause, effect, child, near('api', { context: 'staging' })], null, child)).toEqual([]);
});

test('what is over is told only of its own workload, newest first, five at most', () => {
  const over = (day: number) =>
    near('web', {
      id: `00000000-0000-4000-8000-00000000000${day}`,
      state: 'resolved',
      lastSeen: `2026-11-0${day}T00:00:00.000Z`,
    });
  const days = [3, 1, 2, 5, 4, 6].map(over);
  const [before] = relatedIncidents(web, [near('api', { state: 'resolved' })], history(...days));
  expect(before?.label).toBe('Before');
  expect(before?.incidents.map(({ lastSeen }) => lastSeen.slice(8, 10))).toEqual([
    '06',
    '05',
    '04',
    '03',
    '02',
  ]);
});
