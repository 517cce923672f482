import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { CHANNELS, type PushName } from '../../shared/channels.ts';
import type { Pushes, Reply } from '../../shared/ipc.ts';
import type { App } from '../app/app.ts';
import type { Log } from '../app/log.ts';
import { RENDERER_ORIGIN } from './renderer-protocol.ts';

/** One Electron channel carries all pushes: (name, value). */
const PUSH_CHANNEL = 'push';

export interface IpcOptions {
  app: Pick<App, 'handle' | 'onPush'>;
  /** The window's contents, while there is a window. */
  contents(): WebContents | null;
  log: Log;
}

export interface Ipc {
  /** Asks the page to show something, as soon as it listens. */
  navigate(to: Pushes['navigate']): void;
}

/** The desktop's end of the contract: requests of our own page go to the app, pushes of the app to our page alone. */
export function serveIpc({ app, contents, log }: IpcOptions): Ipc {
  /** Pages subscribe before they ask for anything: from its first request on a page hears what is sent. */
  const listening = new WeakSet<WebContents>();
  let waiting: Pushes['navigate'] | null = null;

  for (const channel of CHANNELS)
    ipcMain.handle(channel, async (event, payload: unknown): Promise<Reply<unknown>> => {
      if (!fromOurPage(event, contents())) {
        log.warn('refused a request that is not from our window', {
          channel,
          origin: event.senderFrame?.origin,
        });
        return { ok: false, error: 'Only Dogwatch’s own window may ask this.' };
      }
      const page = event.sender;
      const first = !listening.has(page);
      if (first) listenUntilItLeaves(page);
      const reply = await app.handle(channel, payload);
      if (first) setImmediate(sendWaiting);
      return reply;
    });

  function listenUntilItLeaves(page: WebContents): void {
    listening.add(page);
    const leave = (details: Electron.WebContentsDidStartNavigationEventParams) => {
      if (!details.isMainFrame || details.isSameDocument) return;
      listening.delete(page);
      page.off('did-start-navigation', leave);
    };
    page.on('did-start-navigation', leave);
  }

  function send<P extends PushName>(push: P, value: Pushes[P]): boolean {
    const page = contents();
    if (page === null || page.isDestroyed() || !listening.has(page)) return false;
    page.send(PUSH_CHANNEL, push, value);
    return true;
  }

  function navigate(to: Pushes['navigate']): void {
    waiting = to;
    sendWaiting();
  }

  function sendWaiting(): void {
    if (waiting !== null && send('navigate', waiting)) waiting = null;
  }

  app.onPush((push, value) => {
    if (push === 'navigate') navigate(value as Pushes['navigate']);
    else send(push, value);
  });
  return { navigate };
}

function fromOurPage(event: IpcMainInvokeEvent, contents: WebContents | null): boolean {
  const { sender, senderFrame } = event;
  return (
    sender === contents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === RENDERER_ORIGIN
  );
}
