import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankOf } from '../../electron/incidents/cause.ts';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { at, endOf } from './support/cluster-events.ts';
import { START } from './support/fake-clock.ts';
import { crashOn, emptied, nodeDown } from './support/stories.ts';
import { toldRoom } from './support/told-room.ts';

type Room = ReturnType<typeof toldRoom>;

const node = fc.constantFrom('node-1', 'node-2');
const workload = fc.constantFrom('web', 'api');
const step = fc.oneof(
  fc.record({ does: fc.constant('node' as const), node, up: fc.boolean() }),
  fc.record({ does: fc.constant('pod' as const), workload, node, up: fc.boolean() }),
  fc.record({ does: fc.constant('workload' as const), workload, up: fc.boolean() }),
  fc.record({ does: fc.constant('wait' as const), seconds: fc.constantFrom(1, 20, 70, 400, 4000) }),
  fc.record({ does: fc.constant('restart' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A fault in the cluster as it happens now; `n` tells one occurrence from the next. */
function fault(now: Step & { does: 'node' | 'pod' | 'workload' }, minutes: number, n: number): ClusterEvent {
  const seen = { occurrence: `#${n}`, since: at(minutes), detectedAt: at(minutes) };
  if (now.does === 'node') return nodeDown(now.node, minutes, seen);
  if (now.does === 'workload') return emptied(now.workload, minutes, seen);
  const pod = `${now.workload}-${now.node}`;
  return crashOn(now.node, now.workload, minutes, { name: pod, uid: pod, ...seen });
}

/** The steps of an incident since it was opened last. */
function latestOpening(room: Room, incident: Incident): string[] {
  const steps = room.steps(incident);
  return steps.slice(steps.findLastIndex((one) => one === 'opened' || one === 'reopened'));
}

function expectSoundBooks(room: Room): void {
  for (const incident of room.all()) {
    const parent = room.all().find(({ id }) => id === incident.parent);
    if (parent !== undefined && incident.state !== 'resolved') {
      expect(Number(rankOf(parent.type))).toBeLessThan(Number(rankOf(incident.type)));
      // A cause that was folded under another stands on its own as soon as that one is over.
      const above = room.all().find(({ id }) => id === parent.parent);
      if (parent.state !== 'resolved') expect(above?.state ?? 'resolved').toBe('resolved');
    }
    const opening = latestOpening(room, incident);
    expect(opening.filter((one) => one === 'notified').length).toBeLessThan(2);
    const told = opening.lastIndexOf('notified');
    const folded = opening.lastIndexOf('linked');
    // Told after it was folded only if it stood on its own in between.
    if (folded >= 0 && told > folded) expect(opening.slice(folded, told)).toContain('separated');
  }
}

function expectNobodyForgotten(room: Room): void {
  const unresolved = room.all().filter(({ state }) => state !== 'resolved');
  const everTold = (incident: Incident) => room.steps(incident).includes('notified');
  for (const incident of unresolved) {
    if (incident.parent !== null) {
      expect(unresolved.map(({ id }) => id)).toContain(incident.parent);
      continue;
    }
    // Told in this opening, once as flapping, or as the story of its workload.
    const consequence = room.all().find((one) => one.type === 'zero_replicas' && one.name === incident.name);
    const isToldStory = rankOf(incident.type) === 1 && consequence !== undefined && everTold(consequence);
    if (isToldStory) continue;
    if (incident.flappingSince !== null) expect(everTold(incident)).toBe(true);
    else expect(latestOpening(room, incident)).toContain('notified');
  }
}

it('any order of nodes, pods, workloads and restarts: told once, never under a cause, never forgotten', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const room = toldRoom();
      room.seen.sight = { cluster: 'cluster-1', nodesOf: ({ name }) => (name === 'web' ? ['node-1'] : null) };
      const failing = new Map<string, ClusterEvent>();
      steps.forEach((now, n) => {
        if (now.does === 'wait') room.pass(now.seconds * 1000);
        else if (now.does === 'restart') room.restart();
        else {
          const event = fault(now, (room.clock.now() - START) / 60_000, n);
          const key = `${event.type} ${event.name}`;
          const before = failing.get(key);
          if (!now.up) {
            failing.set(key, event);
            room.record([event]);
          } else if (before !== undefined) {
            failing.delete(key);
            room.record([endOf(before, 'recovery', { detectedAt: event.detectedAt })]);
          }
        }
        expectSoundBooks(room);
      });
      room.pass(3 * 3_600_000);
      expectSoundBooks(room);
      expectNobodyForgotten(room);
      room.db.close();
    }),
    { numRuns: 60 },
  );
}, 240_000);
