import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../../../electron/app/clock.ts';
import type { Random } from '../../../../electron/demo/random.ts';
import type { Received, ServiceShape } from './service-shapes.ts';

/** What becomes of one request. `lost`: the service takes the message, and the sender never knows. */
export const FAULTS = {
  none: { share: 0.8, takes: true, lost: false },
  slow: { share: 0.04, takes: true, lost: false },
  hang: { share: 0.01, takes: false, lost: false },
  hang_lost: { share: 0.01, takes: true, lost: true },
  busy: { share: 0.04, takes: false, lost: false },
  error: { share: 0.03, takes: false, lost: false },
  error_lost: { share: 0.02, takes: true, lost: true },
  cut: { share: 0.02, takes: false, lost: false },
  cut_lost: { share: 0.02, takes: true, lost: true },
  /** Said so that no other try makes sense. */
  unwelcome: { share: 0.01, takes: false, lost: false },
} as const;
export type Fault = keyof typeof FAULTS;

/** One request, in the order in which they came. `at` is the soak's clock. */
export interface Entry extends Received {
  at: number;
  fault: Fault;
  /** How long it asked to be left alone, in ms of the soak's clock; 0 when it did not. */
  retryAfterMs: number;
  /** Its answer went out whole, if a whole one was meant to. */
  answered: boolean;
  /** Another request came on its connection: whoever dies or loses patience closes it. */
  followed: boolean;
}

/** Taken, and the sender cannot know. */
export const isLost = ({ fault, answered }: Entry) =>
  FAULTS[fault].takes && (FAULTS[fault].lost || !answered);

export interface FaultyService {
  route: string;
  url: string;
  journal: Entry[];
  /** Its port is closed for so long, in ms of the machine's own time; what is under way is answered. */
  refuse(ms: number): Promise<void>;
  refusals(): number;
  close(): Promise<void>;
}

const SLOW_MS = 150;
/** Seconds of the soak's clock that a busy service asks for. */
const BUSY_S = [5, 90] as const;

/** A local server that speaks one service's protocol, and fails as chance has it. */
export async function startFaultyService(
  route: string,
  shape: ServiceShape,
  { random, clock }: { random: Random; clock: Clock },
): Promise<FaultyService> {
  const journal: Entry[] = [];
  const newestOf = new WeakMap<Socket, Entry>();
  let refusals = 0;
  let answering = 0;
  let server = createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const received = shape.read(request, Buffer.concat(chunks).toString());
      const fault = draw(random.next());
      const seconds = fault === 'busy' ? Math.round(random.between(...BUSY_S)) : 0;
      const entry = { ...received, at: clock.now(), fault, retryAfterMs: seconds * 1000, ...UNKNOWN };
      journal.push(entry);
      const before = newestOf.get(request.socket);
      if (before !== undefined) before.followed = true;
      newestOf.set(request.socket, entry);
      response.once('finish', () => {
        entry.answered = true;
      });
      if (!isHanging(fault)) response.once('close', underWay());
      await answer(fault, seconds, received, response);
    } catch {
      // The sender was killed in the middle of it: nothing was taken.
      response.destroy();
    }
  }

  async function answer(
    fault: Fault,
    seconds: number,
    received: Received,
    response: ServerResponse,
  ): Promise<void> {
    if (isHanging(fault)) return;
    if (fault === 'cut') return void response.destroy();
    if (fault === 'slow') await setTimeout(SLOW_MS);
    const { status, headers = {}, body } = shape.answer(fault, seconds, received);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    if (fault !== 'cut_lost') return void response.end(body);
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  }

  async function listenAgain(): Promise<void> {
    for (;;) {
      server = createServer(serve);
      server.listen(port, '127.0.0.1');
      try {
        await once(server, 'listening');
        return;
      } catch {
        // Somebody else's connection goes out from this port for a moment.
        await setTimeout(50);
      }
    }
  }

  function underWay(): () => void {
    answering += 1;
    return () => {
      answering -= 1;
    };
  }

  async function stopListening(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    while (answering > 0) await setTimeout(10);
    // Whoever hangs is never answered anyway.
    await setTimeout(100);
    server.closeAllConnections();
    await closed;
  }

  return {
    route,
    url: `http://127.0.0.1:${port}`,
    journal,
    async refuse(ms) {
      refusals += 1;
      await stopListening();
      await setTimeout(ms);
      await listenAgain();
    },
    refusals: () => refusals,
    close: stopListening,
  };
}

const UNKNOWN = { answered: false, followed: false };

const isHanging = (fault: Fault) => fault === 'hang' || fault === 'hang_lost';

function draw(chance: number): Fault {
  let sum = 0;
  for (const [fault, { share }] of Object.entries(FAULTS)) {
    sum += share;
    if (chance < sum) return fault as Fault;
  }
  return 'none';
}
