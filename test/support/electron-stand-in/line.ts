/** Calls both ways between the program's process and its driver, beside whatever the program itself sends. */

export type Served = Record<string, (...args: never[]) => unknown>;

export interface Wire {
  send(message: object): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other end is gone: nothing will be answered any more. */
  onEnd(listener: () => void): void;
}

interface Call {
  line: 'call';
  id: number;
  name: string;
  args: unknown[];
}

interface Answer {
  line: 'answer';
  id: number;
  ok: boolean;
  value: unknown;
}

/** Serves `served` to the other end and returns what calls the other end. Of an error its message arrives. */
export function line(wire: Wire, served: Served): (name: string, ...args: unknown[]) => Promise<unknown> {
  let ids = 0;
  let ended = false;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();

  wire.onMessage((message) => {
    if (isCall(message)) void answer(message);
    else if (isAnswer(message)) {
      const { id, ok, value } = message;
      if (ok) waiting.get(id)?.resolve(value);
      else waiting.get(id)?.reject(new Error(String(value)));
      waiting.delete(id);
    }
  });

  wire.onEnd(() => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new Error('The other process has ended.'));
    waiting.clear();
  });

  async function answer({ id, name, args }: Call): Promise<void> {
    try {
      const value = await served[name]?.(...(args as never[]));
      wire.send({ line: 'answer', id, ok: true, value } satisfies Answer);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      wire.send({ line: 'answer', id, ok: false, value: text } satisfies Answer);
    }
  }

  return (name, ...args) =>
    new Promise((resolve, reject) => {
      // Whoever asks after the end would wait for ever.
      if (ended) return reject(new Error('The other process has ended.'));
      const id = ++ids;
      waiting.set(id, { resolve, reject });
      wire.send({ line: 'call', id, name, args } satisfies Call);
    });
}

const isCall = (message: unknown): message is Call => Object(message).line === 'call';
const isAnswer = (message: unknown): message is Answer => Object(message).line === 'answer';
