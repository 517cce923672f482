import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

const EVERY_MS = 60_000;
const LIMIT_MS = 10_000;

/** Asks a URL after good cycles: a dead man's switch elsewhere notices when it is no longer asked. */
export interface Heartbeat {
  beat(): void;
}

export function createHeartbeat({
  url,
  clock,
  log,
  ask = (address) => fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(LIMIT_MS) }),
}: {
  /** '' for none. */
  url: () => string;
  clock: Clock;
  log: Log;
  ask?: (address: string) => Promise<{ status: number }>;
}): Heartbeat {
  let last = Number.NEGATIVE_INFINITY;
  return {
    beat() {
      const address = url();
      if (address === '' || clock.now() - last < EVERY_MS) return;
      last = clock.now();
      // The address may hold a secret: only its host is told.
      const host = URL.parse(address)?.host ?? 'the heartbeat';
      ask(address).then(
        ({ status }) => {
          if (status >= 400) log.warn(`The heartbeat at ${host} answered ${status}.`);
        },
        () => log.warn(`The heartbeat at ${host} could not be reached.`),
      );
    },
  };
}
