import type { Machine } from './machine.ts';
import { type BrowserWindow, frame } from './window-module.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** Where a request comes from: a window's own page, or a frame somebody got into it. */
export interface Origin {
  url: string;
  mainFrame: boolean;
}

export class IpcMainModule {
  readonly #handlers = new Map<string, Handler>();
  readonly #machine: Machine;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  handle(channel: string, handler: Handler) {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  /**
   * One ipcRenderer.invoke. Arguments and answer go through structured clone, and of an error only the message
   * survives, as in Electron.
   */
  async invoke(
    window: BrowserWindow,
    origin: Origin | null,
    channel: string,
    args: unknown[],
  ): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const { contents } = window;
    const senderFrame =
      origin === null
        ? contents.mainFrame
        : frame(this.#machine, () => origin.url, origin.mainFrame ? null : contents.mainFrame);
    const event = { type: 'frame', frameId: 1, processId: 1, sender: contents.self, senderFrame };
    return structuredClone(await handler(event, ...structuredClone(args)));
  }
}
