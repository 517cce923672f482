import { join } from 'node:path';
import type { Notice } from '../../shared/app-state.ts';
import type { PushName } from '../../shared/channels.ts';
import type { Pushes } from '../../shared/ipc.ts';
import { connect } from '../kube/connect.ts';
import { watchFiles } from '../kube/watch-files.ts';
import type { App, HostPort } from './app.ts';
import { openAppSettings } from './app-settings.ts';
import { appState } from './app-state.ts';
import type { Arguments } from './arguments.ts';
import { type Clock, systemClock } from './clock.ts';
import { known, openContexts } from './contexts.ts';
import { exportHistory, exportQuery } from './export-history.ts';
import { isFirstRun } from './first-run.ts';
import { createHandlers } from './handlers.ts';
import { followLaunchAtLogin } from './launch-at-login.ts';
import type { LevelledLog } from './log.ts';
import type { Paths } from './paths.ts';
import { answer } from './requests.ts';
import { openRules } from './rules.ts';
import { openSecrets } from './secrets.ts';
import { openSession } from './session.ts';
import type { Session } from './session-ports.ts';
import { signalsOf } from './signals.ts';
import { VERSION } from './version.ts';
import { startWatching, type Watching } from './watching.ts';

/** State goes to the window at most this often, in ms: a burst of changes is one push. */
const STATE_INTERVAL_MS = 200;

const UPDATED_BY_OTHERS = 'Dogwatch does not update itself here: update it as you installed it.';

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
  const rules = openRules(join(paths.config, 'rules.yaml'), settings.get, log);
  const launchAtLogin = followLaunchAtLogin(hostPort.launchAtLogin, settings, log);
  const listeners = new Set<Parameters<App['onPush']>[0]>();
  const secrets = openSecrets({ folder: join(paths.data, 'secrets'), env, storage: hostPort.secrets });
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
    changed: (names) => void watching.kubeconfigChanged(names),
  });

  const openFor = (demo: boolean): Session =>
    openSession({
      config: paths.config,
      databaseFile: join(paths.data, demo ? 'dogwatch-demo.db' : 'dogwatch.db'),
      clock,
      log,
      settings: settings.get,
      rules: rules.book,
      connect: (name) => connect(known(contexts, name), { env }),
      notify: hostPort.notify,
      secrets,
      reachesChannels: !demo,
      changed: (incidents) => {
        if (incidents.length > 0) push('incidents', incidents);
        stateChanged();
      },
      statusChanged: () => stateChanged(),
    });

  let watching: Watching;
  try {
    watching = startWatching({
      args,
      contexts,
      settings,
      clock,
      log,
      openSession: openFor,
      changed: stateChanged,
    });
  } catch (error) {
    await contexts.close();
    throw error;
  }

  const state = () =>
    appState({
      version: VERSION,
      host: options.host,
      platform,
      contexts,
      chosen: watching.chosen(),
      session: watching.session(),
      settings: settings.get(),
      overrides: settings.overrides,
      noLaunchAtLogin: launchAtLogin.problem,
      firstRun: isFirstRun(args, settings.get(), watching.chosen()),
      noUpdates: hostPort.noUpdates === undefined ? UPDATED_BY_OTHERS : hostPort.noUpdates,
      paths,
      notices: notices(),
      attention: rules.mark(watching.session().silences.version(clock.now())),
    });

  function notices(): Notice[] {
    const ofSession = watching.session().notices();
    const said = (text: string) => ofSession.some((notice) => notice.text.includes(text));
    const warnings = [
      ...contexts.problems().filter((text) => !said(text)),
      ...settings.problems(),
      ...rules.problems(),
    ];
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

  const handlers = createHandlers({
    state,
    contexts,
    watching,
    settings,
    rules,
    secrets,
    launchAtLogin,
    hostPort,
    paths,
    clock,
    changed: (incidents) => {
      push('incidents', incidents);
      stateChanged();
    },
  });

  settings.onChange(({ logLevel }) => {
    log.setLevel(logLevel);
    watching.settingsChanged();
    stateChanged();
  });

  // What it says of itself (a broken file, a mended one) changes without a setting changing.
  const watcher = watchFiles([settingsFile, rules.file.path], () => {
    settings.reread();
    rules.reread();
    watching.session().reconsider();
    stateChanged();
  });

  return {
    state,
    openIncidents: (limit) => watching.session().open.newest(limit),
    handle: (channel, payload) => answer(handlers, log, channel, payload),
    exportHistory: (parameters) =>
      exportHistory(watching.session().archive.exports, exportQuery(parameters), clock.now()),
    signals: () => signalsOf(state(), watching.session()),
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
    focused: () => launchAtLogin.refresh(),
    suspend: () => watching.session().suspend(),
    wake: () => watching.session().wake(),
    stop() {
      cancelState?.();
      watcher.close();
      stopped ??= watching.stop().then(() => contexts.close());
      return stopped;
    },
  };
}
