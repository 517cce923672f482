import { beforeEach, describe, expect, it } from 'vitest';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import { at, endOf } from './support/cluster-events.ts';
import { crashOn, emptied, nodeDown } from './support/stories.ts';
import { toldRoom } from './support/told-room.ts';

let room: ReturnType<typeof toldRoom>;

beforeEach(() => {
  room = toldRoom();
});

const titles = () => room.told.map(({ title }) => title);
const node = () => room.the('node_not_ready', 'node-1');
const crash = (name = 'web') => room.the('crash_loop', name);
const empty = (name = 'web') => room.the('zero_replicas', name);
/** Its pods that are not ready are on these nodes. */
const seeOn = (...nodes: (string | null)[]) => {
  room.seen.sight = { cluster: 'cluster-1', nodesOf: () => nodes };
};
const recover = (event: ClusterEvent, minutes: number) =>
  room.record([endOf(event, 'recovery', { detectedAt: at(minutes) })]);

describe('a node that went away', () => {
  it('is told once, with what is on it; nothing of that is told by itself', () => {
    room.to(1);
    room.record([nodeDown(), crashOn('node-1', 'web', 0.5), crashOn('node-1', 'api', 0.5)]);
    room.to(2);
    room.record([crashOn('node-1', 'late', 2)]);
    room.to(60);
    expect(room.told).toMatchObject([
      { title: 'node-1 stopped reporting 1 min ago', body: 'prod\n2 incidents on it', incident: node().id },
    ]);
    for (const name of ['web', 'api', 'late']) expect(crash(name).parent).toBe(node().id);
    expect(room.store.openCounts.all()).toMatchObject([{ severity: 'critical', count: 1 }]);
    expect(room.store.incidents.open('prod', 'cluster-1', 10).map(({ name }) => name)).toEqual(['node-1']);
  });

  it('takes in what opened a moment before it was judged, and the message still owed for it', () => {
    room.to(1);
    room.record([crashOn('node-1', 'web', 1)]);
    room.pass(1_000);
    room.record([nodeDown()]);
    room.to(30);
    expect(titles()).toEqual(['node-1 stopped reporting 1 min ago']);
    expect(room.store.deliveries.pending('native')).toEqual([]);
    expect(room.steps(crash())).toEqual(['opened', 'linked']);
    expect(room.steps(node())).toEqual(['opened', 'gathered', 'notified']);
  });

  it('takes in what was told already, and does not tell that again', () => {
    room.record([crashOn('node-1', 'web')]);
    room.to(1);
    room.record([nodeDown()]);
    room.to(30);
    expect(titles()).toEqual(['web keeps crashing', 'node-1 stopped reporting 1 min ago']);
    recover(nodeDown(), 30);
    room.to(60);
    expect(crash().parent).toBeNull();
    expect(titles()).toHaveLength(2);
  });

  it('gathers a Deployment that it emptied, as soon as its pods are known', () => {
    room.to(1);
    room.record([nodeDown()]);
    room.to(2);
    room.record([emptied('web')]);
    room.pass(5_000);
    expect(empty().parent).toBeNull();
    seeOn('node-1');
    room.to(30);
    expect(empty().parent).toBe(node().id);
    expect(titles()).toEqual(['node-1 stopped reporting 1 min ago']);
  });

  it.each<[string, (string | null)[]]>([
    ['also on a healthy node', ['node-1', 'node-2']],
    ['also on no node yet', ['node-1', null]],
    ['nowhere', []],
  ])('does not gather a Deployment whose pods are %s', (_, nodes) => {
    seeOn(...nodes);
    room.to(2);
    room.record([nodeDown(), emptied('web')]);
    room.to(30);
    expect(empty().parent).toBeNull();
    expect(titles()).toEqual(['node-1 stopped reporting 2 min ago', 'web has no available pods (wants 3)']);
  });

  it('lets go at once of what fails on a healthy node too', () => {
    room.to(1);
    room.record([nodeDown(), crashOn('node-1', 'web', 1)]);
    room.to(3);
    room.record([crashOn('node-2', 'web', 3, { name: 'web-2', uid: 'uid-web-2', occurrence: 'elsewhere' })]);
    room.pass(2_000);
    expect(crash().parent).toBeNull();
    expect(titles()).toEqual(['node-1 stopped reporting 1 min ago', 'web keeps crashing']);
    expect(room.steps(crash())).toEqual(['opened', 'linked', 'member_added', 'separated', 'notified']);
  });
});

describe('what outlives its node', () => {
  beforeEach(() => {
    seeOn('node-1');
    room.to(2);
    room.record([nodeDown(), crashOn('node-1', 'web', 1), emptied('api')]);
    room.to(10);
    room.told.length = 0;
    recover(nodeDown(), 10);
  });

  it('stands on its own after the hold, and is told then', () => {
    room.pass(59_000);
    expect(empty('api').parent).toBe(node().id);
    room.pass(6_000);
    expect(empty('api').parent).toBeNull();
    room.pass(5_000);
    expect(titles()).toEqual(['api has no available pods (wants 3)']);
    expect(room.steps(empty('api'))).toEqual(['opened', 'linked', 'separated', 'notified']);
  });

  it('gives a crash loop the time its recovery takes', () => {
    room.to(15.5);
    expect(crash().parent).toBe(node().id);
    recover(crashOn('node-1', 'web', 1), 15.5);
    room.to(60);
    expect(titles()).toEqual(['api has no available pods (wants 3)']);
  });

  it('is told sooner when it was seen to crash again', () => {
    room.record([crashOn('node-1', 'web', 10.5)]);
    room.to(11.5);
    expect(titles().toSorted()).toEqual(['api has no available pods (wants 3)', 'web keeps crashing']);
  });

  it('is told nothing of while nobody can look', () => {
    room.seen.sight = null;
    room.to(60);
    expect(titles()).toEqual([]);
    room.seen.sight = { cluster: 'cluster-1', nodesOf: () => null };
    room.pass(10_000);
    expect(titles().toSorted()).toEqual(['api has no available pods (wants 3)', 'web keeps crashing']);
  });

  it('goes on being covered when the node goes away again within the hold', () => {
    room.record([nodeDown('node-1', 10.2, { detectedAt: at(10.2) })]);
    room.to(60);
    expect(empty('api').parent).toBe(node().id);
    expect(room.told.map(({ incident }) => incident)).toEqual([node().id]);
  });

  it('is not told when it recovered meanwhile, or a person has taken care of it', () => {
    recover(emptied('api'), 10.5);
    room.incidents.acknowledge([crash().id]);
    room.to(60);
    expect(titles()).toEqual([]);
    expect(crash()).toMatchObject({ parent: null, state: 'acknowledged' });
  });

  it.each(['before', 'within', 'after'])('comes out the same over a restart %s the hold', (when) => {
    if (when === 'before') room.restart();
    room.pass(30_000);
    if (when === 'within') room.restart();
    room.pass(40_000);
    if (when === 'after') room.restart();
    room.to(60);
    expect(titles()).toEqual(['api has no available pods (wants 3)', 'web keeps crashing']);
  });
});

describe('a Deployment emptied by its own pods', () => {
  it('is folded under their crash, which is told with the concrete cause in front', () => {
    room.record([crashOn('node-1', 'web')]);
    room.to(2);
    room.record([emptied('web')]);
    room.to(30);
    expect(empty().parent).toBe(crash().id);
    expect(titles()).toEqual(['web keeps crashing']);
  });

  it('waits a moment for the cause, and is told with it', () => {
    room.record([emptied('web')]);
    room.pass(10_000);
    room.record([crashOn('node-1', 'web', 0.2, { type: 'image_pull_failed', severity: 'warning' })]);
    room.to(30);
    expect(room.told).toMatchObject([
      {
        title: 'web cannot pull its image',
        body: 'prod · shop · 1 pod affected\nweb has no available pods (wants 3)',
        severity: 'critical',
      },
    ]);
  });

  it('told before its cause was seen, the story is not told twice', () => {
    room.to(2);
    room.record([emptied('web')]);
    room.to(5);
    room.record([crashOn('', 'web', 5, { type: 'pod_unschedulable', severity: 'warning', metadata: {} })]);
    room.to(60);
    expect(titles()).toEqual(['web has no available pods (wants 3)']);
    expect(room.the('pod_unschedulable', 'web').severity).toBe('critical');
  });

  it('makes a cause too slight to tell as severe as itself, and so it is told', () => {
    room.settings.notifications.severities = ['critical'];
    room.record([crashOn('node-1', 'web', 0, { type: 'image_pull_failed', severity: 'warning' })]);
    room.to(2);
    expect(titles()).toEqual([]);
    room.record([emptied('web')]);
    room.to(30);
    expect(titles()).toEqual(['web cannot pull its image']);
    expect(room.steps(room.the('image_pull_failed', 'web'))).toEqual([
      'opened',
      'gathered',
      'severity_changed',
      'notified',
    ]);
  });

  it('moves to the node with its cause, and stands under the cause again without it', () => {
    room.record([crashOn('node-1', 'web', 0), emptied('web', 0)]);
    room.to(1);
    room.record([nodeDown()]);
    expect(crash().parent).toBe(node().id);
    expect(empty().parent).toBe(node().id);
    room.to(5);
    recover(nodeDown(), 5);
    room.record([crashOn('node-1', 'web', 5.5)]);
    room.to(30);
    expect(crash().parent).toBeNull();
    expect(empty().parent).toBe(crash().id);
    expect(titles()).toEqual(['web keeps crashing', 'node-1 stopped reporting 1 min ago']);
  });

  it('is explained anew when it comes back', () => {
    room.record([crashOn('node-1', 'web'), emptied('web')]);
    recover(emptied('web'), 5);
    recover(crashOn('node-1', 'web'), 5);
    room.to(10);
    room.record([emptied('web', 8)]);
    expect(empty()).toMatchObject({ parent: null, reopened: 1 });
  });
});

it('incidents of other clusters are never folded', () => {
  room.record([nodeDown('node-1', 0, { cluster: 'cluster-2' })]);
  room.record([nodeDown('node-1', 0, { context: 'staging' })]);
  room.record([crashOn('node-1', 'web', 0)]);
  expect(crash().parent).toBeNull();
});

describe('a burst', () => {
  const dozen = Array.from({ length: 12 }, (_, n) => crashOn('node-1', `w-${n}`, 1));

  it.each([
    ['first:1', 'prod: 1 node and 12 incidents on it were already there'],
    ['wake:1', 'prod: 1 node and 12 incidents on it since the last look'],
  ])('%s of a node and what is on it is one summary that leads to the node', (burst, title) => {
    room.record(dozen, burst);
    room.record([nodeDown()], burst);
    room.burstEnded(burst);
    expect(room.told).toMatchObject([
      { title, body: 'node-1 stopped reporting just now', incident: node().id },
    ]);
  });

  it('counts what is on the node apart from the rest', () => {
    room.record([...dozen, nodeDown(), crashOn('node-2', 'other', 1)], 'first:1');
    room.burstEnded('first:1');
    expect(titles()).toEqual(['prod: 1 node, 12 incidents on it and 1 other were already there']);
    expect(room.told[0]?.body).toContain('node-1 stopped reporting just now (12 incidents on it)');
  });

  it('folds a Deployment whose pods were listed after it', () => {
    room.seen.sight = null;
    room.record([nodeDown(), emptied('web')], 'first:1');
    seeOn('node-1');
    room.burstEnded('first:1');
    expect(titles()).toEqual(['prod: 1 node and 1 incident on it were already there']);
  });
});
