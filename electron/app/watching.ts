import { IN_CLUSTER } from '../kube/in-cluster.ts';
import type { Arguments } from './arguments.ts';
import type { Clock } from './clock.ts';
import { type Contexts, usable } from './contexts.ts';
import type { Log } from './log.ts';
import type { Session } from './session-ports.ts';
import type { SettingsFile } from './settings-file.ts';

/** Between the starts of two loops, in ms: several first syncs at once would each be slow. */
const STAGGER_MS = 2_000;

export interface WatchingOptions {
  args: Pick<Arguments, 'context' | 'demo'>;
  contexts: Contexts;
  settings: Pick<SettingsFile, 'get' | 'set'>;
  clock: Clock;
  log: Log;
  /** A session over the database of the demo cluster, or over that of all others. */
  openSession(demo: boolean): Session;
  changed(): void;
}

/** Which contexts are watched: the chosen one, which is shown, and those whose switch is on. The demo stays apart. */
export interface Watching {
  chosen(): string | null;
  session(): Session;
  /** Shows and watches a context. The one left ends unless its switch is on. @throws Error with one sentence. */
  choose(name: string): Promise<void>;
  /** Turns a context's switch. @throws Error with one sentence when it cannot be watched, or the setting not saved. */
  setWatch(name: string, on: boolean): Promise<void>;
  /** These contexts lead elsewhere, have other credentials, or are gone: they are connected anew. */
  kubeconfigChanged(names: ReadonlySet<string>): Promise<void>;
  settingsChanged(): void;
  stop(): Promise<void>;
}

/** Begins to watch. @throws Error with one sentence when --context cannot be used, or the database not be had. */
export function startWatching(options: WatchingOptions): Watching {
  const { args, contexts, settings, clock, log } = options;
  let chosen = firstChoice();
  let demo = contexts.isDemo(chosen);
  let session = options.openSession(demo);
  let stopped: Promise<void> | null = null;
  let cancelStarts = () => {};

  /** Flag, demo, then what the person chose last. A context that cannot be used is not chosen; its problem is shown. */
  function firstChoice(): string | null {
    if (args.context !== undefined) return usable(contexts, args.context).name;
    if (args.demo) return contexts.current();
    const remembered = settings.get().context;
    const known = contexts.list().find(({ name, problem }) => name === remembered && problem === null);
    const own = contexts.list().find(({ name }) => name === IN_CLUSTER || contexts.isDemo(name));
    return (known ?? own)?.name ?? null;
  }

  /** The chosen one first. What one database holds is not mixed with the other's. */
  function wanted(): string[] {
    const others = settings.get().watch.contexts.filter((name) => !demo && !contexts.isDemo(name));
    return [...new Set(chosen === null ? others : [chosen, ...others])];
  }

  /** Starts what is missing: the first at once, the others one after the other. */
  function start(): void {
    cancelStarts();
    const missing = wanted().filter((name) => !session.watched().includes(name));
    const cancels = missing.map((name, index) => {
      if (index > 0) return clock.after(index * STAGGER_MS, () => session.watch(name));
      session.watch(name);
      return () => {};
    });
    cancelStarts = () => cancels.forEach((cancel) => void cancel());
  }

  /** Brings what runs in line with what is wanted. */
  async function settle(changed: ReadonlySet<string> = new Set()): Promise<void> {
    if (stopped !== null) return;
    cancelStarts();
    if (contexts.isDemo(chosen) !== demo) {
      await session.close();
      demo = !demo;
      session = options.openSession(demo);
    }
    for (const name of session.watched()) if (changed.has(name)) await session.unwatch(name);
    start();
    for (const name of session.watched()) if (!wanted().includes(name)) await session.unwatch(name);
    options.changed();
  }

  // Ending what ran before takes time: one change after the other, in the order asked for.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn(task: () => Promise<void>): Promise<void> {
    const mine = turn.then(task);
    turn = mine.catch((error: unknown) => log.error('changing what is watched failed', { error }));
    return mine;
  }

  start();

  return {
    chosen: () => chosen,
    session: () => session,
    choose: (name) =>
      inTurn(async () => {
        usable(contexts, name);
        chosen = name;
        await settle();
        if (!demo) settings.set('context', name);
      }),
    setWatch: (name, on) =>
      inTurn(async () => {
        if (on) usable(contexts, name);
        if (contexts.isDemo(name)) throw new Error('The demo cluster is watched only while it is shown.');
        const others = settings.get().watch.contexts.filter((other) => other !== name);
        settings.set('watch.contexts', on ? [...others, name] : others);
        await settle();
      }),
    kubeconfigChanged: (names) =>
      inTurn(async () => {
        chosen ??= firstChoice();
        await settle(names);
      }),
    settingsChanged() {
      session.settingsChanged();
      void inTurn(() => settle());
    },
    stop() {
      stopped ??= inTurn(async () => {
        cancelStarts();
        await session.close();
      });
      return stopped;
    },
  };
}
