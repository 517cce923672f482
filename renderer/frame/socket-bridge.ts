import type { Channel, PushName } from '../../shared/channels.ts';
import type { Payload, Pushes, Replies, Reply } from '../../shared/ipc.ts';
import type { Connection, ConnectionStatus } from './connection.ts';

/** What the bridge needs of a browser's WebSocket. */
export type Socket = Pick<WebSocket, 'send' | 'addEventListener'>;

export interface SocketHost {
  open(url: string): Socket;
  /** Runs `task` once after `ms`. */
  after(ms: number, task: () => void): void;
}

type Frame = { id: number; reply: Reply<unknown> } | { push: PushName; value: unknown };

const FIRST_RETRY = 250;
const LAST_RETRY = 5_000;
const lost = { ok: false, error: 'The connection to Dogwatch is lost. Trying again.' } as const;

/**
 * The Bridge over the headless host's WebSocket. It reconnects for ever (250 ms to 5 s between tries).
 * Requests that are out when the socket closes, or made while it is closed, answer with an error at once:
 * an action must not happen minutes later, when nobody expects it any more.
 */
export function connectSocket(url: string, host: SocketHost): Connection {
  const listeners = new Map<PushName, Set<(value: never) => void>>();
  const watchers = new Set<(status: ConnectionStatus) => void>();
  const waiting = new Map<number, (reply: Reply<never>) => void>();
  let status: ConnectionStatus = 'connecting';
  let socket: Socket | null = null;
  let nextId = 1;
  let retry = FIRST_RETRY;

  function tell(now: ConnectionStatus): void {
    if (now === status) return;
    status = now;
    for (const watcher of watchers) watcher(now);
  }

  function open(): void {
    const attempt = host.open(url);
    attempt.addEventListener('open', () => {
      socket = attempt;
      retry = FIRST_RETRY;
      tell('up');
    });
    attempt.addEventListener('message', (message) => receive(message.data));
    attempt.addEventListener('close', () => {
      socket = null;
      for (const answer of waiting.values()) answer(lost);
      waiting.clear();
      tell('lost');
      host.after(retry, open);
      retry = Math.min(retry * 2, LAST_RETRY);
    });
  }

  function receive(data: unknown): void {
    const frame = parse(data);
    if (!frame) return;
    if ('push' in frame) {
      for (const listener of listeners.get(frame.push) ?? []) listener(frame.value as never);
      return;
    }
    waiting.get(frame.id)?.(frame.reply as Reply<never>);
    waiting.delete(frame.id);
  }

  open();
  return {
    request<C extends Channel>(channel: C, payload: Payload<C>) {
      const up = socket;
      if (!up) return Promise.resolve(lost);
      const id = nextId++;
      return new Promise<Reply<Replies[C]>>((answer) => {
        waiting.set(id, answer);
        up.send(JSON.stringify({ id, channel, payload }));
      });
    },
    subscribe<P extends PushName>(push: P, listener: (value: Pushes[P]) => void) {
      const set = listeners.get(push) ?? new Set();
      listeners.set(push, set.add(listener));
      return () => set.delete(listener);
    },
    onStatus(watcher) {
      watchers.add(watcher);
      watcher(status);
      return () => watchers.delete(watcher);
    },
  };
}

function parse(data: unknown): Frame | null {
  try {
    const frame: unknown = JSON.parse(String(data));
    if (typeof frame !== 'object' || frame === null) return null;
    return 'push' in frame || ('id' in frame && 'reply' in frame) ? (frame as Frame) : null;
  } catch {
    return null;
  }
}
