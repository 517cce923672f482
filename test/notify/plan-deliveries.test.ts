import { beforeEach, describe, expect, it } from 'vitest';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import { at, batch, crash, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { START } from '../incidents/support/fake-clock.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const MINUTE = 60_000;
let room: ReturnType<typeof incidentRoom>;

beforeEach(() => {
  room = incidentRoom();
});

const record = (...events: ClusterEvent[]) => room.incidents.record(batch(events));
const owed = () => room.store.deliveries.pending('native');
/** Marks everything owed as told, and moves on to `minutes` after the start. */
function tellAndWait(minutes: number): void {
  for (const { id } of owed()) room.store.deliveries.finish(id, 'sent', room.clock.now());
  room.clock.advance(START + minutes * MINUTE - room.clock.now());
}

describe('a person is told', () => {
  it('of an incident that opens, at once', () => {
    record(crash());
    expect(owed()).toMatchObject([{ state: 'pending', burst: null, createdAt: START, notBefore: START }]);
  });

  it('of its burst, when it was found in one', () => {
    room.incidents.record(batch([crash()], 'wake:1'));
    expect(owed()).toMatchObject([{ burst: 'wake:1' }]);
  });

  it.each([
    ['critical', 1],
    ['warning', 1],
    ['info', 0],
  ] as const)('at %s: %d message', (severity, messages) => {
    record(crash('web-1', { severity }));
    expect(owed()).toHaveLength(messages);
  });

  it('at the severities of the settings', () => {
    room.settings.notifications.severities = ['info'];
    record(crashOf('a', { severity: 'info' }), crashOf('b', { severity: 'critical' }));
    expect(owed()).toHaveLength(1);
  });

  it('when an incident too slight to tell becomes severe, but not twice', () => {
    record(crash('web-1', { severity: 'info' }));
    record(crash('web-1', { severity: 'warning', occurrence: 'restart-4' }));
    tellAndWait(60);
    record(crash('web-1', { severity: 'critical', occurrence: 'restart-5' }));
    expect(owed()).toEqual([]);
    expect(
      room.store.deliveries.of(room.store.incidents.open('prod', 'cluster-1', 1)[0]?.id ?? ''),
    ).toHaveLength(1);
  });

  it('not with notifications switched off', () => {
    room.settings.notifications.native = false;
    record(crash());
    expect(owed()).toEqual([]);
  });

  it('not of repeats and further pods', () => {
    record(crash());
    tellAndWait(60);
    record(crash('web-1', { occurrence: 'restart-4' }), crash('web-2'));
    expect(owed()).toEqual([]);
  });
});

describe('when it comes back', () => {
  /** Opens and resolves it within a minute, and lets it come back at `minutes`. */
  function comeBackAt(minutes: number): void {
    record(crash());
    tellAndWait(minutes);
    record(endOf(crash(), 'recovery', { detectedAt: at(minutes) }));
    record(crash('web-1', { occurrence: 'restart-9', detectedAt: at(minutes) }));
  }

  it('within the dedup window, it is told when the window ends', () => {
    comeBackAt(2);
    expect(owed()).toMatchObject([{ createdAt: START + 2 * MINUTE, notBefore: START + 5 * MINUTE }]);
  });

  it.each([5, 60])('after %d minutes, it is told at once', (minutes) => {
    comeBackAt(minutes);
    expect(owed()).toMatchObject([{ notBefore: START + minutes * MINUTE }]);
  });

  it('while a message is still owed, that one is enough', () => {
    record(crash());
    record(endOf(crash(), 'recovery'));
    record(crash('web-1', { occurrence: 'restart-9' }));
    expect(owed()).toHaveLength(1);
  });

  it('while its snooze runs, it is not told', () => {
    const [incident] = record(crash());
    tellAndWait(10);
    room.incidents.snooze([incident?.id ?? ''], at(30));
    record(endOf(crash(), 'recovery', { detectedAt: at(11) }));
    record(crash('web-1', { occurrence: 'restart-9', detectedAt: at(12) }));
    expect(owed()).toEqual([]);
  });
});
