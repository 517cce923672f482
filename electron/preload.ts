import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, PUSHES } from '../shared/channels.ts';
import type { Bridge } from '../shared/ipc.ts';

const channels: ReadonlySet<string> = new Set(CHANNELS);
const pushes: ReadonlySet<string> = new Set(PUSHES);

const bridge: Bridge = {
  request: (channel, payload) =>
    channels.has(channel)
      ? ipcRenderer.invoke(channel, payload)
      : Promise.resolve({ ok: false, error: `There is no request "${channel}".` }),
  subscribe(push, listener) {
    if (!pushes.has(push)) throw new Error(`There is no push "${push}".`);
    // The event object stays here: it would hand ipcRenderer to the page.
    const receive = (_event: unknown, name: string, value: Parameters<typeof listener>[0]) => {
      if (name === push) listener(value);
    };
    ipcRenderer.on('push', receive);
    return () => {
      ipcRenderer.off('push', receive);
    };
  },
};

contextBridge.exposeInMainWorld('dogwatch', bridge);
