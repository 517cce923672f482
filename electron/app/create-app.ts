import { join } from 'node:path';
import type { Notice } from '../../shared/app-state.ts';
import type { PushName } from '../../shared/channels.ts';
import type { Pushes } from '../../shared/ipc.ts';
import { connect } from '../kube/connect.ts';
import { IN_CLUSTER } from '../kube/in-cluster.ts';
import type { KubeContext } from '../kube/kubeconfig.ts';
import { watchFiles } from '../kube/watch-files.ts';
import type { App, HostPort } from './app.ts';
import { openAppSettings } from './app-settings.ts';
import { appState } from './app-state.ts';
import type { Arguments } from './arguments.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Contexts, openContexts } from './contexts.ts';
import { exportHistory, exportQuery } from './export-history.ts';
import { createHandlers } from './handlers.ts';
import { followLaunchAtLogin } from './launch-at-login.ts';
import type { LevelledLog } from './log.ts';
import type { Paths } from './paths.ts';
import { answer } from './requests.ts';
import { openSession, type Session } from './session.ts';
import { VERSION } from './version.ts';

/** State goes to the window at most this often, in ms: a burst of changes is one push. */
const STATE_INTERVAL_MS = 200;

export interface AppOptions {
  host: 'desktop' | 'headless';
  args: Arguments;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  home: string;
  paths: Paths;
  log: LevelledLog;
  hostPort: HostPort;
  clock?: Clock;
}

/**
 * Composes the program: settings and contexts, and a session over the database that belongs to the chosen one (the
 * demo cluster has its own). Nothing is contacted until a context is chosen.
 * @throws Error with one sentence when the database cannot be had (another Dogwatch owns it, no permission …).
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { args, env, platform, paths, log, hostPort, clock = systemClock } = options;
  const settingsFile = join(paths.config, 'settings.json');
  const settings = openAppSettings(settingsFile, env, log);
  log.setLevel(settings.get().logLevel);
  const launchAtLogin = followLaunchAtLogin(hostPort.launchAtLogin, settings, log);
  const listeners = new Set<Parameters<App['onPush']>[0]>();
  const hostNotices = new Map<string, Notice>();

  function push<P extends PushName>(name: P, value: Pushes[P]): void {
    for (const listener of listeners) {
      try {
        listener(name, value);
      } catch (error) {
        log.error(`pushing ${name} failed`, { error });
      }
    }
  }

  const contexts = await openContexts({
    args,
    env,
    home: options.home,
    inCluster: options.host === 'headless' ? 'first' : 'never',
    log,
    changed: (names) => void inTurn(() => followKubeconfig(names)),
  });

  const openFor = (context: string | null): Session =>
    openSession({
      databaseFile: join(paths.data, contexts.isDemo(context) ? 'dogwatch-demo.db' : 'dogwatch.db'),
      clock,
      log,
      settings: settings.get,
      connect: (name) => connect(known(contexts, name), { env }),
      notify: hostPort.notify,
      changed: (incidents) => {
        if (incidents.length > 0) push('incidents', incidents);
        stateChanged();
      },
      statusChanged: () => stateChanged(),
    });

  let chosen = firstChoice();
  let session: Session;
  try {
    session = openFor(chosen);
  } catch (error) {
    await contexts.close();
    throw error;
  }

  /** Flag, demo, then what the person chose last. A context that cannot be used is not chosen; its problem is shown. */
  function firstChoice(): string | null {
    if (args.context !== undefined) return usable(contexts, args.context).name;
    if (args.demo) return contexts.current();
    const remembered = settings.get().context;
    const known = contexts.list().find(({ name, problem }) => name === remembered && problem === null);
    const own = contexts.list().find(({ name }) => name === IN_CLUSTER || contexts.isDemo(name));
    return (known ?? own)?.name ?? null;
  }

  const state = () =>
    appState({
      version: VERSION,
      host: options.host,
      platform,
      contexts,
      chosen,
      session,
      settings: settings.get(),
      overrides: settings.overrides,
      noLaunchAtLogin: launchAtLogin.problem,
      paths,
      notices: notices(),
    });

  function notices(): Notice[] {
    const ofSession = session.notices();
    const said = (text: string) => ofSession.some((notice) => notice.text.includes(text));
    const warnings = [...contexts.problems().filter((text) => !said(text)), ...settings.problems()];
    return [
      ...ofSession,
      ...warnings.map((text): Notice => ({ id: text, tone: 'warning', text })),
      ...hostNotices.values(),
    ];
  }

  let cancelState: (() => void) | null = null;
  let stopped: Promise<void> | null = null;
  function stateChanged(): void {
    // The loops' last words come while the database closes: nobody is listening any more.
    if (stopped !== null) return;
    cancelState ??= clock.after(STATE_INTERVAL_MS, () => {
      cancelState = null;
      push('state', state());
    });
  }

  // Choosing and re-watching take time to end what ran before: one after the other, in the order asked for.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = turn.then(task);
    turn = mine.catch((error: unknown) => log.error('switching contexts failed', { error }));
    return mine;
  }

  async function choose(name: string): Promise<void> {
    usable(contexts, name);
    const demo = contexts.isDemo(name);
    const previous = chosen;
    if (previous !== null && contexts.isDemo(previous) !== demo) {
      await session.close();
      session = openFor(name);
    } else if (previous !== null && previous !== name) await session.unwatch(previous);
    chosen = name;
    session.watch(name);
    if (!demo) settings.set('context', name);
    stateChanged();
  }

  /** A context that leads elsewhere by now is connected anew (what was known is remembered); of a lost one is said why. */
  async function followKubeconfig(changed: ReadonlySet<string>): Promise<void> {
    if (chosen === null) {
      chosen = firstChoice();
      if (chosen !== null) session.watch(chosen);
    } else if (changed.has(chosen)) {
      await session.unwatch(chosen);
      session.watch(chosen);
    }
    stateChanged();
  }

  const handlers = createHandlers({
    state,
    session: () => session,
    settings,
    launchAtLogin,
    hostPort,
    paths,
    clock,
    loop: () => (chosen === null ? null : session.loop(chosen)),
    choose: (name) => inTurn(() => choose(name)),
    changed: (incidents) => {
      push('incidents', incidents);
      stateChanged();
    },
  });

  settings.onChange(({ logLevel }) => {
    log.setLevel(logLevel);
    session.settingsChanged();
    stateChanged();
  });

  // What it says of itself (a broken file, a mended one) changes without a setting changing.
  const watcher = watchFiles([settingsFile], () => {
    settings.reread();
    stateChanged();
  });

  if (chosen !== null) session.watch(chosen);

  return {
    state,
    openIncidents: (limit) => (chosen === null ? [] : session.incidents.openFor(chosen, limit)),
    handle: (channel, payload) => answer(handlers, log, channel, payload),
    exportHistory: (parameters) =>
      exportHistory(session.archive.exports, exportQuery(parameters), clock.now()),
    onPush(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    show: (incident) => push('navigate', { screen: incident === null ? 'incidents' : 'incident', incident }),
    notice(notice) {
      hostNotices.set(notice.id, notice);
      stateChanged();
    },
    dropNotice(id) {
      if (hostNotices.delete(id)) stateChanged();
    },
    suspend: () => session.suspend(),
    wake: () => session.wake(),
    stop() {
      cancelState?.();
      watcher.close();
      stopped ??= inTurn(async () => {
        await session.close();
        await contexts.close();
      });
      return stopped;
    },
  };
}

/** @throws Error with one sentence for a context that is not there or cannot be used. */
function usable(contexts: Contexts, name: string): KubeContext {
  try {
    return known(contexts, name);
  } catch (error) {
    throw new Error(`${name} cannot be watched: ${(error as Error).message}`, { cause: error });
  }
}

/** @throws Error with the reason why the context cannot be used. */
function known(contexts: Contexts, name: string): KubeContext {
  const context = contexts.find(name);
  if (context?.problem === null) return context;
  const names = contexts.list().map((one) => one.name);
  const [unread] = names.length === 0 ? contexts.problems() : [];
  const missing =
    unread ?? `there is no such context in the kubeconfig: it has ${names.join(', ') || 'none'}`;
  throw new Error(context?.problem ?? missing);
}
