import { describe, expect, test, vi } from 'vitest';
import { CHANNELS } from '../../shared/channels.ts';
import { scriptedApp } from './support/scripted-app.ts';
import { electronOn, silentLog } from './support/stand-in.ts';
import { appState, incident } from './support/states.ts';

const ORIGIN = 'app://dogwatch';

async function servedIpc() {
  const machine = await electronOn('linux');
  const { BrowserWindow } = machine.electron.modules;
  const { serveIpc } = await import('../../electron/shell/ipc.ts');
  const program = scriptedApp();
  const log = silentLog();
  const window = new BrowserWindow();
  await window.loadURL(`${ORIGIN}/`);
  const ipc = serveIpc({ app: program.app, contents: () => window.webContents as Electron.WebContents, log });
  const request = (channel: string, payload: unknown = {}) =>
    machine.controls.invoke(window.id, null, channel, [payload]);
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { ...machine, ...program, ipc, window, log, request, settled };
}

test('every channel of the contract reaches the app with its payload', async () => {
  const { app, request } = await servedIpc();
  for (const channel of CHANNELS)
    expect(await request(channel, { channel })).toEqual({ ok: true, value: null });
  expect(vi.mocked(app.handle).mock.calls).toEqual(CHANNELS.map((channel) => [channel, { channel }]));
});

describe('a request is refused and logged', () => {
  test.each([
    ['from another origin in our window', { url: 'https://evil.example/', mainFrame: true }],
    ['from a frame inside our page', { url: `${ORIGIN}/`, mainFrame: false }],
    ['from another host of our scheme', { url: 'app://evil/', mainFrame: true }],
    ['from a page without an origin', { url: 'data:text/html,x', mainFrame: true }],
  ])('%s', async (_what, origin) => {
    const { controls, app, log } = await servedIpc();
    expect(await controls.invokeFrom(origin, 'incidents.close', [{}])).toMatchObject({ ok: false });
    expect(app.handle).not.toHaveBeenCalled();
    expect(log.warn).toHaveBeenCalledOnce();
  });

  test('from another window, though its page is ours', async () => {
    const { electron, controls, app } = await servedIpc();
    const other = new electron.modules.BrowserWindow();
    await other.loadURL(`${ORIGIN}/`);
    expect(await controls.invoke(other.id, null, 'app.state', [{}])).toMatchObject({ ok: false });
    expect(app.handle).not.toHaveBeenCalled();
  });
});

describe('pushes', () => {
  test('reach the page once it asked for something', async () => {
    const { pages, push, request } = await servedIpc();
    const sent = () =>
      pages.filter(([name]) => name === 'send').map(([, , channel, args]) => [channel, args]);
    push('incidents', [incident(1)]);
    expect(sent()).toEqual([]);
    await request('app.state');
    push('incidents', [incident(2)]);
    push('state', appState());
    expect(sent()).toEqual([
      ['push', ['incidents', [incident(2)]]],
      ['push', ['state', appState()]],
    ]);
  });

  test('where to go waits for the page, the newest wins and comes once', async () => {
    const { pages, app, ipc, request, settled } = await servedIpc();
    const sent = () => pages.filter(([name]) => name === 'send').map(([, , , args]) => args);
    ipc.navigate({ screen: 'settings', incident: null });
    app.show(incident(1).id);
    await request('app.state');
    await settled();
    await request('incidents.list');
    await settled();
    expect(sent()).toEqual([['navigate', { screen: 'incident', incident: incident(1).id }]]);
  });

  test('to a page that reloads wait for the new one', async () => {
    const { pages, app, window, request, settled } = await servedIpc();
    const sent = () => pages.filter(([name]) => name === 'send').map(([, , , args]) => args);
    await request('app.state');
    (window.webContents as Electron.WebContents).reload();
    app.show(incident(1).id);
    expect(sent()).toEqual([]);
    await request('app.state');
    await settled();
    expect(sent()).toEqual([['navigate', { screen: 'incident', incident: incident(1).id }]]);
  });
});
