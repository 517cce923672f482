import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { LoginItems } from './login-items.ts';
import { type Machine, preventable } from './machine.ts';

/** `app`: life cycle, paths, the single-instance lock. */
export class AppModule extends EventEmitter {
  readonly #machine: Machine;
  readonly #closeWindows: () => boolean;
  readonly #paths = new Map<string, string>();
  isPackaged = false;
  name = 'dogwatch';
  appUserModelId: string | null = null;
  /** Windows: Electron makes one up for each run when it is given none. */
  toastActivatorCLSID = `{${randomUUID().toUpperCase()}}`;
  readonly login: LoginItems;
  /** What the driver reads: whether a Mac shows us in dock, app switcher and menu bar. */
  activationPolicy = 'regular';
  focused = false;

  /** `closeWindows` closes all windows and says whether none of them refused. */
  constructor(machine: Machine, closeWindows: () => boolean) {
    super();
    this.#machine = machine;
    this.#closeWindows = closeWindows;
    this.login = new LoginItems(machine.platform);
  }

  isReady = () => this.#machine.ready.isReady;
  whenReady = () => this.#machine.ready.promise;
  getName = () => this.name;
  getVersion = () => '0.1.0';
  getAppPath = () => process.cwd();
  setName(name: string) {
    this.name = name;
  }

  setPath(name: string, path: string) {
    if (name === 'userData') this.#machine.ready.demandNotYet("app.setPath('userData')");
    if (!existsSync(path)) throw new Error(`Path ${path} does not exist`);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`The stand-in was given no path "${name}".`);
    return path;
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    return !this.#machine.handOver(this.getPath('userData'), process.argv, structuredClone(additionalData));
  }

  setActivationPolicy(policy: string) {
    this.activationPolicy = policy;
    this.focused &&= policy === 'regular';
  }

  focus() {
    this.focused = true;
  }

  setAppUserModelId(id: string) {
    this.appUserModelId = id;
  }

  setToastActivatorCLSID(id: string) {
    if (this.appUserModelId !== null) throw new Error('The stand-in wants the CLSID before the shortcut.');
    if (!/^\{[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}\}$/i.test(id)) throw new Error(`Invalid CLSID ${id}`);
    this.toastActivatorCLSID = id;
  }

  setLoginItemSettings = (settings: Parameters<LoginItems['set']>[0]) => this.login.set(settings);
  getLoginItemSettings = (options?: Parameters<LoginItems['get']>[0]) => this.login.get(options);

  setAsDefaultProtocolClient = () => true;

  /** Electron's order: before-quit, the windows' close (each may refuse), will-quit (may be refused), quit. */
  quit() {
    setImmediate(() => {
      const before = preventable({});
      this.emit('before-quit', before);
      if (before.defaultPrevented || !this.#closeWindows()) return;
      const will = preventable({});
      this.emit('will-quit', will);
      if (!will.defaultPrevented) this.exit(0);
    });
  }

  exit(code = 0) {
    this.emit('quit', preventable({}), code);
    this.#machine.exit(code);
  }
}
