import { createNativeNotifier } from '../../../electron/notify/native-notifier.ts';
import type { ClusterEvent } from '../../../shared/cluster-event.ts';
import type { Incident } from '../../../shared/incident.ts';
import type { NotificationMessage } from '../../../shared/ipc.ts';
import { batch } from './cluster-events.ts';
import { START } from './fake-clock.ts';
import { incidentRoom } from './incident-room.ts';

const TICK_MS = 5_000;

/** Incidents with the person who is told of them, and time that passes as in the program: a tick every 5 s. */
export function toldRoom() {
  const room = incidentRoom();
  const told: NotificationMessage[] = [];
  const start = () =>
    createNativeNotifier({
      store: room.store,
      clock: room.clock,
      log: room.log,
      settings: () => room.settings,
      notify: (message) => void told.push(message),
    });
  let notifier = start();
  const every = { context: 'prod', state: 'all', limit: 5000, before: null } as const;
  const all = () => room.incidents.list(every).incidents;

  function pass(ms: number): void {
    const end = room.clock.now() + ms;
    while (room.clock.now() < end) {
      room.clock.advance(Math.min(TICK_MS, end - room.clock.now()));
      if (room.incidents.tick(room.clock.now()).length > 0) notifier.changed();
    }
  }

  return {
    ...room,
    told,
    all,
    /** The one incident of this type and name. */
    the(type: Incident['type'], name: string): Incident {
      const found = all().filter((one) => one.type === type && one.name === name);
      if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} ${type} of ${name}`);
      return found[0];
    },
    steps: (incident: Incident) => room.incidents.get(incident.id)?.timeline.map(({ step }) => step) ?? [],
    record(events: ClusterEvent[], burst: string | null = null): void {
      room.incidents.record(batch(events, burst));
      notifier.changed();
    },
    burstEnded(burst: string): void {
      room.incidents.tick(room.clock.now());
      notifier.burstEnded(burst);
    },
    pass,
    /** Goes on to so many minutes after the start. */
    to: (minutes: number) => pass(START + minutes * 60_000 - room.clock.now()),
    /** Dogwatch ends and starts again: only the database is left of it. */
    restart(): void {
      notifier.stop();
      notifier = start();
    },
  };
}
