import { describe, expect, it } from 'vitest';
import type { Connection, ConnectionStatus } from '../../renderer/frame/connection.ts';
import { createStore } from '../../renderer/frame/store.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { Incident } from '../../shared/incident.ts';
import type { Bridge, Reply } from '../../shared/ipc.ts';
import { incident } from '../support/scene-incidents.ts';
import { appState } from '../support/scenes.ts';

interface Asked {
  channel: string;
  payload: unknown;
  answer(value: unknown): Promise<void>;
  refuse(error: string): Promise<void>;
}

/** A main side whose answers come when the test says so. */
function mainSide(after?: (ms: number, task: () => void) => void) {
  const asked: Asked[] = [];
  const listeners = new Map<string, (value: never) => void>();
  let status: (status: ConnectionStatus) => void = () => {};
  const connection: Connection = {
    request: ((channel: string, payload: unknown) =>
      new Promise<Reply<unknown>>((resolve) => {
        const settle = async (reply: Reply<unknown>) => {
          resolve(reply);
          await new Promise((done) => setImmediate(done));
        };
        asked.push({
          channel,
          payload,
          answer: (value) => settle({ ok: true, value }),
          refuse: (error) => settle({ ok: false, error }),
        });
      })) as Bridge['request'],
    subscribe(push, listener) {
      listeners.set(push, listener as (value: never) => void);
      return () => {};
    },
    onStatus(listener) {
      status = listener;
      return () => {};
    },
  };
  const store = createStore(connection, after);
  const last = (): Asked =>
    asked.at(-1) ?? { channel: '', payload: null, answer: async () => {}, refuse: async () => {} };
  return {
    store,
    asked,
    last,
    status: (value: ConnectionStatus) => status(value),
    push: (push: string, value: unknown) => listeners.get(push)?.(value as never),
    async ready(incidents: Incident[] = [], app: AppState = appState()) {
      status('up');
      await last().answer(app);
      await last().answer({ incidents, total: incidents.length });
    },
  };
}

const channels = (asked: Asked[]) => asked.map(({ channel }) => channel);

it('reads the state, then the active incidents of its context', async () => {
  const { store, asked, ready } = mainSide();
  const known = incident('crash_loop');
  await ready([known]);
  expect(channels(asked)).toEqual(['app.state', 'incidents.list']);
  expect(asked[1]?.payload).toMatchObject({ context: 'prod-eu', state: 'active' });
  expect([...store.view().incidents.keys()]).toEqual([known.id]);
  expect(store.view().active.status).toBe('ready');
});

it('asks for no incidents before a context is chosen', async () => {
  const { store, asked, status, last } = mainSide();
  status('up');
  await last().answer(appState({ chosen: null }));
  expect(channels(asked)).toEqual(['app.state']);
  expect(store.view().active.status).toBe('ready');
});

it('folds pushed incidents in by id', async () => {
  const { store, push, ready } = mainSide();
  const known = incident('crash_loop');
  await ready([known]);
  push('incidents', [{ ...known, count: 7 }, incident('oom_killed')]);
  expect(store.view().incidents.get(known.id)?.count).toBe(7);
  expect(store.view().incidents.size).toBe(2);
});

it('prefers what was pushed while the list was being read', async () => {
  const { store, push, status, last } = mainSide();
  const stale = incident('crash_loop', { state: 'open' });
  status('up');
  await last().answer(appState());
  push('incidents', [{ ...stale, state: 'acknowledged' }]);
  await last().answer({ incidents: [stale], total: 1 });
  expect(store.view().incidents.get(stale.id)?.state).toBe('acknowledged');
});

it('prefers a state that was pushed while it was being asked for', async () => {
  const { store, push, status, last } = mainSide();
  status('up');
  const asked = last();
  push('state', appState({ notSaved: 3 }));
  await asked.answer(appState({ notSaved: 0 }));
  expect(store.view().app?.notSaved).toBe(3);
});

it('reads anew when another context is chosen, and ignores the late answer for the one left', async () => {
  const { store, push, status, last } = mainSide();
  status('up');
  await last().answer(appState());
  const late = last();
  push('state', appState({ chosen: 'staging' }));
  expect(last().payload).toMatchObject({ context: 'staging' });
  await last().answer({ incidents: [], total: 0 });
  await late.answer({ incidents: [incident('crash_loop')], total: 1 });
  expect(store.view().incidents.size).toBe(0);
});

it('holds the incidents of every watched context, and reads anew when another one joins', async () => {
  const { store, asked, push, ready } = mainSide();
  await ready([incident('crash_loop')]);
  const open = { critical: 0, warning: 0, info: 0 };
  const watched = ['prod-eu', 'staging'].map((context) => ({ context, open }));
  push('state', appState({ watched }));
  const [first, second] = asked.slice(-2);
  expect([first, second].map((one) => one?.payload)).toMatchObject([
    { context: 'prod-eu', state: 'active' },
    { context: 'staging', state: 'active' },
  ]);
  await first?.answer({ incidents: [incident('crash_loop')], total: 1 });
  await second?.answer({ incidents: [incident('oom_killed', { context: 'staging' })], total: 1 });
  expect([...store.view().incidents.values()].map(({ context }) => context)).toEqual(['prod-eu', 'staging']);
  expect(store.view().active).toMatchObject({ status: 'ready', total: 2 });
  push('state', appState({ watched, notSaved: 1 }));
  expect(channels(asked.slice(4))).toEqual([]);
});

it('keeps what it shows while the connection is lost, and reads everything again afterwards', async () => {
  const { store, asked, status, last, ready } = mainSide();
  const gone = incident('crash_loop');
  await ready([gone]);
  status('lost');
  expect(store.view().connection).toBe('lost');
  expect(store.view().incidents.size).toBe(1);
  status('up');
  await last().answer(appState());
  expect(store.view().incidents.size).toBe(1);
  await last().answer({ incidents: [], total: 0 });
  expect(store.view().incidents.size).toBe(0);
  expect(channels(asked)).toEqual(['app.state', 'incidents.list', 'app.state', 'incidents.list']);
});

it('says why the list could not be read, and reads it when asked again', async () => {
  const { store, status, last } = mainSide();
  status('up');
  await last().answer(appState());
  await last().refuse('The database is locked.');
  expect(store.view().active).toMatchObject({ status: 'failed', error: 'The database is locked.' });
  store.reload();
  await last().answer(appState());
  await last().answer({ incidents: [], total: 0 });
  expect(store.view().active).toMatchObject({ status: 'ready', error: null });
});

it('pages through resolved incidents from the end of the page before', async () => {
  const { store, last, ready } = mainSide();
  await ready();
  const page = [
    incident('crash_loop', { state: 'resolved', lastSeen: '2026-11-22T10:00:00.000Z' }),
    incident('crash_loop', { state: 'resolved', lastSeen: '2026-11-22T09:00:00.000Z' }),
  ];
  store.readResolved({ context: 'prod-eu' });
  expect(last().payload).toMatchObject({ context: 'prod-eu', state: 'resolved', before: null });
  await last().answer({ incidents: page, total: 3 });
  store.readOlder();
  expect(last().payload).toMatchObject({ before: { lastSeen: page[1]?.lastSeen, id: page[1]?.id } });
});

it('holds three notifications at most, each once', () => {
  const { store, push } = mainSide();
  for (const id of ['1', '2', '2', '3', '4'])
    push('notification', { id, title: id, body: '', severity: 'info', incident: null });
  expect(store.view().toasts.map(({ id }) => id)).toEqual(['2', '3', '4']);
  store.dismiss('3');
  push('notification', { id: '3', title: '3', body: '', severity: 'info', incident: null });
  expect(store.view().toasts.map(({ id }) => id)).toEqual(['2', '4']);
});

it('shows the first of a storm at once, and the rest a few times a second', async () => {
  const looks: (() => void)[] = [];
  const { store, push, ready } = mainSide((_ms, look) => looks.push(look));
  await ready();
  const first = incident('crash_loop');
  let changes = 0;
  store.subscribe(() => changes++);
  push('incidents', [first]);
  expect(store.view().incidents.size).toBe(1);
  for (let count = 2; count <= 50; count++) push('incidents', [{ ...first, count }]);
  push('incidents', [incident('oom_killed')]);
  expect(changes).toBe(1);
  looks.shift()?.();
  expect(changes).toBe(2);
  expect(store.view().incidents.get(first.id)?.count).toBe(50);
  expect(store.view().incidents.size).toBe(2);
  looks.shift()?.();
  expect(changes).toBe(2);
  push('incidents', [{ ...first, count: 51 }]);
  expect(store.view().incidents.get(first.id)?.count).toBe(51);
});

it('never shows what waited over what was read after it', async () => {
  const looks: (() => void)[] = [];
  const { store, push, last, ready } = mainSide((_ms, look) => looks.push(look));
  const known = incident('crash_loop');
  await ready([known]);
  push('incidents', [{ ...known, count: 2 }]);
  push('incidents', [{ ...known, count: 3 }]);
  store.reload();
  await last().answer(appState());
  await last().answer({ incidents: [{ ...known, count: 9 }], total: 1 });
  looks.shift()?.();
  expect(store.view().incidents.get(known.id)?.count).toBe(9);
});

describe('resolved incidents that a query asks for', () => {
  const all = { context: 'prod-eu' };
  const found = { context: 'prod-eu', text: 'web' };
  const resolved = (name: string) => incident('crash_loop', { name, state: 'resolved' });

  it('are read from the newest on, and beside those held already', async () => {
    const { store, last, ready } = mainSide();
    await ready();
    store.readResolved(all);
    await last().answer({ incidents: [resolved('api')], total: 900 });
    store.readResolved(found);
    expect(last().payload).toMatchObject({ text: 'web', before: null });
    await last().answer({ incidents: [resolved('web')], total: 1 });
    expect(store.view().incidents.size).toBe(2);
    expect(store.view().resolved).toMatchObject({ status: 'ready', total: 1 });
  });

  it('are not read twice', async () => {
    const { store, asked, last, ready } = mainSide();
    await ready();
    store.readResolved(all);
    store.readResolved({ ...all });
    await last().answer({ incidents: [], total: 0 });
    store.readResolved({ ...all });
    expect(asked).toHaveLength(3);
  });

  it('ignore the late answer to the query before', async () => {
    const { store, last, ready } = mainSide();
    await ready();
    store.readResolved(all);
    const late = last();
    store.readResolved(found);
    await last().answer({ incidents: [], total: 1 });
    await late.answer({ incidents: [resolved('api')], total: 900 });
    expect(store.view().resolved.total).toBe(1);
    expect(store.view().incidents.size).toBe(0);
  });
});

describe('where main wants the window to go', () => {
  const to = (incident: string | null) => ({ screen: 'incident', incident });

  it('is heard as it comes', () => {
    const { store, push } = mainSide();
    const heard: unknown[] = [];
    const stop = store.onNavigate((target) => heard.push(target));
    push('navigate', to('one'));
    stop();
    expect(heard).toEqual([to('one')]);
  });

  it('waits for the window to be drawn; the last one counts, once', () => {
    const { store, push } = mainSide();
    push('navigate', to('one'));
    push('navigate', to('two'));
    const heard: unknown[] = [];
    store.onNavigate((target) => heard.push(target))();
    store.onNavigate((target) => heard.push(target));
    expect(heard).toEqual([to('two')]);
  });
});
