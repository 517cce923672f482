import { vi } from 'vitest';
import type { App } from '../../../electron/app/app.ts';
import type { AppState, Notice } from '../../../shared/app-state.ts';
import type { PushName } from '../../../shared/channels.ts';
import type { Incident } from '../../../shared/incident.ts';
import type { Pushes, Reply } from '../../../shared/ipc.ts';
import { appState, watchedOf } from './states.ts';

type Listener = Parameters<App['onPush']>[0];

/** The program behind the shell, saying what a test tells it to say and remembering what it was asked. */
export function scriptedApp(first: AppState = appState()) {
  let state = first;
  let incidents: Incident[] = [];
  const listeners = new Set<Listener>();
  const notices = new Map<string, Notice>();
  const push = <P extends PushName>(name: P, value: Pushes[P]) => {
    for (const listener of listeners) listener(name, value);
  };
  const app: App = {
    state: () => state,
    openIncidents: (limit) => incidents.slice(0, limit),
    signals: () => ({ version: '1', loops: [], open: [], events: 0, deliveries: [], approvals: 0 }),
    exportHistory: () => {
      throw new Error('The shell exports nothing by itself.');
    },
    handle: vi.fn(async (): Promise<Reply<unknown>> => ({ ok: true, value: null })),
    onPush(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    show: vi.fn((id: string | null) =>
      push('navigate', { screen: id === null ? 'incidents' : 'incident', incident: id }),
    ),
    notice: (notice) => void notices.set(notice.id, notice),
    dropNotice: (id) => void notices.delete(id),
    focused: vi.fn(),
    suspend: vi.fn(),
    wake: vi.fn(),
    stop: vi.fn(async () => {}),
  };
  return {
    app,
    notices,
    push,
    become(next: Partial<AppState>, open: Incident[] = []) {
      state = { ...state, watched: watchedOf({ ...state, ...next }), ...next };
      incidents = open;
      push('state', state);
    },
  };
}
