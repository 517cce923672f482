import { type Channel, ChannelError, type ChannelMessage } from '../../../electron/notify/channel.ts';
import { type Courier, createCourier } from '../../../electron/notify/courier.ts';
import type { ClusterEvent } from '../../../shared/cluster-event.ts';
import { batch, crashOf, endOf } from '../../incidents/support/cluster-events.ts';
import { incidentRoom } from '../../incidents/support/incident-room.ts';

export const ROUTE = 'webhook:ops';
export const OTHER = 'ntfy:night';

interface Sent {
  route: string;
  thread: string | null;
  message: ChannelMessage;
}

export type CourierRoom = ReturnType<typeof courierRoom>;

/** A courier over incidents in memory, with a clock that the test holds and services that answer as it says. */
export function courierRoom({ random = () => 0.5 }: { random?: () => number } = {}) {
  const base = incidentRoom();
  base.settings.notifications.defaultRoute = ROUTE;
  const room = {
    ...base,
    sent: [] as Sent[],
    /** Throws what the service answers; by default everything arrives. */
    service: (_route: string, _message: ChannelMessage): Promise<void> | void => {},
    courier: start(),
    /** Another one, as after a restart. */
    start() {
      room.courier = start();
    },
    /** Time passes in steps, and what is under way gets its turn. */
    async pass(ms: number): Promise<void> {
      for (let left = ms; left > 0; left -= 1000) {
        base.clock.advance(Math.min(1000, left));
        await room.courier.idle();
      }
    },
    crash(name: string, part: Partial<ClusterEvent> = {}): ClusterEvent {
      const event = crashOf(name, { detectedAt: new Date(base.clock.now()).toISOString(), ...part });
      base.incidents.record(batch([event]));
      room.courier.changed();
      return event;
    },
    recover(event: ClusterEvent): void {
      const detectedAt = new Date(base.clock.now()).toISOString();
      base.incidents.record(batch([endOf(event, 'recovery', { detectedAt })]));
      room.courier.changed();
    },
    told: () => room.sent.map(({ message }) => `${message.step} ${message.title}`),
    pending: () => base.store.deliveries.pending(ROUTE),
  };
  return room;

  function start(): Courier {
    return createCourier({
      store: base.store,
      clock: base.clock,
      log: base.log,
      random,
      outlook: { detail: base.incidents.get, link: ({ id }) => `dogwatch://incident/${id}` },
      channel: async (route): Promise<Channel> => ({
        gapMs: 0,
        async send(message, { thread }) {
          await room.service(route, message);
          room.sent.push({ route, thread, message });
          return { thread: thread ?? `thread-of-${message.key}` };
        },
      }),
    });
  }
}

/** The service fails for now. */
export function unavailable(): never {
  throw new ChannelError('unavailable', 'it fails');
}
