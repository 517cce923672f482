import type { Readiness } from './readiness.ts';

/** The browser that windows are shown in. Calls come in order; what is sent to a page that is not there is lost. */
export interface Pages {
  open(window: number, preload: string | null): void;
  /** Rejects when the page does not load. */
  load(window: number, url: string): Promise<void>;
  reload(window: number): void;
  close(window: number): void;
  send(window: number, channel: string, args: unknown[]): void;
}

/** The computer the stand-in pretends to run on, shared by all of its modules. */
export interface Machine {
  platform: NodeJS.Platform;
  pages: Pages;
  ready: Readiness;
  /** Ends the process. */
  exit(code: number): void;
  /** Tells the first instance; false when this is it. */
  handOver(userData: string, argv: readonly string[], additionalData: unknown): boolean;
}

/** An event as Electron hands it to listeners: it can be refused. */
export function preventable<T extends object>(
  fields: T,
): T & { preventDefault(): void; defaultPrevented: boolean } {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
