/**
 * The process of the program under test: Node, dressed as Electron's main process. It runs the built out/main.js
 * unchanged; `electron` is the stand-in, the windows are pages of the driver's browser.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { controls } from './controls.ts';
import { electronModules } from './electron-modules.ts';
import { line } from './line.ts';
import { type Machine, preventable } from './machine.ts';
import { Notification } from './notification-module.ts';
import { Readiness } from './readiness.ts';

export interface ProgramOptions {
  platform: NodeJS.Platform;
  main: string;
  argv: string[];
  /** Ids of notifications that an earlier run left in macOS's centre, and the one whose click starts this run. */
  earlierNotifications: string[];
  launchedBy: string | null;
  /** It was installed. */
  packaged: boolean;
  /** macOS: the system started it because the person logged in. */
  openedAtLogin: boolean;
}

const options: ProgramOptions = JSON.parse(process.env.ELECTRON_STAND_IN ?? '{}');
const { platform, main, argv } = options;

// Native code is for the real platform: it must be loaded before the pretence begins.
const sqlite = createRequire(main)('better-sqlite3');
new sqlite(':memory:').close();

Object.defineProperties(process, {
  platform: { value: platform },
  type: { value: 'browser' },
  resourcesPath: { value: dirname(main) },
  defaultApp: { value: true },
  argv: { value: [process.execPath, main, ...argv] },
});
Object.defineProperty(process.versions, 'electron', { value: '45.4.1' });

const call = line(
  {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', listener),
    onEnd: (listener) => process.on('disconnect', listener),
  },
  new Proxy({}, { get: (_target, name) => Reflect.get(steering, name) }),
);
const failed = (error: unknown) => process.stderr.write(`stand-in: ${error}\n`);

const machine: Machine = {
  platform,
  ready: new Readiness(),
  pages: {
    open: (...args) => void call('open', ...args).catch(failed),
    load: async (...args) => void (await call('load', ...args)),
    reload: (...args) => void call('reload', ...args).catch(failed),
    close: (...args) => void call('close', ...args).catch(failed),
    send: (...args) => void call('send', ...args).catch(failed),
  },
  exit: (code) => process.exit(code),
  handOver(userData, ours, data) {
    const file = join(userData, 'SingletonLock');
    if (heldByAnother(file)) {
      process.send?.({ secondInstance: { argv: ours, data } });
      return true;
    }
    writeFileSync(file, String(process.pid));
    process.on('exit', () => rmSync(file, { force: true }));
    return false;
  },
};

function heldByAnother(file: string): boolean {
  try {
    return process.kill(Number(readFileSync(file, 'utf8')), 0);
  } catch {
    return false;
  }
}

const electron = electronModules(machine);
const steering = controls(electron, platform);
electron.app.login.openedUs = options.openedAtLogin;
electron.app.isPackaged = options.packaged;
Notification.history = options.earlierNotifications.map((id) => new Notification({ id }));
Object.assign(globalThis, { electronStandIn: electron.modules });

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

await import(pathToFileURL(main).href);
// Electron, too, becomes ready only when the main module has run to its end.
setImmediate(() => {
  machine.ready.become();
  electron.app.emit(
    'ready',
    preventable({}),
    options.launchedBy === null ? {} : { identifier: options.launchedBy, userInfo: {} },
  );
});
