import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import { batch, crashOf, endOf } from './support/cluster-events.ts';
import { incidentRoom } from './support/incident-room.ts';

type Step<A> = A extends fc.Arbitrary<infer Value> ? Value : never;

const pod = fc.constantFrom('a', 'b', 'c');
const workload = fc.constantFrom('web', 'api');
const occurrences = fc.integer({ min: 1, max: 3 });
const anomaly = fc.record({
  does: fc.constant('anomaly' as const),
  workload,
  pod,
  restart: fc.integer({ min: 0, max: 4 }),
  occurrences,
});
const end = fc.record({ does: fc.constantFrom('recovery' as const, 'gone' as const), workload, pod });
const events = fc.record({
  does: fc.constant('events' as const),
  list: fc.array(fc.oneof(anomaly, end), { maxLength: 4 }),
});
const person = fc.record({
  does: fc.constantFrom(
    'acknowledge' as const,
    'unacknowledge' as const,
    'snooze' as const,
    'unsnooze' as const,
    'close' as const,
  ),
  which: fc.nat(5),
});
const time = fc.record({ does: fc.constant('wait' as const), minutes: fc.constantFrom(1, 10, 60, 1500) });

const newestFirst = (a: Incident, b: Incident) => Date.parse(b.firstSeen) - Date.parse(a.firstSeen);

it('any order of trouble, recovery, deletion and persons keeps the books right', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: events }, person, time), { maxLength: 30 }),
      (steps) => {
        const { incidents, clock, db } = incidentRoom();
        const every = () =>
          incidents.list({ context: 'prod', state: 'all', limit: 1000, before: null }).incidents;
        /** Occurrences by what names them, as first seen: what each incident's count must add up to. */
        const distinct = new Map<string, number>();
        /** Counted once more: seen again under their old names after their incident was over. */
        let again = 0;
        const isOver = (workload: string) => {
          const own = every().filter(({ name }) => name === workload);
          const latest = own.find(({ state }) => state !== 'resolved') ?? own.sort(newestFirst)[0];
          return latest?.state === 'resolved' && latest.resolution !== 'closed';
        };

        const toEvent =
          (back: Set<string>) =>
          (step: Step<typeof anomaly> | Step<typeof end>): ClusterEvent => {
            const detectedAt = new Date(clock.now()).toISOString();
            const name = `${step.workload}-${step.pod}`;
            const base = crashOf(step.workload, { name, uid: name, detectedAt });
            if (step.does !== 'anomaly') return endOf(base, step.does);
            const occurrence = `restart-${step.restart}`;
            const key = `${name} ${occurrence}`;
            if (!distinct.has(key)) distinct.set(key, step.occurrences);
            else if (isOver(step.workload) && !back.has(step.workload)) again += step.occurrences;
            else return { ...base, occurrence, occurrences: step.occurrences };
            back.add(step.workload);
            return { ...base, occurrence, occurrences: step.occurrences };
          };

        for (const step of steps) {
          if (step.does === 'events') incidents.record(batch(step.list.map(toEvent(new Set()))));
          else if (step.does === 'wait') {
            clock.advance(step.minutes * 60_000);
            incidents.tick(clock.now());
          } else {
            const ids = [every()[step.which]?.id ?? 'none'];
            if (step.does === 'snooze') incidents.snooze(ids, new Date(clock.now() + 300_000).toISOString());
            else incidents[step.does](ids);
          }

          for (const incident of every()) {
            const members = incidents.get(incident.id)?.members ?? [];
            expect(incident.failing).toBe(members.filter(({ state }) => state === 'failing').length);
            expect(incident.affected).toBe(members.length);
            expect(incident.state === 'resolved').toBe(
              incident.failing === 0 || incident.resolution === 'closed',
            );
            expect(incident.resolvedAt !== null).toBe(incident.state === 'resolved');
            expect(incident.resolution !== null).toBe(incident.state === 'resolved');
            expect(incident.acknowledgedAt !== null || incident.state !== 'acknowledged').toBe(true);
            if (incident.state === 'snoozed')
              expect(Date.parse(incident.snoozedUntil ?? '')).toBeGreaterThan(clock.now());
          }
          const unresolved = every().filter(({ state }) => state !== 'resolved');
          expect(new Set(unresolved.map(({ fingerprint }) => fingerprint)).size).toBe(unresolved.length);
          const counted = every().reduce((sum, { count }) => sum + count, 0);
          expect(counted).toBe([...distinct.values()].reduce((sum, count) => sum + count, again));
        }
        db.close();
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
