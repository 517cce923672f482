import { createContext, use, useSyncExternalStore } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import type { Channel } from '../../shared/channels.ts';
import type { Incident } from '../../shared/incident.ts';
import type { NotificationMessage, Payload, Replies, Reply } from '../../shared/ipc.ts';
import type { Connection, ConnectionStatus } from './connection.ts';
import { navigationOf, type OnNavigate } from './navigation-of.ts';

/** How far one of the two lists (active, resolved) has been read. */
export interface Reading {
  status: 'none' | 'loading' | 'ready' | 'failed';
  error: string | null;
  /** How many there are in all; the map may hold fewer. */
  total: number;
}

/** Everything the window knows. Replaced, never changed, so that React can compare. */
export interface View {
  connection: ConnectionStatus;
  app: AppState | null;
  /** Why `app` could not be read. */
  problem: string | null;
  /** Of all watched contexts, and of the chosen one in any case. */
  incidents: ReadonlyMap<string, Incident>;
  active: Reading;
  resolved: Reading;
  toasts: readonly NotificationMessage[];
}

/** What the store's own search narrows resolved incidents to; a context of null: those of all. */
export type ResolvedQuery = Pick<
  Payload<'incidents.list'>,
  'context' | 'text' | 'types' | 'severities' | 'namespace'
>;

export interface Store {
  view(): View;
  subscribe(listener: () => void): () => void;
  request<C extends Channel>(channel: C, payload: Payload<C>): Promise<Reply<Replies[C]>>;
  /** Reads the state and the active incidents anew. */
  reload(): void;
  /** Reads the newest resolved incidents that a query lets pass, unless they are read already. */
  readResolved(query: ResolvedQuery): void;
  /** Reads the next page of them, or tries again what failed. */
  readOlder(): void;
  dismiss(toast: string): void;
  onNavigate: OnNavigate;
}

const ACTIVE_LIMIT = 5_000;
const RESOLVED_PAGE = 200;
const MOST_TOASTS = 3;
const unread: Reading = { status: 'none', error: null, total: 0 };

/** ms between two looks at a storm of pushes; the first after a calm is seen at once. */
const STORM_LOOK = 100;

const later = (ms: number, task: () => void): void => {
  setTimeout(task, ms);
};

/**
 * Holds the window's knowledge and keeps it current from pushes alone.
 * @param after runs `task` once after `ms`
 */
export function createStore(connection: Connection, after = later): Store {
  const listeners = new Set<() => void>();
  let view: View = {
    connection: 'connecting',
    app: null,
    problem: null,
    incidents: new Map(),
    active: unread,
    resolved: unread,
    toasts: [],
  };
  /** Pushed, and not shown yet. */
  let waiting: Incident[] = [];
  let storming = false;
  /** Pushed since a read began: newer than what that read will answer. */
  let fresher = new Map<string, Incident>();
  /** Notifications shown, so that none comes back after it was dismissed. */
  const told = new Set<string>();
  let oldestResolved: { lastSeen: string; id: string } | null = null;
  let resolvedQuery: ResolvedQuery = { context: null };
  /** Counts reads of the active list: an answer to an earlier one is stale. */
  let epoch = 0;

  function change(part: Partial<View>): void {
    view = { ...view, ...part };
    for (const listener of listeners) listener();
  }

  function receiveIncidents(incidents: Incident[]): void {
    for (const incident of incidents) fresher.set(incident.id, incident);
    waiting.push(...incidents);
    if (!storming) lookAtStorm();
  }

  function lookAtStorm(): void {
    storming = waiting.length > 0;
    if (!storming) return;
    showWaiting();
    after(STORM_LOOK, lookAtStorm);
  }

  function showWaiting(): void {
    if (waiting.length === 0) return;
    const incidents = new Map(view.incidents);
    for (const incident of waiting) incidents.set(incident.id, incident);
    waiting = [];
    change({ incidents });
  }

  function receiveState(app: AppState): void {
    const moved = JSON.stringify(contextsHeld(app)) !== JSON.stringify(contextsHeld(view.app));
    change({ app, problem: null });
    if (moved) void readActive();
  }

  async function readState(): Promise<void> {
    const before = view.app;
    const reply = await connection.request('app.state', {});
    // A push that came meanwhile is newer.
    if (view.app !== before) return;
    change(reply.ok ? { app: reply.value, problem: null } : { problem: reply.error });
  }

  async function readActive(): Promise<void> {
    const mine = ++epoch;
    // What is read now is newer than what waits.
    showWaiting();
    fresher = new Map();
    const contexts = contextsHeld(view.app);
    const kept = [...view.incidents].filter(([, incident]) => contexts.includes(incident.context));
    change({ incidents: new Map(kept), active: { ...view.active, status: 'loading' } });
    if (contexts.length === 0) return change({ active: { ...unread, status: 'ready' }, resolved: unread });
    const query = { state: 'active', limit: ACTIVE_LIMIT, before: null } as const;
    const replies = await Promise.all(
      contexts.map((context) => connection.request('incidents.list', { ...query, context })),
    );
    if (mine !== epoch) return;
    const lists = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
    const failed = replies.find((reply) => !reply.ok);
    if (failed) return change({ active: { status: 'failed', error: failed.error, total: 0 } });
    oldestResolved = null;
    const incidents = lists.flatMap((list) => list.incidents);
    const total = lists.reduce((sum, list) => sum + list.total, 0);
    change({
      incidents: byId([...incidents, ...fresher.values()]),
      active: { status: 'ready', error: null, total },
      resolved: unread,
    });
  }

  function readResolved(query: ResolvedQuery): void {
    const same = JSON.stringify(query) === JSON.stringify(resolvedQuery);
    if (same && view.resolved.status !== 'none') return;
    if (!same) oldestResolved = null;
    resolvedQuery = query;
    void readResolvedPage();
  }

  async function readResolvedPage(): Promise<void> {
    const mine = epoch;
    const query = resolvedQuery;
    change({ resolved: { ...view.resolved, status: 'loading' } });
    const reply = await connection.request('incidents.list', {
      ...query,
      state: 'resolved',
      limit: RESOLVED_PAGE,
      before: oldestResolved,
    });
    if (mine !== epoch || query !== resolvedQuery) return;
    if (!reply.ok) return change({ resolved: { ...view.resolved, status: 'failed', error: reply.error } });
    const last = reply.value.incidents.at(-1);
    oldestResolved = last ? { lastSeen: last.lastSeen, id: last.id } : oldestResolved;
    change({
      incidents: byId([...view.incidents.values(), ...reply.value.incidents, ...fresher.values()]),
      resolved: { status: 'ready', error: null, total: reply.value.total },
    });
  }

  function reload(): void {
    void readState().then(readActive);
  }

  const onNavigate = navigationOf(connection);
  connection.subscribe('state', receiveState);
  connection.subscribe('incidents', receiveIncidents);
  connection.subscribe('notification', (toast) => {
    if (told.has(toast.id)) return;
    told.add(toast.id);
    change({ toasts: [...view.toasts, toast].slice(-MOST_TOASTS) });
  });
  connection.onStatus((status) => {
    change({ connection: status });
    if (status === 'up') reload();
  });

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request: (channel, payload) => connection.request(channel, payload),
    reload,
    readResolved,
    readOlder: () => {
      if (view.resolved.status !== 'loading') void readResolvedPage();
    },
    dismiss: (toast) => change({ toasts: view.toasts.filter(({ id }) => id !== toast) }),
    onNavigate,
  };
}

/** The contexts whose incidents the window holds: the chosen one first, then whatever else is watched. */
function contextsHeld(app: AppState | null): string[] {
  if (app === null) return [];
  const watched = app.watched.map(({ context }) => context);
  return [...new Set(app.chosen === null ? watched : [app.chosen, ...watched])];
}

/** The last of several versions wins. */
function byId(incidents: Iterable<Incident>): ReadonlyMap<string, Incident> {
  return new Map([...incidents].map((incident) => [incident.id, incident]));
}

export const StoreContext = createContext<Store | null>(null);

/** The store above this component. Throws where there is none. */
export function useStore(): Store {
  const store = use(StoreContext);
  if (!store) throw new Error('No store above this component.');
  return store;
}

/** A part of the view; the component renders again only when that part is another value. */
export function useView<T>(part: (view: View) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => part(store.view()));
}
