import { app as electron } from 'electron';
import type { Channel } from '../../shared/channels.ts';
import type { Payload } from '../../shared/ipc.ts';
import type { App } from '../app/app.ts';
import type { Destination } from './deep-link.ts';
import type { TrayAction } from './tray-menu.ts';

export interface TrayActionPort {
  app: Pick<App, 'handle' | 'notice' | 'dropNotice'>;
  /** Shows the window, at a place where one is given. */
  show(to: Destination | null): void;
}

/** Does what was clicked. Requests go the window's way; the tray has no place for an error, so the window shows it. */
export async function performTrayAction(action: TrayAction, { app, show }: TrayActionPort): Promise<void> {
  async function request<C extends Channel>(channel: C, payload: Payload<C>): Promise<void> {
    const reply = await app.handle(channel, payload);
    if (reply.ok) return app.dropNotice('tray');
    app.notice({ id: 'tray', tone: 'error', text: reply.error });
    show(null);
  }

  switch (action.do) {
    case 'open':
      show(null);
      break;
    case 'show-incident':
      show({ screen: 'incident', incident: action.incident });
      break;
    case 'settings':
      show({ screen: 'settings' });
      break;
    case 'choose-context':
      await request('contexts.choose', { name: action.context });
      break;
    case 'poll-now':
      await request('loop.pollNow', {});
      break;
    case 'pause':
      await request('loop.pause', { minutes: action.minutes });
      break;
    case 'resume':
      await request('loop.resume', {});
      break;
    case 'open-log':
      await request('shell.openLog', {});
      break;
    case 'quit':
      electron.quit();
  }
}
