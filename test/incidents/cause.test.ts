import { describe, expect, it } from 'vitest';
import { causeOf, isStillOnNode, rankOf } from '../../electron/incidents/cause.ts';
import { EVENT_TYPES } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { incident } from '../support/scene-incidents.ts';

const LEAD = 120;
const at = (seconds: number) => new Date(Date.parse('2026-11-22T12:00:00Z') + seconds * 1000).toISOString();
const node = (name = 'node-1', part: Partial<Incident> = {}) =>
  incident('node_not_ready', { id: name, kind: 'Node', namespace: '', name, since: at(0), ...part });
const pods = (part: Partial<Incident> = {}) => incident('crash_loop', { id: 'pods', since: at(10), ...part });
const empty = (part: Partial<Incident> = {}) =>
  incident('zero_replicas', { id: 'empty', since: at(20), ...part });

interface Case {
  why: string;
  of: Incident;
  nodes?: string[] | null;
  open: Incident[];
  parent: string | null;
}

const cases: Case[] = [
  { why: 'its only node went away', of: pods(), nodes: ['node-1'], open: [node()], parent: 'node-1' },
  {
    why: 'every pod is on one of two lost nodes: the first',
    of: pods(),
    nodes: ['node-2', 'node-1'],
    open: [node('node-2', { since: at(5) }), node()],
    parent: 'node-1',
  },
  {
    why: 'one pod fails on a healthy node',
    of: pods(),
    nodes: ['node-1', 'node-2'],
    open: [node()],
    parent: null,
  },
  { why: 'nobody named the node', of: pods(), nodes: null, open: [node()], parent: null },
  { why: 'nothing is known to fail anywhere', of: pods(), nodes: [], open: [node()], parent: null },
  {
    why: 'another node, though its name begins the same',
    of: pods(),
    nodes: ['node-10'],
    open: [node()],
    parent: null,
  },
  {
    why: 'it failed a moment before the API noticed the node',
    of: pods({ since: at(-LEAD) }),
    nodes: ['node-1'],
    open: [node()],
    parent: 'node-1',
  },
  {
    why: 'it failed long before the node did',
    of: pods({ since: at(-LEAD - 1) }),
    nodes: ['node-1'],
    open: [node()],
    parent: null,
  },
  {
    why: 'the node is back',
    of: pods(),
    nodes: ['node-1'],
    open: [node('node-1', { state: 'resolved' })],
    parent: null,
  },
  {
    why: 'the node is acknowledged, not back',
    of: pods(),
    nodes: ['node-1'],
    open: [node('node-1', { state: 'acknowledged' })],
    parent: 'node-1',
  },
  {
    why: 'the node is snoozed, not back',
    of: pods(),
    nodes: ['node-1'],
    open: [node('node-1', { state: 'snoozed' })],
    parent: 'node-1',
  },
  {
    why: 'a cordoned node is maintenance, which nobody is told of',
    of: pods(),
    nodes: ['node-1'],
    open: [node('node-1', { severity: 'info' })],
    parent: null,
  },
  {
    why: 'the node is of another cluster',
    of: pods(),
    nodes: ['node-1'],
    open: [node('node-1', { cluster: 'other' })],
    parent: null,
  },
  {
    why: 'the node is of another context',
    of: pods(),
    nodes: ['node-1'],
    open: [node('node-1', { context: 'other' })],
    parent: null,
  },
  {
    why: 'pressure takes no pods away',
    of: pods(),
    nodes: ['node-1'],
    open: [{ ...node(), type: 'node_pressure' }],
    parent: null,
  },
  { why: 'all its pods were on the node', of: empty(), nodes: ['node-1'], open: [node()], parent: 'node-1' },
  { why: 'its pods crash', of: empty(), open: [pods()], parent: 'pods' },
  {
    why: 'both: the node is what to mend',
    of: empty(),
    nodes: ['node-1'],
    open: [node(), pods()],
    parent: 'node-1',
  },
  {
    why: 'its pods crash on a lost node: one story',
    of: empty(),
    open: [node(), pods({ parent: 'node-1' })],
    parent: 'node-1',
  },
  {
    why: 'its pods crash, on a node that is back by now',
    of: empty(),
    open: [pods({ parent: 'node-1' })],
    parent: 'pods',
  },
  {
    why: 'the trouble of most pods',
    of: empty(),
    open: [pods({ failing: 1 }), { ...pods({ id: 'image', failing: 2 }), type: 'image_pull_failed' }],
    parent: 'image',
  },
  { why: 'another workload of that name', of: empty(), open: [pods({ kind: 'StatefulSet' })], parent: null },
  { why: 'another namespace', of: empty(), open: [pods({ namespace: 'blog' })], parent: null },
  { why: 'another cluster', of: empty(), open: [pods({ cluster: 'other' })], parent: null },
  {
    why: 'a name that merely begins alike',
    of: empty({ name: 'web' }),
    open: [pods({ name: 'web-api' })],
    parent: null,
  },
  { why: 'the crash is over', of: empty(), open: [pods({ state: 'resolved' })], parent: null },
  {
    why: 'one workload trouble does not explain another',
    of: empty(),
    open: [{ ...empty({ id: 'stuck' }), type: 'rollout_stuck' }],
    parent: null,
  },
  { why: 'a consequence explains no cause', of: pods(), nodes: ['node-1'], open: [empty()], parent: null },
  { why: 'a node explains itself', of: node(), nodes: ['node-1'], open: [node('node-2')], parent: null },
  {
    why: 'a failed Job has its own reasons',
    of: incident('job_failed'),
    nodes: ['node-1'],
    open: [node(), pods()],
    parent: null,
  },
];

describe('the cause', () => {
  it.each(cases)('$parent: $why', ({ of, nodes = null, open, parent }) => {
    expect(causeOf({ incident: of, nodes }, open, LEAD)?.id ?? null).toBe(parent);
  });

  it.each(['oom_killed', 'image_pull_failed', 'container_config_error', 'pod_unschedulable'] as const)(
    'of each unavailable workload is its %s',
    (type) => {
      for (const unavailable of [
        'zero_replicas',
        'rollout_stuck',
        'statefulset_unavailable',
        'daemonset_unavailable',
      ] as const)
        expect(
          causeOf({ incident: incident(unavailable), nodes: null }, [{ ...pods(), type }], LEAD)?.id,
        ).toBe('pods');
    },
  );

  it('always ranks above what it explains, so that no chain closes', () => {
    for (const one of EVENT_TYPES)
      for (const other of EVENT_TYPES) {
        const cause = causeOf(
          { incident: incident(one), nodes: ['web'] },
          [incident(other, { namespace: 'shop', name: 'web' })],
          1e9,
        );
        if (cause !== null) expect(rankOf(cause.type)).toBeLessThan(Number(rankOf(one)));
      }
  });
});

describe('a pod trouble folded under a node', () => {
  it.each([
    ['is still there', ['node-1'], true],
    ['spread to a healthy node', ['node-1', 'node-2'], false],
    ['is nobody knows where', null, true],
  ] as const)('%s', (_, nodes, still) => {
    expect(isStillOnNode({ incident: pods(), nodes }, [node()])).toBe(still);
  });
});
