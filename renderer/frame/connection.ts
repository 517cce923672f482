import type { Bridge } from '../../shared/ipc.ts';
import { connectSocket } from './socket-bridge.ts';

declare global {
  interface Window {
    /** Exposed by Electron's preload; absent in a browser. */
    dogwatch?: Bridge;
  }
}

export type ConnectionStatus = 'connecting' | 'up' | 'lost';

/** A Bridge that knows whether Dogwatch is on its other end. */
export interface Connection extends Bridge {
  /** Tells the present status at once, then every change. Returns a function that ends the subscription. */
  onStatus(listener: (status: ConnectionStatus) => void): () => void;
}

/** Electron's bridge where there is one, else the headless host's WebSocket on the page's own origin. */
export function connect(page: Window): Connection {
  if (page.dogwatch) return always(page.dogwatch);
  const { protocol, host } = page.location;
  return connectSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ipc`, {
    open: (url) => new WebSocket(url),
    after: (ms, task) => {
      setTimeout(task, ms);
    },
  });
}

/** Over Electron IPC the main process lives as long as the window. */
function always(bridge: Bridge): Connection {
  return {
    request: (channel, payload) => bridge.request(channel, payload),
    subscribe: (push, listener) => bridge.subscribe(push, listener),
    onStatus(listener) {
      listener('up');
      return () => {};
    },
  };
}
