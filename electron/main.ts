import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dialog, app as electron, shell } from 'electron';
import { type Arguments, parseArguments } from './app/arguments.ts';
import { systemClock } from './app/clock.ts';
import { createApp } from './app/create-app.ts';
import { createLogFile } from './app/log-file.ts';
import { type Paths, resolvePaths } from './app/paths.ts';
import { resolveShellEnvironment } from './kube/shell-environment.ts';
import { parseDeepLink } from './shell/deep-link.ts';
import { noDisplay } from './shell/display.ts';
import { guardAllContents } from './shell/guards.ts';
import { createLaunchAtLogin, wasLaunchedAtLogin } from './shell/launch-at-login.ts';
import { surviveFailures } from './shell/lifecycle.ts';
import { createNotifications } from './shell/notifications.ts';
import { registerRendererScheme } from './shell/renderer-protocol.ts';
import { saveFile } from './shell/save-file.ts';
import { createSecretStorage } from './shell/secret-storage.ts';
import { type Shell, startShell } from './shell/shell.ts';
import { followUpdates, noUpdates } from './shell/updates.ts';

const { platform, env } = process;
/** The installer registers toasts under the same name. */
const APP_USER_MODEL_ID = 'dev.dogwatch.app';
/** What Windows starts for a click on a toast of an earlier run: left to itself Electron makes up another each time. */
const TOAST_ACTIVATOR = '{C5237712-0BE5-4F34-8CA4-6C9C459004D2}';

/** build/start.ts speaks to us over IPC, and was itself started in a terminal. */
const fromTerminal = process.send !== undefined || process.stdin.isTTY === true;

const argv = process.argv.slice(process.defaultApp ? 2 : 1);
/** Resolves with the shell once it is there: links and second launches may come earlier. */
const started = Promise.withResolvers<Shell>();

try {
  const args = parseArguments(argv, { strict: false });
  const paths = resolvePaths({ platform, env, home: homedir(), dataDir: args.dataDir });
  launch(args, paths);
} catch (error) {
  fail(error);
}

function launch(args: Arguments, paths: Paths): void {
  // The lock belongs to this folder, and a data folder has one Dogwatch.
  const userData = join(paths.data, 'desktop');
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  electron.setPath('userData', userData);
  if (!electron.requestSingleInstanceLock({ argv })) {
    process.stdout.write('Dogwatch is already running; its window is shown.\n');
    electron.quit();
    return;
  }
  const problem = noDisplay(platform, env);
  // build/start.ts goes on to the browser by itself.
  const instead = process.send === undefined ? ': the npm package has `dogwatch headless` for servers' : '';
  if (problem !== null) throw new Error(`${problem}${instead}`);
  electron.on('second-instance', (_event, _argv, _folder, data) => {
    const { hidden, link } = argumentsIn(data);
    if (!hidden || link !== undefined) showFor(link);
  });
  if (platform === 'darwin')
    electron.on('open-url', (event, url) => {
      event.preventDefault();
      showFor(url);
    });
  if (platform === 'win32') {
    // It is written into the registry and the Start menu, which belong to what is installed.
    if (electron.isPackaged) electron.setToastActivatorCLSID(TOAST_ACTIVATOR);
    electron.setAppUserModelId(APP_USER_MODEL_ID);
  }
  registerRendererScheme();
  // Not awaited at the top: Electron is not ready before this module has run to its end.
  electron.once('ready', (_event, launchInfo) => run(args, paths, launchInfo).catch(fail));
}

async function run(args: Arguments, paths: Paths, launchInfo: unknown): Promise<void> {
  const stderr = process.stderr.isTTY ? (line: string) => process.stderr.write(`${line}\n`) : null;
  const log = createLogFile({ folder: paths.logs, level: 'info', stderr });
  guardAllContents(log);
  if (electron.isPackaged) electron.setAsDefaultProtocolClient('dogwatch');
  const notifications = createNotifications(platform, log);
  const app = await createApp({
    host: 'desktop',
    args,
    // Credential plugins need the PATH of a login shell, which a dock or menu does not give us.
    env: fromTerminal ? env : await resolveShellEnvironment({ env, platform }),
    platform,
    home: homedir(),
    paths,
    log,
    hostPort: {
      openExternal: (url) => shell.openExternal(url),
      openLog,
      notify: notifications.notify,
      saveFile,
      noUpdates: noUpdates(electron.isPackaged, process.resourcesPath),
      launchAtLogin: createLaunchAtLogin({
        platform,
        env,
        home: homedir(),
        command: electron.isPackaged ? [process.execPath] : [process.execPath, electron.getAppPath()],
      }),
      secrets: createSecretStorage(platform),
    },
  });
  surviveFailures(log, (text) => app.notice({ id: 'unexpected', tone: 'error', text }));
  if (app.state().noUpdates === null)
    followUpdates({
      app,
      clock: systemClock,
      log,
      load: async () => (await import('electron-updater')).autoUpdater,
    });
  const desktop = await startShell({
    app,
    notifications,
    platform,
    clock: systemClock,
    log,
    files: {
      renderer: join(import.meta.dirname, 'renderer'),
      preload: join(import.meta.dirname, 'preload.cjs'),
      icon: join(import.meta.dirname, '..', 'build', 'icons', 'linux', '256x256.png'),
      bounds: join(paths.config, 'window.json'),
      trayIcons: join(electron.getPath('userData'), 'tray'),
    },
    hidden: args.hidden || wasLaunchedAtLogin(platform),
    launchedBy: notificationIn(launchInfo),
  });
  if (args.link !== undefined) desktop.show(parseDeepLink(args.link));
  started.resolve(desktop);
  if (env.DOGWATCH_E2E !== undefined) Object.assign(globalThis, { dogwatchShell: desktop });
  // build/start.ts falls back to the browser until it hears this (build/launch-electron.ts).
  process.send?.('dogwatch ready');
}

async function openLog(folder: string): Promise<void> {
  const problem = await shell.openPath(folder);
  if (problem !== '') throw new Error(`The folder ${folder} cannot be opened (${problem}).`);
}

function showFor(link: string | undefined): void {
  void started.promise.then((desktop) => desktop.show(link === undefined ? null : parseDeepLink(link)));
}

/** What a second launch sent along with its claim to the lock. */
function argumentsIn(data: unknown): Arguments {
  const sent = Object(data).argv;
  const strings = Array.isArray(sent) ? sent.filter((argument) => typeof argument === 'string') : [];
  return parseArguments(strings, { strict: false });
}

/** macOS: the click on a notification that started us. */
function notificationIn(launchInfo: unknown): string | null {
  const { identifier } = Object(launchInfo);
  return typeof identifier === 'string' ? identifier : null;
}

/** Nothing could be started: one sentence where the person looks. */
function fail(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`dogwatch: ${text}\n`);
  // Started from a desktop nobody reads stderr; started by build/start.ts somebody does.
  if (!process.send) dialog.showErrorBox('Dogwatch cannot start', text);
  electron.exit(1);
}
